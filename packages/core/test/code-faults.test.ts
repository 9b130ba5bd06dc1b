import { describe, expect, test } from 'vitest';
import { said } from './support/said.ts';

const api = 'https://api.digitalocean.com/v2';
const rejected = '{"id":"Unauthorized","message":"Unable to authenticate you"}';

describe('a header that the code doesn’t send', () => {
  const unsent = 'Probably: The code doesn’t send the header as it should';
  test.each([
    [
      'pairs in cURL of PHP',
      `$h = ['Authorization' => "Bearer $pat"];\ncurl_setopt($c, CURLOPT_HTTPHEADER, $h); // ${api}/sizes\n${rejected}`,
      'whole lines in `CURLOPT_HTTPHEADER`',
    ],
    [
      'header in place of headers',
      `await fetch('${api}/sizes', { header: { Authorization: \`Bearer \${pat}\` } })\n${rejected}`,
      'under another name it’s ignored',
    ],
    [
      'headers in the body',
      `axios.put("${api}/tags/x", { headers: { Authorization: 'Bearer ' + pat }, name: 'y' })\nRequest failed with status code 401`,
      'is the body',
    ],
    [
      'the header beside headers',
      `axios.get('${api}/sizes', { Authorization: 'Bearer ' + pat })\n401 ${rejected}`,
      'isn’t under `headers`',
    ],
    [
      'the headers as options',
      `const headers = { Authorization: 'Bearer ' + pat }\nfetch('${api}/sizes', headers)\n401 ${rejected}`,
      'fetch(url, { headers })',
    ],
    [
      'headers as parameters',
      `hdrs_ok = 1\nheaders = {"Authorization": "Bearer " + pat}\nrequests.get("${api}/sizes", headers)\n${rejected}`,
      'requests.get(url, headers=headers)',
    ],
    [
      'an option of Guzzle',
      `$client->get('${api}/sizes', ['Authorization' => 'Bearer ' . $pat]);\n${rejected}`,
      "['headers' => [",
    ],
    [
      'another request in Go',
      `req.Header.Set("Authorization", "Bearer "+pat)\nres, err := http.Get("${api}/sizes")\n// ${rejected}`,
      'client.Do(req)',
    ],
    [
      'headers that are set and not passed',
      `my_headers = {"Authorization": "Bearer " + pat}\nr = requests.get("${api}/sizes")\n${rejected}`,
      'headers=my_headers',
    ],
  ])('%s', async (_name, text, part) => {
    const { code, headline, all } = await said(text);
    expect([code, headline]).toEqual(['missing-auth-header', unsent]);
    expect(all).toContain(part);
  });

  test.each([
    [
      'lines in cURL of PHP',
      `curl_setopt($c, CURLOPT_HTTPHEADER, ["Authorization: Bearer " . $pat]); // ${api}\n${rejected}`,
    ],
    [
      'pairs that become lines',
      `foreach (['Authorization' => "Bearer $pat"] as $k => $v) $l[] = "$k: $v";\ncurl_setopt($c, CURLOPT_HTTPHEADER, $l); // ${api}\n${rejected}`,
    ],
    [
      'headers that are printed',
      `requests.get("${api}/sizes", headers=h)\nHeaders: {'Authorization': 'Bearer dop_v1_…'}\n${rejected}`,
    ],
    [
      'headers as the third argument',
      `axios.post("${api}/tags", { name: 'y' }, { headers: { Authorization: 'Bearer ' + pat } })\n${rejected}`,
    ],
    [
      'headers that contain the options',
      `const headers = { headers: { Authorization: 'Bearer ' + pat } }\naxios.get('${api}/sizes', headers)\n${rejected}`,
    ],
    [
      'a named argument',
      `headers = {"Authorization": "Bearer " + pat}\nrequests.get("${api}/sizes", headers=headers)\n${rejected}`,
    ],
    [
      'a session with headers',
      `headers = {"Authorization": "Bearer " + pat}\ns.headers.update(headers)\ns.get("${api}/sizes")\n${rejected}`,
    ],
    [
      'a call that goes on',
      `headers = {"Authorization": "Bearer " + pat}\nr = requests.get("${api}/sizes",\n${rejected}`,
    ],
    [
      'the request with the header in Go',
      `req.Header.Set("Authorization", "Bearer "+pat) // ${api}\nres, err := http.DefaultClient.Do(req)\n// ${rejected}`,
    ],
    [
      'headers of Guzzle',
      `$client->get('${api}/sizes', ['headers' => ['Authorization' => 'Bearer ' . $pat]]);\n${rejected}`,
    ],
  ])('not %s', async (_name, text) => {
    expect((await said(text)).headline).not.toBe(unsent);
  });

  test('is no fault of a request to another provider', async () => {
    const text = `headers = {"Authorization": "Bearer " + pat}\nrequests.get("https://api.example.org/x", headers)\n401`;
    expect((await said(text)).code).not.toBe('missing-auth-header');
  });
});

