terraform {
  required_providers {
    digitalocean = {
      source = "digitalocean/digitalocean"
    }
  }
}

variable "do_token" {
  type      = string
  sensitive = true
}

provider "digitalocean" {
  token          = var.do_token
  http_retry_max = 0
}

data "digitalocean_account" "me" {}

data "digitalocean_ssh_key" "laptop" {
  name = "laptop"
}
