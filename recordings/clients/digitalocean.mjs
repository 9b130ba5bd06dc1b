import digitalocean from 'digitalocean';
import { main } from './main.mjs';

await main(
  async () => {
    const client = digitalocean.client(process.env.DIGITALOCEAN_TOKEN);
    const account = await client.account.get();
    console.log(account.email);
  },
  { body: (err) => console.error(err.statusCode, err.body) },
);