describe('how the scheme is written', () => {
  test.each([
    [
      'only a scheme in C#',
      `new AuthenticationHeaderValue(apiToken); // ${api}\n401 Unauthorized`,
      'missing-auth-scheme',
      'new AuthenticationHeaderValue("Bearer", token)',
    ],
    [
      'no space in Kotlin',
      `.url("${api}/sizes").header("Authorization", "Bearer$pat")\n${rejected}`,
      'missing-auth-scheme',
      'no space between',
    ],
    [
      'a value that has it already',
      `PAT = "Bearer " + secret\nheaders = {"Authorization": f"Bearer {PAT}"}\nrequests.get("${api}/sizes", headers=headers)\n${rejected}`,
      'repeated-auth-scheme',
      'Set `PAT` to the token alone',
    ],
    [
      'Basic in Guzzle',
      `$client->get('${api}/sizes', ['auth' => ['', env('DO_PAT')]]);\n${rejected}`,
      'wrong-auth-scheme',
      'Bearer $DO_PAT',
    ],
    [
      'Basic in Node',
      `https.get({ hostname: 'api.digitalocean.com', path: '/v2/sizes', auth: process.env.DO_PAT })\n401`,
      'wrong-auth-scheme',
      'HTTP Basic',
    ],
    [
      'Basic in C#',
      `new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(doToken + ":"))); // ${api}\nUnauthorized`,
      'wrong-auth-scheme',
      'HTTP Basic',
    ],
    [
      'another header in Go',
      `req.Header.Set("X-Auth-Token", os.Getenv("DO_PAT")) // ${api}\n${rejected}`,
      'wrong-auth-header',
      'Bearer $DO_PAT',
    ],
  ])('%s', async (_name, text, code, part) => {
    const { all, ...first } = await said(text);
    expect(first.code).toBe(code);
    expect(all).toContain(part);
  });

  test.each([
    [
      'both arguments in C#',
      `new AuthenticationHeaderValue("Bearer", apiToken); // ${api}\n401 Unauthorized`,
    ],
    [
      'the words Bearer auth',
      `auth = "Bearer " + pat\nheaders = {"Authorization": auth}\n${api} wants Bearer auth\n${rejected}`,
    ],
    [
      'a user name of another service',
      `requests.get("https://db.example.org", auth=(user, password))\nrequests.get("${api}/sizes", headers=h)\n${rejected}`,
    ],
    [
      'the registry, which wants Basic',
      `requests.get("https://registry.digitalocean.com/v2/", auth=(token, token))\n401 Unauthorized, but ${api}/account works`,
    ],
    [
      'the scheme of GitHub',
      'requests.get("https://api.github.com/user", headers={"Authorization": "token " + gh_token})\n401 Bad credentials',
    ],
    ['GitHub’s token', `requests.get("https://api.example.org", auth=("me", gh_token))\n401`],
  ])('not %s', async (_name, text) => {
    const { code } = await said(text);
    expect(['missing-auth-scheme', 'repeated-auth-scheme', 'wrong-auth-scheme']).not.toContain(
      code,
    );
  });
});

