package main

import (
	"context"
	"fmt"
	"os"
	"time"

	"github.com/sirupsen/logrus"
	"sigs.k8s.io/external-dns/endpoint"
	"sigs.k8s.io/external-dns/provider/digitalocean"
)

func section(name string) { fmt.Printf("\x1e%s\n", name) }

// The two lines that external-dns logs about an error of its provider.
func main() {
	logrus.SetOutput(os.Stdout)
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	defer cancel()
	filter := endpoint.NewDomainFilter([]string{"example.com"})
	provider, err := digitalocean.NewDigitalOceanProvider(ctx, filter, false, 50)
	if err != nil {
		section("start")
		logrus.Fatal(err)
	}
	if _, err = provider.Records(ctx); err != nil {
		section("loop")
		logrus.Errorf("Failed to do run once: %v (consecutive soft errors: 1)", err)
		if os.Getenv("CORE") != "" {
			section("once")
			logrus.Fatal(err)
		}
	}
}
