import { describe, expect, test } from 'vitest';
import { makeToken } from '../src/sandbox/make-token.ts';
import { said } from './support/said.ts';

/**
 * Programs that have their token in a form or in a settings file: what people tell of it, the place
 * that the first step names, and what must not be taken for such a description.
 */
const rejected = '{"id":"Unauthorized","message":"Unable to authenticate you"}';
const token = makeToken('dop_v1_', 'forms');

describe('how a form sends the token', () => {
  test.each([
    [
      'Basic Auth in Postman',
      `Postman, tab Authorization: I selected Basic Auth and put the token in as password\n401 ${rejected}`,
      'wrong-auth-scheme',
      'Bearer Token in the tab Authorization',
    ],
    [
      'Basic Auth in a field of Zapier',
      `Zapier asks for a Basic Auth field, so I wrote user|token there. ${rejected}`,
      'wrong-auth-scheme',
      'Leave Basic Auth empty',
    ],
    [
      'the file of a request',
      `auth:basic {\n  username: me\n  password: {{pw}}\n}\nGET https://api.digitalocean.com/v2/apps\n401 ${rejected}`,
      'wrong-auth-scheme',
      'Bearer Token',
    ],
    [
      'a header with the token alone',
      `n8n, Header Auth. Name = Authorization and Value = my API token. ${rejected}`,
      'missing-auth-scheme',
      'Bearer Auth',
    ],
    [
      'a type of key whose value the text shows',
      `insomnia, type API Key, name: Authorization, value: ${token}. ${rejected}`,
      'missing-auth-scheme',
      'Bearer Token in the tab Auth',
    ],
    [
      'a colon after the scheme',
      `Make.com module HTTP, header Name Authorization, Value "Bearer: xyz". ${rejected}`,
      'missing-auth-scheme',
      'Authorization',
    ],
    [
      'the scheme in the field as well',
      `Bruno, tab Auth is set to Bearer Token. Token: Bearer {{secret}}. ${rejected}`,
      'repeated-auth-scheme',
      'Delete the word Bearer',
    ],
    [
      'the scheme typed into the box of a documentation page',
      `In Swagger I clicked Authorize (bearerAuth) and entered "Bearer dop_v1_…" there: ${rejected}`,
      'repeated-auth-scheme',
      'Delete the word Bearer',
    ],
    [
      'a header of another name',
      'Retool resource for https://api.digitalocean.com, auth type API Key, header name x-api-key, 401',
      'wrong-auth-header',
      'Authorization',
    ],
    [
      'the module for Basic Auth',
      'Integromat: the basic auth module for https://api.digitalocean.com/v2/apps, 401 Unauthorized',
      'wrong-auth-scheme',
      'Authorization',
    ],
    [
      'a parameter of the address',
      `Zapier, DigitalOcean, query string params: access_token = … and I get 401 ${rejected}`,
      'token-in-url',
      'under Headers',
    ],
    [
      'no space before a variable',
      `/tool fetch url="https://api.digitalocean.com/v2/apps" http-header-field="Authorization: Bearer$pat" 401`,
      'missing-auth-scheme',
      'Put a space after',
    ],
    [
      'a secret of Home Assistant without the scheme',
      `Home Assistant rest sensor\n  headers:\n    Authorization: !secret droplets\nresource: https://api.digitalocean.com/v2/droplets\n# secrets.yaml\ndroplets: ${token}`,
      'missing-auth-scheme',
      'secrets.yaml',
    ],
    [
      'a header that contains only a reference',
      'mcp.json of VS Code: {"servers":{"do":{"url":"https://apps.mcp.digitalocean.com/mcp","headers":{"Authorization":"${input:pat}"}}}} and 401',
      'missing-auth-scheme',
      'client’s configuration',
    ],
    [
      'a masked token without the scheme',
      'Uptime Kuma, Headers for https://api.digitalocean.com/v2/account:\n{ "Authorization": "dop_v1_*****" }\n401',
      'missing-auth-scheme',
      'Authorization',
    ],
  ])('%s', async (_, text, code, step) => {
    const found = await said(text);
    expect(found.code).toBe(code);
    expect(found.step).toContain(step);
  });

  test.each([
    ['Bearer was chosen', `Postman: it was Basic Auth, now the type is Bearer Token. ${rejected}`],
    [
      'Basic is another server’s',
      `Our nginx has basic auth with htpasswd. The app gets ${rejected}`,
    ],
    [
      'the value has the scheme',
      `n8n Header Auth, Name: Authorization, Value: Bearer <token>. ${rejected}`,
    ],
    [
      'Basic works elsewhere',
      `In Insomnia basic auth works for our API, not for DigitalOcean: ${rejected}`,
    ],
    ['the type is negated', `Hoppscotch, not Basic Auth, for api.digitalocean.com: ${rejected}`],
    ['a secret that has the scheme', `Authorization: !secret do\ndo: Bearer ${token}\n${rejected}`],
    [
      'a query is only mentioned',
      `Retool, the query fails, Bearer is set, the token is new: DigitalOcean ${rejected}`,
    ],
    [
      'a gateway’s own header',
      `The gateway reads header X-Auth-Token; Postman sends Bearer. ${rejected}`,
    ],
  ])('no form is at fault where %s', async (_, text) => {
    const { code, others } = await said(text);
    expect([code, ...others].filter((one) => /auth-(?:scheme|header)$/.test(one))).toEqual([]);
  });

  test('the type that is right already is no step', async () => {
    const { step } = await said(`n8n with a Bearer Auth credential: 401 ${rejected}`);
    expect(step).toContain('the type of authorization is right');
    expect(step).not.toContain('Choose');
  });
});