describe('an address that isn’t the API’s', () => {
  test.each([
    [
      'the website',
      "fetch('https://www.digitalocean.com/v2/sizes', { headers })\nSyntaxError: Unexpected token '<'",
      'wrong-host',
      'https://api.digitalocean.com/v2/sizes',
    ],
    [
      'the panel',
      'GET https://cloud.digitalocean.com/api/v2/domains → 404 page',
      'wrong-host',
      'https://api.digitalocean.com/v2/domains',
    ],
    [
      'the panel of 2013',
      'file_get_contents("https://cloud.digitalocean.com/api/v1/droplets/"): failed to open stream',
      'retired-api',
      '/v2/account',
    ],
    [
      'no version',
      'requests.get("https://api.digitalocean.com/domains", headers=h).text\n{"id":"not_found","message":"The resource you requested could not be found."}',
      'request-refused',
      'https://api.digitalocean.com/v2/domains',
    ],
    [
      'one in place of many',
      'GET https://api.digitalocean.com/v2/domain → 404 {"id":"not_found","message":"The resource you requested could not be found."}',
      'request-refused',
      'https://api.digitalocean.com/v2/domains',
    ],
    [
      'keys without the account',
      'GET https://api.digitalocean.com/v2/ssh_keys → 404 {"id":"not_found","message":"The resource you requested could not be found."}',
      'request-refused',
      'https://api.digitalocean.com/v2/account/keys',
    ],
    [
      'a slip in the host',
      'Error: getaddrinfo ENOTFOUND api.digitalocaen.com',
      'dns-failure',
      'https://api.digitalocean.com/v2',
    ],
  ])('%s', async (_name, text, code, part) => {
    const { all, ...first } = await said(text);
    expect(first.code).toBe(code);
    expect(all).toContain(part);
  });

  test.each([
    [
      'the panel’s page for tokens',
      `made at https://cloud.digitalocean.com/account/api/tokens\n${rejected}`,
      'wrong-host',
    ],
    [
      'a page beside the API',
      `https://www.digitalocean.com/v2/docs says ${api}/account\n${rejected}`,
      'wrong-host',
    ],
    [
      'OAuth of the panel',
      'POST https://cloud.digitalocean.com/v1/oauth/token {"error":"invalid_grant"}',
      'retired-api',
    ],
    [
      'API v2 beside v1',
      `not https://api.digitalocean.com/v1/x but ${api}/account\n${rejected}`,
      'retired-api',
    ],
  ])('not %s', async (_name, text, code) => {
    expect((await said(text)).code).not.toBe(code);
  });

  test('the right host is no misspelling of itself', async () => {
    const { headline } = await said('Error: getaddrinfo ENOTFOUND api.digitalocean.com');
    expect(headline).toBe('Probably: DNS can’t find api.digitalocean.com');
  });
});

