import digitalOceanJs from 'digitalocean-js';
import { main } from './main.mjs';

const { DigitalOcean } = digitalOceanJs;

await main(
  async () => {
    const client = new DigitalOcean(process.env.DIGITALOCEAN_TOKEN);
    console.log(await client.droplets.getAllDroplets());
  },
  { data: (err) => console.error(err.response.data) },
);