describe('the place of the token in a program', () => {
  test.each([
    ['Coolify', 'Coolify says: Invalid DigitalOcean token.', 'Cloud Tokens'],
    ['Rancher', `Rancher shows for the new cluster: ${rejected}`, 'Cloud Credentials'],
    ['Laravel Forge', 'Laravel Forge, DigitalOcean: the API token is invalid', 'Server Providers'],
    ['pfSense', `pfsense dynamic DNS: ${rejected}`, 'as Password'],
    ['OpenWrt', `ddns-scripts ERROR : digitalocean.com answered: ${rejected}`, 'as Password'],
    [
      'Nginx Proxy Manager',
      'Nginx Proxy Manager\nError determining zone identifier: Unable to authenticate you.',
      'Credentials File Content',
    ],
    [
      'the integration of Home Assistant',
      'homeassistant.components.digital_ocean: No DigitalOcean account found for the given API token',
      'configuration.yaml',
    ],
    ['Ploi', 'Ploi could not connect to DigitalOcean with this API token.', 'Server providers'],
  ])('%s', async (_, text, place) => {
    expect((await said(text)).step).toContain(place);
  });

  test.each([
    ['an app that a panel runs', `My app on Coolify gets ${rejected}`],
    ['a site with its own file', `Deployed with Laravel Forge, DO_TOKEN is in .env: ${rejected}`],
    ['the verb', `You can forge a request to api.digitalocean.com: ${rejected}`],
  ])('%s isn’t the panel’s own token', async (_, text) => {
    expect((await said(text)).all).not.toMatch(/Cloud Tokens|Server Providers/);
  });

  test('Terraform on a machine of Proxmox is Terraform', async () => {
    const { all } = await said(
      `terraform apply on a Proxmox VM\nError: GET https://api.digitalocean.com/v2/account: 401 ${rejected}`,
    );
    expect(all).toContain('provider block');
  });
});