describe('a variable that has no value where the code runs', () => {
  test.each([
    [
      'the header is printed with None',
      `headers = {"Authorization": f"Bearer {os.getenv('DO_PAT')}"}\nprint(headers)\n{'Authorization': 'Bearer None'}\n${rejected}`,
      'The variable for the token isn’t set',
      'os.environ.get("DO_PAT", "")',
    ],
    [
      'a person reads it in the header',
      `"Bearer " + System.getenv("DO_PAT") → Authorization says Bearer null, ${api}/account answers 401 ${rejected}`,
      'The variable for the token isn’t set',
      'DO_PAT',
    ],
    [
      'a variable of the shell',
      '$ DO_PAT=secret-of-mine\n$ ruby list.rb\nlist.rb:3:in `fetch\': key not found: "DO_PAT" (KeyError)',
      'The variable isn’t exported',
      'export DO_PAT',
    ],
    [
      'no loader',
      `DO_PAT is in .env\nnew Client(process.env.DO_PAT)\n${rejected}`,
      'Nothing in this code loads the .env file',
      'node --env-file=.env',
    ],
    [
      'a late loader of Python',
      `PAT = os.environ.get("DO_PAT")\nload_dotenv()\nrequests.get("${api}/account", headers={"Authorization": f"Bearer {PAT}"})\n${rejected}`,
      'The code reads the variable before it loads .env',
      'load_dotenv()',
    ],
    [
      'a late loader of ES modules',
      `import { list } from './do.js'\nimport dotenv from 'dotenv'\ndotenv.config()\n${rejected}`,
      'The code reads the variable before it loads .env',
      "import 'dotenv/config'",
    ],
    [
      'a cached configuration of Laravel',
      `after php artisan optimize: Http::withToken(env('DO_PAT'))->get('${api}/account')\n${rejected}`,
      'Laravel’s env() is empty once the configuration is cached',
      'config:clear',
    ],
    [
      'pm2',
      `new Client(process.env.DO_PAT) under pm2\n${rejected}`,
      'pm2 keeps the environment of the first start',
      '--update-env',
    ],
    [
      'a function of PHP',
      `Warning: Undefined variable $pat in do.php on line 3\n"Authorization: Bearer $pat" // ${api}\n${rejected}`,
      '`$pat` isn’t defined where the header is built',
      'Pass `$pat`',
    ],
    [
      'quotes of jq',
      `DO_TOKEN=$(jq .token conf.json)\ncurl -H "Authorization: Bearer $DO_TOKEN" ${api}/account\n${rejected}`,
      'jq puts quotes around the token',
      'jq -r',
    ],
    [
      'a variable of Spaces',
      `headers: { Authorization: \`Bearer \${process.env.SPACES_SECRET_KEY}\` }\n${rejected}`,
      'The header contains another credential, not an API token',
      'personal access token',
    ],
    [
      'the secret of an OAuth app',
      `headers={'Authorization': 'Bearer ' + CLIENT_SECRET} # ${api}/account\n${rejected}`,
      'The header contains another credential, not an API token',
      '`CLIENT_SECRET` isn’t an API token',
    ],
    [
      'a header that ends',
      `docker run app\nrequest headers:\nAuthorization: Bearer \nGET ${api}/account\n${rejected}`,
      'The header ends after “Bearer”, without a token',
      '`-e` or `env_file`',
    ],
    [
      'None in Python',
      `h = {"Authorization": "Bearer " + os.environ.get("DO_PAT")}\nTypeError: can only concatenate str (not "NoneType") to str`,
      'The program has no token',
      'DO_PAT',
    ],
    [
      'a length that is too short',
      `print(len(os.environ["DO_TOKEN"])) -> 69\n${rejected}`,
      'The token is cut off',
      'token-check --env DO_TOKEN',
    ],
    [
      'a promise',
      `Authorization: Bearer [object Promise]\n${rejected}`,
      'The code sends an object, not the token',
      'await getToken()',
    ],
    [
      'a page',
      `In my React app process.env.DO_PAT is undefined and DigitalOcean answers ${rejected}`,
      'A browser has no environment variables',
      'Call DigitalOcean from a server',
    ],
  ])('%s', async (_name, text, headline, part) => {
    const { all, ...first } = await said(text);
    expect(first.headline).toBe(`Probably: ${headline}`);
    expect(all).toContain(part);
  });

  test.each([
    ['a loader', `require('dotenv').config()\nnew Client(process.env.DO_PAT) // .env\n${rejected}`],
    [
      'a value that was looked at',
      `.env has it, console.log(process.env.DO_PAT) prints the right one\n${rejected}`,
    ],
    ['a framework', `DO_PAT is in .env of my Next.js app: process.env.DO_PAT\n${rejected}`],
    [
      'a loader before the code',
      `load_dotenv()\nrequests.get("${api}/account", headers={"Authorization": f"Bearer {os.environ['DO_PAT']}"})\n${rejected}`,
    ],
  ])('not %s', async (_name, text) => {
    expect((await said(text)).headline).not.toMatch(/\.env/);
  });
});

