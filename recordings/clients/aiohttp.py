import asyncio
import os

import aiohttp
from styles import run

BASE = os.environ["BASE_URL"]


async def account(raise_for_status):
    token = os.environ["DIGITALOCEAN_TOKEN"]
    timeout = aiohttp.ClientTimeout(total=2)
    async with aiohttp.ClientSession(timeout=timeout, trust_env=True) as session:
        headers = {"Authorization": f"Bearer {token}"}
        async with session.get(f"{BASE}/v2/account", headers=headers) as response:
            if raise_for_status:
                response.raise_for_status()
            print(response)
            data = await response.json()
            print(data)
            print(data["account"]["email"])


run("raise", lambda: asyncio.run(account(True)))
if os.environ.get("CORE") and os.environ.get("ANSWERED"):
    run("json", lambda: asyncio.run(account(False)))
