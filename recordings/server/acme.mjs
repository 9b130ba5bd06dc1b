/**
 * As much of an ACME server (RFC 8555) as it takes to bring a client to its DNS provider: it believes
 * every signature and offers one DNS challenge, which is never validated.
 */
import { randomBytes } from 'node:crypto';

const HOST = 'https://acme-v02.api.letsencrypt.org';

export function answerAcme(request, response) {
  const reply = (status, body, headers = {}) => {
    response.writeHead(status, {
      'content-type': 'application/json',
      'replay-nonce': randomBytes(12).toString('base64url'),
      'cache-control': 'no-store',
      ...headers,
    });
    response.end(request.method === 'HEAD' ? '' : JSON.stringify(body));
  };
  const path = request.url.replace(/\?.*/, '');
  const identifier = { type: 'dns', value: 'example.com' };
  const later = '2027-01-01T00:00:00Z';
  switch (path) {
    case '/directory':
      return reply(200, {
        newNonce: `${HOST}/nonce`,
        newAccount: `${HOST}/account`,
        newOrder: `${HOST}/order`,
        revokeCert: `${HOST}/revoke`,
        keyChange: `${HOST}/key`,
        meta: { termsOfService: `${HOST}/terms` },
      });
    case '/nonce':
      return reply(request.method === 'HEAD' ? 200 : 204, {});
    case '/account':
      return reply(
        201,
        { status: 'valid', contact: [], orders: `${HOST}/orders` },
        { location: `${HOST}/account/1` },
      );
    case '/account/1':
      return reply(200, { status: 'valid', contact: [] });
    case '/order':
    case '/order/1':
      return reply(
        path === '/order' ? 201 : 200,
        {
          status: 'pending',
          expires: later,
          identifiers: [identifier],
          authorizations: [`${HOST}/authorization/1`],
          finalize: `${HOST}/finalize/1`,
        },
        { location: `${HOST}/order/1` },
      );
    case '/authorization/1':
      return reply(200, {
        status: 'pending',
        expires: later,
        identifier,
        challenges: [
          {
            type: 'dns-01',
            status: 'pending',
            url: `${HOST}/challenge/1`,
            token: 'Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4',
          },
        ],
      });
    default:
      return reply(200, { status: 'pending', type: 'dns-01', url: `${HOST}/challenge/1` });
  }
}
