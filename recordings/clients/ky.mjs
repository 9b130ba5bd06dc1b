import ky from 'ky';
import { main } from './main.mjs';

await main(
  async () => {
    const { account } = await ky
      .get('v2/account', {
        prefixUrl: process.env.BASE_URL,
        headers: { Authorization: `Bearer ${process.env.DIGITALOCEAN_TOKEN}` },
        timeout: 2000,
        retry: 0,
      })
      .json();
    console.log(account.email);
  },
  { name: (err) => console.error(err.name, err.message, err.cause) },
);
