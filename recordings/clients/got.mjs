import got from 'got';
import { HttpsProxyAgent } from 'https-proxy-agent';
import { main } from './main.mjs';

const agent = process.env.PROXY ? { https: new HttpsProxyAgent(process.env.PROXY) } : undefined;

await main(
  async () => {
    const { account } = await got(`${process.env.BASE_URL}/v2/account`, {
      headers: { authorization: `Bearer ${process.env.DIGITALOCEAN_TOKEN}` },
      timeout: { request: 2000 },
      retry: { limit: 0 },
      agent,
    }).json();
    console.log(account.email);
  },
  {
    body: (err) => console.error(err.response.statusCode, err.response.body),
    options: (err) => console.error(err.code, err.name, err.message),
  },
);
