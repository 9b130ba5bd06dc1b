import os

from pydo import Client
from styles import run


def client():
    return Client(token=os.getenv("DIGITALOCEAN_TOKEN"), endpoint=os.environ["BASE_URL"], retry_total=1, timeout=2)


def account():
    print(client().account.get()["account"]["email"])


def create():
    body = {"name": "web-1", "region": "nyc3", "size": "s-1vcpu-1gb", "image": "ubuntu-24-04-x64"}
    print(client().droplets.create(body=body))


run("account", account)
if os.environ.get("ESSENTIAL"):
    run("create", create)
