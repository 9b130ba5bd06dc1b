import os

import requests
from styles import run

BASE = os.environ["BASE_URL"]


def headers():
    token = os.environ["DIGITALOCEAN_TOKEN"]
    return {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}


def raise_for_status():
    response = requests.get(f"{BASE}/v2/account", headers=headers(), timeout=2)
    response.raise_for_status()
    print(response.json()["account"]["email"])


def body():
    response = requests.get(f"{BASE}/v2/account", headers=headers(), timeout=2)
    print(response.status_code, response.text)


def as_json():
    token = os.getenv("DIGITALOCEAN_TOKEN")
    response = requests.get(f"{BASE}/v2/droplets", headers={"Authorization": "Bearer %s" % token}, timeout=2)
    print(response)
    print(response.json())
    for droplet in response.json()["droplets"]:
        print(droplet["name"])


run("raise", raise_for_status)
run("body", body, errors=False)
if os.environ.get("CORE") and os.environ.get("ANSWERED"):
    run("json", as_json)
