import { ProxyAgent, request } from 'undici';
import { main } from './main.mjs';

const dispatcher = process.env.PROXY ? new ProxyAgent(process.env.PROXY) : undefined;

await main(
  async () => {
    const { statusCode, body } = await request(`${process.env.BASE_URL}/v2/account`, {
      headers: { authorization: `Bearer ${process.env.DIGITALOCEAN_TOKEN}` },
      headersTimeout: 2000,
      bodyTimeout: 2000,
      connectTimeout: 2000,
      dispatcher,
    });
    if (statusCode !== 200) console.log('response received', statusCode);
    const data = await body.json();
    console.log('data', data);
    console.log(data.account.email);
  },
  { cause: (err) => console.error(err.code, err.cause) },
);
