import json
import os
import urllib.error
import urllib.request

from styles import run

BASE = os.environ["BASE_URL"]


def get():
    token = os.environ["DIGITALOCEAN_TOKEN"]
    request = urllib.request.Request(f"{BASE}/v2/account", headers={"Authorization": "Bearer " + token})
    with urllib.request.urlopen(request, timeout=2) as response:
        print(json.load(response)["account"]["email"])


def body():
    try:
        get()
    except urllib.error.HTTPError as error:
        print("HTTP error:", error.code, error.reason, error.read().decode())


run("urlopen", get)
run("body", body, errors=False)
