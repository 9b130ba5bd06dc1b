import { main } from './main.mjs';

const request = () =>
  fetch(`${process.env.BASE_URL}/v2/account`, {
    headers: { Authorization: `Bearer ${process.env.DIGITALOCEAN_TOKEN}` },
    signal: AbortSignal.timeout(2000),
  });
const { style } = process.env;

await main(
  async () => {
    const response = await request();
    if (style === 'throw') {
      if (!response.ok) throw new Error(`HTTP error! status: ${response.status}`);
    }
    if (style === 'text') {
      if (!response.ok)
        throw new Error(`${response.status} ${response.statusText}: ${await response.text()}`);
    }
    if (style === 'print') console.log(response);
    const body = await response.json();
    if (style === 'print') console.log(body);
    console.log(body.account.email);
  },
  { cause: (err) => console.error(err.message, err.cause?.code, err.cause?.message) },
);
