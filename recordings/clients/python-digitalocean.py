import os

import digitalocean
from digitalocean import baseapi
from styles import run

if os.environ["BASE_URL"] != "https://api.digitalocean.com":
    baseapi.BaseAPI.end_point = os.environ["BASE_URL"] + "/v2/"
os.environ["DIGITALOCEAN_TIMEOUT"] = "2"
TOKEN = os.environ.get("DIGITALOCEAN_TOKEN")


def droplets():
    manager = digitalocean.Manager(token=TOKEN)
    for droplet in manager.get_all_droplets():
        print(droplet.name)


def account():
    print(digitalocean.Account.get_object(api_token=TOKEN).email)


def create():
    droplet = digitalocean.Droplet(token=TOKEN, name="web-1", region="nyc3", image="ubuntu-24-04-x64", size_slug="s-1vcpu-1gb")
    droplet.create()


run("droplets", droplets)
if os.environ.get("CORE"):
    run("account", account)
if os.environ.get("ESSENTIAL"):
    run("create", create)
