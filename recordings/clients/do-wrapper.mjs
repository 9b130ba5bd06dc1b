import doWrapper from 'do-wrapper';
import { main } from './main.mjs';

const DigitalOcean = doWrapper.default ?? doWrapper;

await main(
  async () => {
    const instance = new DigitalOcean(process.env.DIGITALOCEAN_TOKEN);
    const { account } = await instance.account.get();
    console.log(account.email);
  },
  { body: (err) => console.error(err.statusCode, err.message, err.body ?? err.error) },
);
