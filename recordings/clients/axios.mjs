import axios from 'axios';
import { main } from './main.mjs';

await main(
  async () => {
    const { data } = await axios.get(`${process.env.BASE_URL}/v2/account`, {
      headers: { Authorization: `Bearer ${process.env.DIGITALOCEAN_TOKEN}` },
      timeout: 2000,
    });
    console.log(data.account.email);
  },
  {
    data: (err) => console.error(err.response.status, err.response.data),
    code: (err) => console.error(err.code, err.message, err.response?.data),
  },
);
