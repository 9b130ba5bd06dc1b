import superagent from 'superagent';
import { main } from './main.mjs';

await main(
  async () => {
    const { body } = await superagent
      .get(`${process.env.BASE_URL}/v2/account`)
      .set('Authorization', `Bearer ${process.env.DIGITALOCEAN_TOKEN}`)
      .timeout(2000);
    console.log(body.account.email);
  },
  {
    text: (err) => console.error(err.status, err.response.text),
    body: (err) => console.error(err.status, err.response.body),
  },
);
