'use strict';

const http = require('node:http');

/** The smallest script that makes both requests: `bare-probe.cjs ORIGIN`, token on stdin. */
const [origin] = process.argv.slice(2);

function get(path, token) {
  const headers = { authorization: `Bearer ${token}`, accept: 'application/json' };
  return new Promise((resolve, reject) => {
    const request = http.get(`${origin}${path}`, { headers, agent: false }, (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (chunk) => {
        body += chunk;
      });
      response.on('end', () => resolve({ status: response.statusCode, body: JSON.parse(body) }));
    });
    request.on('error', reject);
  });
}

let input = '';
process.stdin.setEncoding('utf8');
process.stdin.on('data', (chunk) => {
  input += chunk;
});
process.stdin.on('end', async () => {
  const token = input.trim();
  const answers = await Promise.all([
    get('/v2/account', token),
    get('/v1/oauth/token/info', token),
  ]);
  process.stdout.write(`${JSON.stringify(answers)}\n`);
});
