import { createApiClient } from 'dots-wrapper';
import { main } from './main.mjs';

await main(
  async () => {
    const dots = createApiClient({ token: process.env.DIGITALOCEAN_TOKEN });
    const { data } = await dots.account.getAccount();
    console.log(data.account.email);
  },
  { data: (err) => console.error(err.response.status, err.response.data) },
);
