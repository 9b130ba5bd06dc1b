package main

import (
	"fmt"
	"log"
	"os"
	"time"

	"github.com/go-resty/resty/v2"
)

func section(name string) { fmt.Printf("\x1e%s\n", name) }

func main() {
	log.SetOutput(os.Stdout)
	client := resty.New().SetBaseURL(os.Getenv("BASE_URL")).SetTimeout(2 * time.Second).SetAuthToken(os.Getenv("DIGITALOCEAN_TOKEN"))
	if proxy := os.Getenv("PROXY"); proxy != "" {
		client.SetProxy(proxy)
	}
	if os.Getenv("CORE") != "" {
		section("debug")
		client.SetDebug(true)
	} else {
		section("quiet")
	}
	var account map[string]any
	response, err := client.R().SetResult(&account).Get("/v2/account")
	if err != nil {
		section("error")
		log.Fatalf("could not read the account: %v", err)
	}
	section("print")
	fmt.Println("Error:", response.Status(), response)
	if os.Getenv("CORE") != "" {
		section("status")
		fmt.Println("Response Info:\n  Error      :", err, "\n  Status Code:", response.StatusCode(), "\n  Status     :", response.Status(), "\n  Proto      :", response.Proto(), "\n  Body       :\n", response)
	}
}
