package main

import (
	"context"
	"fmt"
	"os"

	"github.com/cert-manager/cert-manager/pkg/issuer/acme/dns/digitalocean"
	"k8s.io/klog/v2"
)

func section(name string) { fmt.Printf("\x1e%s\n", name) }

func main() {
	klog.LogToStderr(true)
	provider, err := digitalocean.NewDNSProviderCredentials(os.Getenv("DIGITALOCEAN_TOKEN"), []string{"192.168.1.1:53"}, "cert-manager/v1")
	if err == nil {
		err = provider.Present(context.Background(), "example.com", "_acme-challenge.example.com.", "value")
	}
	if err == nil {
		return
	}
	section("controller")
	klog.ErrorS(err, "re-queuing item due to error processing", "logger", "cert-manager.controller", "key", "default/example-com-1-1234567890-987654321")
	klog.Flush()
	section("describe")
	fmt.Printf("Events:\n  Type     Reason        Age                From                     Message\n  ----     ------        ----               ----                     -------\n  Normal   Started       14s                cert-manager-challenges  Challenge scheduled for processing\n  Warning  PresentError  3s (x4 over 13s)   cert-manager-challenges  Error presenting challenge: %v\n", err)
}
