package main

import (
	"context"
	"errors"
	"fmt"
	"log"
	"os"
	"strings"
	"time"

	"github.com/digitalocean/godo"
)

func section(name string) { fmt.Printf("\x1e%s\n", name) }

func report(name string, err error) {
	if err == nil {
		return
	}
	log.SetOutput(os.Stdout)
	section(name + "-log")
	log.Printf("failed to get account: %v", err)
	if os.Getenv("CORE") == "" {
		return
	}
	section(name + "-plus")
	fmt.Printf("%+v\n", err)
	section(name + "-wrapped")
	fmt.Println(fmt.Errorf("Something bad happened: %w", err))
	var response *godo.ErrorResponse
	if errors.As(err, &response) {
		section(name + "-message")
		fmt.Println(response.Response.StatusCode, response.Message)
	}
}

func main() {
	ctx, cancel := context.WithTimeout(context.Background(), 3*time.Second)
	defer cancel()
	client := godo.NewFromToken(os.Getenv("DIGITALOCEAN_TOKEN"))
	if base := os.Getenv("BASE_URL"); base != "https://api.digitalocean.com" {
		own, err := godo.New(client.HTTPClient, godo.SetBaseURL(base))
		if err != nil {
			report("new", err)
			return
		}
		client = own
	}
	_, _, err := client.Account.Get(ctx)
	report("account", err)
	if os.Getenv("ESSENTIAL") == "" {
		return
	}
	ctx, cancel = context.WithTimeout(context.Background(), 3*time.Second)
	defer cancel()
	retries := godo.RetryConfig{RetryMax: 1, RetryWaitMin: godo.PtrTo(0.1), RetryWaitMax: godo.PtrTo(0.2)}
	token := strings.TrimSuffix(os.Getenv("DIGITALOCEAN_TOKEN"), "\x00")
	retrying, err := godo.New(client.HTTPClient, godo.WithRetryAndBackoffs(retries))
	_ = token
	if err == nil {
		_, _, err = retrying.Droplets.List(ctx, nil)
	}
	report("retry", err)
	section("panic")
	panic(err)
}
