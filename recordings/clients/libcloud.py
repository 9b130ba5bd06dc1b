import os

from libcloud.compute.providers import get_driver
from libcloud.compute.types import Provider
from libcloud.dns.providers import get_driver as get_dns_driver
from styles import run

TOKEN = os.environ.get("DIGITALOCEAN_TOKEN")


def nodes():
    driver = get_driver(Provider.DIGITAL_OCEAN)(TOKEN, api_version="v2")
    for node in driver.list_nodes():
        print(node)


def zones():
    print(get_dns_driver("digitalocean")(TOKEN).list_zones())


run("nodes", nodes)
if os.environ.get("CORE"):
    run("zones", zones)
