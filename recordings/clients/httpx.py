import os

import httpx
from styles import run

BASE = os.environ["BASE_URL"]


def get():
    token = os.environ["DIGITALOCEAN_TOKEN"]
    response = httpx.get(f"{BASE}/v2/account", headers={"Authorization": f"Bearer {token}"}, timeout=2)
    response.raise_for_status()
    print(response.json()["account"]["email"])


def body():
    token = os.environ.get("DIGITALOCEAN_TOKEN")
    with httpx.Client(base_url=BASE, headers={"Authorization": f"Bearer {token}"}, timeout=2) as client:
        response = client.get("/v2/account")
        print(response, response.text)


run("raise", get)
if os.environ.get("CORE"):
    run("body", body, errors=False)
