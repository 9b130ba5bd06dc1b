package main

import (
	"encoding/json"
	"fmt"
	"io"
	"log"
	"net/http"
	"os"
	"time"
)

func section(name string) { fmt.Printf("\x1e%s\n", name) }

func get() (*http.Response, error) {
	request, err := http.NewRequest("GET", os.Getenv("BASE_URL")+"/v2/account", nil)
	if err != nil {
		return nil, err
	}
	request.Header.Set("Authorization", "Bearer "+os.Getenv("DIGITALOCEAN_TOKEN"))
	client := &http.Client{Timeout: 2 * time.Second}
	return client.Do(request)
}

func main() {
	log.SetOutput(os.Stdout)
	response, err := get()
	if err != nil {
		section("log")
		log.Println(err)
		if os.Getenv("CORE") != "" {
			section("go-syntax")
			fmt.Printf("request failed: %+v (%T)\n", err, err)
		}
		return
	}
	body, err := io.ReadAll(response.Body)
	section("body")
	if err != nil {
		fmt.Printf("could not read the body: %v\n", err)
		return
	}
	fmt.Printf("unexpected status %s: %s\n", response.Status, body)
	var account struct {
		Account struct{ Email string } `json:"account"`
	}
	section("decode")
	if err := json.Unmarshal(body, &account); err != nil {
		log.Fatalf("cannot decode the answer: %v", err)
	}
	if os.Getenv("CORE") != "" {
		section("status")
		fmt.Printf("GET %s: unexpected status %d\n", response.Request.URL, response.StatusCode)
		section("response")
		fmt.Printf("%+v\n", response.Header)
	}
}