describe('the step is in the terms of the text', () => {
  test('process.env is no file', async () => {
    const { all } = await said(
      `got(url, { headers: { Authorization: \`Bearer \${process.env.DO_PAT}\` } })\n${rejected}`,
    );
    expect(all).toContain('token-check --env DO_PAT');
  });

  test('a file that code reads is where the token is checked', async () => {
    const { all } = await said(`token = open("conf/do_pat").read()\n${rejected}`);
    expect(all).toContain('token-check --file conf/do_pat');
  });

  test('a key for SSH is no file with the token', async () => {
    const { all } = await said(`ssh_key = open("id_ed25519.pub").read()\n${rejected}`);
    expect(all).not.toContain('id_ed25519');
  });

  test('two variables leave the name open', async () => {
    const { all } = await said(`a = os.environ["DO_PAT"]\nb = os.environ["DO_TOKEN"]\n${rejected}`);
    expect(all).not.toContain('token-check --env');
  });

  test('PowerShell gets its own commands', async () => {
    const { all } = await said(
      `Invoke-RestMethod -Headers @{Authorization="Bearer $env:DO_PAT"} ${api}/account\nInvoke-RestMethod : (401) Unauthorized.`,
    );
    expect(all).toContain('curl.exe');
    expect(all).toContain('$env:DO_PAT');
  });

  test('an alias of PowerShell isn’t curl', async () => {
    const { headline } = await said(
      `curl -H "Authorization: Bearer $env:DO_PAT" ${api}/account\nInvoke-WebRequest : Cannot bind parameter 'Headers'.`,
    );
    expect(headline).toBe('Probably: In Windows PowerShell, curl is another command');
  });

  test('the shell replaces what a command prints', async () => {
    const { code, all } = await said(
      `DO_PAT=$(jq -r .token conf.json)\ncurl -H "Authorization: Bearer $DO_PAT" ${api}/account\n${rejected}`,
    );
    expect(code).not.toBe('unexpanded-variable');
    expect(all).toContain('DO_PAT');
    expect(all).not.toContain('jq -r');
  });

  test.each([
    ['Go', 'json: cannot unmarshal object into Go value of type []do.Droplet'],
    ['Rust', 'Error: missing field `droplets` at line 1 column 66'],
    ['PHP', 'Warning: foreach() argument must be of type array|object, null given'],
    ['Ruby', "unexpected token at 'Unable' (JSON::ParserError)"],
  ])('a crash of %s hides the answer', async (_name, error) => {
    const { headline, all } = await said(`${error}\n// GET ${api}/droplets`);
    expect(headline).toBe('Possibly: The program hides the answer that it got');
    expect(all).toContain(`${api}/droplets`);
  });

  test('a page that may not read the API', async () => {
    const { headline, all } = await said(
      `Access to fetch at '${api}/account' from origin 'http://localhost:5173' has been blocked by CORS policy`,
    );
    expect(headline).toBe('Probably: The page in the browser got no answer to read');
    expect(all).toContain('curl -i');
  });

  test.each([
    [
      'bash: -H: command not found\ncurl: (3) URL using bad/illegal format or missing URL',
      'The command ends before its options',
    ],
    [
      'curl: (6) Could not resolve host: Bearer\ncurl: (6) Could not resolve host: dop_v1_xxx',
      'The shell split the header into words',
    ],
  ])('a command that the shell splits: %s', async (text, headline) => {
    expect((await said(text)).headline).toBe(headline);
  });

  test('an equals sign after the name of a header', async () => {
    const { code, all } = await said(
      `curl ${api}/apps --header "Authorization=Bearer $DO_PAT"\n${rejected}`,
    );
    expect(code).toBe('missing-auth-header');
    expect(all).toContain('Authorization: Bearer $DO_PAT');
  });

  test('an address without a scheme in code has no flag to unset', async () => {
    const { code, all } = await said(
      `requests.exceptions.MissingSchema: Invalid URL 'api.digitalocean.com/v2/sizes': No scheme supplied.`,
    );
    expect(code).toBe('wrong-host');
    expect(all).not.toContain('unset');
  });

  test('a variable of the code isn’t looked for in the environment', async () => {
    const { all } = await said(`headers = {"Authorization": "Bearer " + token} # ${api}/account`);
    expect(all).toContain('`token` in the code');
    expect(all).not.toContain('--env');
  });

  test('a variable with which DigitalOcean answered isn’t empty', async () => {
    const { code } = await said(
      `PAT=$(doctl auth token); curl -H "Authorization: Bearer $PAT" ${api}/account\n{"account":{"email":"sammy@example.org","status":"active"}}`,
    );
    expect(code).not.toBe('unexpanded-variable');
  });

  test('code isn’t called a shell', async () => {
    const { all } = await said(`headers = {"Authorization": "Bearer " + DO_PAT} # ${api}/account`);
    expect(all).not.toContain('shell');
  });

  test('a character that the screen shows isn’t called invisible', async () => {
    const { headline } = await said(
      `UnicodeEncodeError: 'latin-1' codec can't encode character '\\u2026' in position 15\nheaders={"Authorization": "Bearer " + pat}`,
    );
    expect(headline).toBe('Probably: The token contains a character that no token has');
  });
});