describe('what works elsewhere', () => {
  test('a panel that rejects what another program accepts has another value', async () => {
    const { headline, step } = await said(
      'Invalid API token in Coolify. The same token works with doctl on my laptop.',
    );
    expect(headline).toContain('The form has another value');
    expect(step).toContain('Cloud Tokens');
  });

  test('a form sends a token in another way than curl', async () => {
    const { headline, step } = await said(
      'Thunder Client gets 401 from DigitalOcean, the same token works with curl.',
    );
    expect(headline).toContain('in another way');
    expect(step).toContain('Bearer in the tab Auth');
  });

  test.each([
    ['the form is what works', `Works in Postman, my script gets ${rejected}`],
    ['an app is deployed', `My app is deployed on Coolify, works locally, there ${rejected}`],
  ])('no form is blamed where %s', async (_, text) => {
    expect((await said(text)).headline).not.toContain('form');
  });
});

describe('what people tell of a form', () => {
  test.each([
    [
      'a variable of an environment',
      `Insomnia, bearer {{ pat }}: 401 ${rejected}`,
      'may have no value',
      'Select the environment',
    ],
    [
      'a variable in other brackets',
      `Hoppscotch has <<pat>> in the tab Authorization, 401 ${rejected}`,
      'may have no value',
      'Select the environment',
    ],
    [
      'an account that a person connected',
      'We connected it by OAuth. “Connection lost, please reconnect your DigitalOcean account.”',
      'The connection to the DigitalOcean account has ended',
      'Connect the account again',
    ],
    [
      'keys that were rotated',
      `Plesk says since we rotated our keys: ${rejected}`,
      'doesn’t send the new token',
      'Check the token',
    ],
    [
      'a setting of Home Assistant that is empty',
      "Invalid config for [digital_ocean]: required key not provided @ data['digital_ocean']['access_token']. Got None",
      'has no token',
      'token',
    ],
    [
      'a variable of the address',
      'Postman\nGET {{base}}/v2/account\nError: getaddrinfo ENOTFOUND {{base}}',
      '`{{base}}` may have no value',
      'Select the environment',
    ],
    [
      'a browser',
      'Hoppscotch: Could not reach the API endpoint. Select a different Interceptor. https://api.digitalocean.com/v2/account',
      'The browser blocks the request',
      'extension',
    ],
    [
      'an encrypted variable of App Platform',
      `The log of the app shows EV[1:…] as the token. ${rejected}`,
      'App Platform’s encrypted form',
      'token itself',
    ],
    [
      'a password',
      `DDNS in my router: user is my mail, password = my DigitalOcean password. ${rejected}`,
      'A password is in the place',
      'personal access token',
    ],
    [
      'a Spaces key',
      'RunCloud wants a DigitalOcean API key, I entered the Spaces key (DO00…): invalid API key',
      'A Spaces key is in the place',
      'personal access token',
    ],
    [
      'a token in place of a Spaces key',
      'Cyberduck, fra1.digitaloceanspaces.com: access key = my API token, secret = the token. InvalidAccessKeyId',
      'An API token is in the place of a Spaces key',
      'Spaces key pair',
    ],
    [
      'a token that was typed',
      'The app on my phone: invalid token (DigitalOcean). I typed it from the screen.',
      'typed by hand',
      'paste it instead',
    ],
    [
      'a router that only requests an address',
      'Custom DDNS provider: https://api.digitalocean.com/v2/domains/example.com/records/1?data=__MYIP__&token=__PASSWORD__ fails',
      'A custom DDNS entry',
      'ddclient',
    ],
    [
      'a key that went to OpenAI',
      'openai.AuthenticationError: Error code: 401 - Incorrect API key provided: sk-do-ab****yz.',
      'The key went to OpenAI',
      'inference.do-ai.run',
    ],
    [
      'a token for inference',
      'Open WebUI, URL https://inference.do-ai.run/v1, key: dop_v1_… and no models are shown',
      'Inference needs a model access key',
      'model access key',
    ],
    [
      'a variable in the settings of a platform',
      'I saved it in CapRover under App Configs as an environment variable.\nError: DIGITALOCEAN_ACCESS_TOKEN is not set',
      'no token',
      'Compare the name',
    ],
    [
      'a variable that the MCP server doesn’t read',
      'mcp.json: "args": ["@digitalocean/mcp"], "env": {"DO_TOKEN": "dop_v1_xxxx"}\nServer disconnected. DigitalOcean API token not provided, set DIGITALOCEAN_API_TOKEN',
      'reads `DIGITALOCEAN_API_TOKEN`, but `DO_TOKEN` is set',
      'in place of `DO_TOKEN`',
    ],
  ])('%s', async (_, text, headline, step) => {
    const found = await said(text);
    expect(found.headline).toContain(headline);
    expect(found.step).toContain(step);
  });

  test.each([
    [
      'a template of another program',
      `Ansible: {{ do_token }} as in Postman. ${rejected}`,
      'environment in which',
    ],
    [
      'a question about a password',
      `Do I need my account password? curl: ${rejected}`,
      'password is',
    ],
    [
      'a changed password',
      `I changed my DigitalOcean password. doctl: ${rejected}`,
      'password is now',
    ],
    [
      'Spaces itself',
      'boto3: I used the Spaces key DO00…, the API token exists too. AccessDenied on upload',
      'instead of the Spaces key',
    ],
    [
      'a command that was typed',
      `I typed the command by hand. doctl: ${rejected}`,
      'password manager',
    ],
    [
      'a DDNS client that sends the header',
      `ddclient custom entry for api.digitalocean.com: ${rejected}`,
      'only requests an address',
    ],
    [
      'a password that is blank',
      `user is the token, pass blank: error 401 ${rejected}`,
      'secret manager',
    ],
    [
      'a key of inference that is wrong',
      'https://inference.do-ai.run/v1/models answers 401',
      'lacks /v1',
    ],
    [
      'a connection that was lost',
      'httpx.RemoteProtocolError: Server disconnected without sending a response. api.digitalocean.com',
      'MCP',
    ],
  ])('%s is not taken for it', async (_, text, words) => {
    expect((await said(text)).all).not.toContain(words);
  });
});

