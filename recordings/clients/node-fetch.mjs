import { HttpsProxyAgent } from 'https-proxy-agent';
import fetch from 'node-fetch';
import { main } from './main.mjs';

const agent = process.env.PROXY ? new HttpsProxyAgent(process.env.PROXY) : undefined;

await main(
  async () => {
    const response = await fetch(`${process.env.BASE_URL}/v2/droplets`, {
      headers: { Authorization: `Bearer ${process.env.DIGITALOCEAN_TOKEN}` },
      signal: AbortSignal.timeout(2000),
      agent,
    });
    if (process.env.style === 'throw' && !response.ok) {
      throw new Error(`Unexpected response ${response.statusText}: ${await response.text()}`);
    }
    const data = await response.json();
    for (const droplet of data.droplets) console.log(droplet.name);
  },
  { type: (err) => console.error(err.type, err.code, err.message) },
);