test('a program that only the second half of a sentence says works isn’t the sender', async () => {
  const { step } = await said(
    'JetBrains plugin: Invalid DigitalOcean token. but doctl account get works in its terminal',
  );
  expect(step).not.toContain('doctl');
});

test('what could not be verified is no program that works', async () => {
  const { step } = await said(
    'Ploi says “The DigitalOcean API token could not be verified”. It works with curl.',
  );
  expect(step).toContain('Server providers');
});

test('a region before the host of Spaces is an address of Duplicacy', async () => {
  const { headline } = await said(
    'Duplicacy: SignatureDoesNotMatch, storage s3://fra1@fra1.digitaloceanspaces.com/backup',
  );
  expect(headline).not.toContain('region');
});

test('a word after the name of curl is no address', async () => {
  const { all } = await said(`Python fails with ${rejected}, curl works fine`);
  expect(all).not.toContain('where curl runs');
});

test('a value after the name of a field is read', async () => {
  const sample = '0000111122223333'.concat('444455556666777788889999aaaabbbbccccddddeeeeffff');
  const { code } = await said(
    `Credentials File Content: dns_digitalocean_token = ${sample}\n${rejected}`,
  );
  expect(code).toBe('placeholder-token');
});

test('scopes that a token has are not those that it needs', async () => {
  const { all } = await said(
    'Grafana data source, /v2/monitoring/metrics/droplet/cpu: 403 {"id":"Forbidden","message":"You are not authorized to perform this operation"}. The token has account:read and droplet:read.',
  );
  expect(all).toContain('needs monitoring:read');
});

test('the header of an answer isn’t the choice of a person', async () => {
  const { code, all } = await said(
    'HTTP/1.1 401\nwww-authenticate: Bearer realm="x"\n{"id":"unauthorized","message":"Unable to authenticate you"}\nPostman, tab Authorization: Basic Auth, password is the token',
  );
  expect(code).toBe('wrong-auth-scheme');
  expect(all).not.toContain('type of authorization is right');
});
