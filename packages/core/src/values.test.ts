import { describe, expect, test } from 'vitest';
import { check } from './check.ts';
import { makeToken } from './sandbox/make-token.ts';

/** What a value, a variable or a line of source code in a paste leads to, without a request. */
const pat = makeToken('dop_v1_', 'values');
const oauth = makeToken('doo_v1_', 'values');
const hex = makeToken('', 'values');
const api = 'https://api.digitalocean.com/v2/account';
/** 64 characters that are no hexadecimal digits. */
const letters = hex.replace(/[a-f]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 10));
const ghp = `${'gh'}p_${'a1B2c3'.repeat(6)}`;
const spacesId = `${'DO'}00${'A1B2C3D4'.repeat(2)}`;
const spacesSecret = `${'aB3/dE6+gH9'.repeat(4)}`.slice(0, 43);

async function run(paste: string) {
  const reports = await check(paste, { network: false });
  const [report] = reports;
  const [first] = report?.diagnoses ?? [];
  return {
    first: `${first?.code} ${first?.confidence}`,
    evidence: first?.evidence,
    verdict: report?.verdict,
    kind: report?.credential?.kind ?? null,
    count: reports.length,
    reports,
    codes: report?.diagnoses.map(({ code }) => code) ?? [],
  };
}

/** Rows of a paste and its first diagnosis with its confidence. */
function firstDiagnosis(title: string, rows: readonly (readonly [paste: string, first: string])[]) {
  test.each(rows)(`${title}: %s`, async (paste, first) => {
    expect((await run(paste)).first).toBe(first);
  });
}

const curlWith = (header: string) => `curl -H ${header} ${api}`;

describe('quotes decide whether a variable is expanded', () => {
  firstDiagnosis('the text of the reference is sent', [
    [curlWith("'Authorization: Bearer $DO_PAT'"), 'unexpanded-variable certain'],
    // biome-ignore-start lint/suspicious/noTemplateCurlyInString: the texts of other languages
    [curlWith("'Authorization: Bearer ${DO_PAT}'"), 'unexpanded-variable certain'],
    [curlWith("'Authorization: Bearer $env:DO_PAT'"), 'unexpanded-variable certain'],
    [`export DIGITALOCEAN_TOKEN='$OTHER_TOKEN'`, 'unexpanded-variable certain'],
    [`terraform apply -var 'do_token=$DO_PAT'`, 'unexpanded-variable likely'],
    [
      `$ch = curl_init('${api}');\ncurl_setopt($ch, CURLOPT_HTTPHEADER, ['Authorization: Bearer $token']);`,
      'unexpanded-variable likely',
    ],
    ['[Service]\nEnvironment=DIGITALOCEAN_TOKEN=$DO_PAT', 'unexpanded-variable certain'],
    ['[Service]\nEnvironment="DIGITALOCEAN_TOKEN=${DO_PAT}"', 'unexpanded-variable certain'],
    ['provider "digitalocean" {\n  token = "var.do_token"\n}', 'unexpanded-variable certain'],
    [
      `const r = await fetch('${api}', {\n  headers: { Authorization: 'Bearer \${token}' },\n});`,
      'unexpanded-variable likely',
    ],
    [
      `fetch("${api}", { headers: { Authorization: "Bearer \${process.env.DO_TOKEN}" } })`,
      'unexpanded-variable likely',
    ],
    [
      `import requests\nr = requests.get("${api}", headers={"Authorization": "Bearer {token}"})`,
      'unexpanded-variable likely',
    ],
    [
      `require "net/http"\nreq["Authorization"] = 'Bearer #{ENV["DO_TOKEN"]}'`,
      'unexpanded-variable likely',
    ],
    [`{"headers": {"Authorization": "Bearer $DO_TOKEN"}}`, 'unexpanded-variable likely'],
    [
      `auth-contexts: {}\naccess-token: $DIGITALOCEAN_TOKEN\ncontext: default`,
      'unexpanded-variable likely',
    ],
  ]);

  firstDiagnosis('the variable may be empty', [
    [curlWith('"Authorization: Bearer $DO_PAT"'), 'unexpanded-variable possible'],
    [curlWith('"Authorization: Bearer ${DO_PAT}"'), 'unexpanded-variable possible'],
    [curlWith(`'Authorization: Bearer '"$DO_PAT"`), 'unexpanded-variable possible'],
    [curlWith('"Authorization: Bearer $env:DO_PAT"'), 'unexpanded-variable possible'],
    [curlWith('"Authorization: Bearer %DO_PAT%"'), 'unexpanded-variable possible'],
    [curlWith('"Authorization: Bearer $(cat ~/.do-token)"'), 'unexpanded-variable possible'],
    [`export DIGITALOCEAN_TOKEN="$OTHER_TOKEN"`, 'unexpanded-variable possible'],
    [
      `kubectl create secret generic do --from-literal=access-token="$DO_TOKEN"`,
      'unexpanded-variable possible',
    ],
    [`headers={"Authorization": f"Bearer {TOKEN}"}`, 'unexpanded-variable possible'],
    [`export DIGITALOCEAN_TOKEN=$OTHER_TOKEN`, 'unexpanded-variable possible'],
    [
      `fetch('${api}', { headers: { Authorization: \`Bearer \${process.env.DO_TOKEN}\` } })`,
      'unexpanded-variable possible',
    ],
    [
      `$ch = curl_init('${api}');\ncurl_setopt($ch, CURLOPT_HTTPHEADER, ["Authorization: Bearer $token"]);`,
      'unexpanded-variable possible',
    ],
    [
      `const headers = { 'Authorization': \`Bearer \${config.doToken}\` };`,
      'unexpanded-variable possible',
    ],
    [
      `requests.get("${api}", headers={"Authorization": f"Bearer {token}"})`,
      'unexpanded-variable possible',
    ],
    [
      `headers = {"Authorization": "Bearer {}".format(token)}\nrequests.get("${api}", headers=headers)`,
      'unexpanded-variable possible',
    ],
    [
      `headers = {'Authorization': 'Bearer %s' % token}\nrequests.get('${api}', headers=headers)`,
      'unexpanded-variable possible',
    ],
    [
      `req.Header.Set("Authorization", fmt.Sprintf("Bearer %s", token))`,
      'unexpanded-variable possible',
    ],
    [`req["Authorization"] = "Bearer #{ENV['DO_TOKEN']}"`, 'unexpanded-variable possible'],
    [
      'jobs:\n  a:\n    steps:\n      - run: doctl auth init -t ${{ secrets.DO_TOKEN }}',
      'unexpanded-variable possible',
    ],
    ['provider "digitalocean" {\n  token = "${var.do_token}"\n}', 'unexpanded-variable possible'],
    ['provider "digitalocean" {\n  token = var.do_token\n}', 'unexpanded-variable possible'],
    [
      'env:\n  - name: DO_TOKEN\n    value: "{{ .Values.doToken }}"',
      'unexpanded-variable possible',
    ],
    ['digitalocean_token: "{{ your_do_token }}"', 'unexpanded-variable possible'],
    [
      'services:\n  a:\n    environment:\n      DO_TOKEN: ${DO_TOKEN}',
      'unexpanded-variable possible',
    ],
    ['export DO_TOKEN="`cat token.txt`"', 'unexpanded-variable possible'],
    ['do_token = "${file("token.txt")}"', 'unexpanded-variable possible'],
    [
      "final r = await http.get(Uri.parse('https://api.digitalocean.com/v2/account'), headers: {'Authorization': 'Bearer ${token}'});",
      'unexpanded-variable possible',
    ],
    [
      'val r = builder.addHeader("Authorization", "Bearer ${config.token}").build()',
      'unexpanded-variable possible',
    ],
    ['headers = ["Authorization: Bearer {$token}"]', 'unexpanded-variable possible'],
    [
      'request.setValue("Bearer \\(token)", forHTTPHeaderField: "Authorization")',
      'unexplained possible',
    ],
    ['headers["Authorization"] = "Bearer \\(token)"', 'unexpanded-variable possible'],
    ['headers = { ["Authorization"] = "Bearer " .. token }', 'unexpanded-variable possible'],
    ['[{"Authorization", "Bearer " <> token}]', 'unexpanded-variable possible'],
    ['client.Headers.Add("Authorization", "Bearer " & token)', 'unexpanded-variable possible'],
    [
      'headers = {"Authorization": "Bearer {token}"}\nh = headers["Authorization"].format(token=t)',
      'unexpanded-variable possible',
    ],
    ['access_token = <%= ENV["DO_TOKEN"] %>', 'unexpanded-variable possible'],
    [
      'headers = { Authorization = "Bearer {env:DIGITALOCEAN_TOKEN}" }',
      'unexpanded-variable possible',
    ],
  ]);
  // biome-ignore-end lint/suspicious/noTemplateCurlyInString: the texts of other languages

  firstDiagnosis('a stray quote is named', [
    [`DIGITALOCEAN_TOKEN="${pat}`, 'surrounding-quotes likely'],
    [`DIGITALOCEAN_TOKEN=${pat}"`, 'surrounding-quotes likely'],
    [`Authorization: Bearer ${pat}"`, 'surrounding-quotes likely'],
    [curlWith(`"Authorization: Bearer '${pat}'"`), 'surrounding-quotes likely'],
    [curlWith(`"Authorization: Bearer ${pat}'"`), 'surrounding-quotes likely'],
    [curlWith(`"Authorization: Bearer '$DO_PAT'"`), 'surrounding-quotes likely'],
  ]);

  test.each([
    `{"Authorization": "Bearer ${pat}"}`,
    `token: '${pat}',`,
    curlWith(`"Authorization: Bearer ${pat}"`),
  ])('a quote in its place is no stray quote: %s', async (paste) => {
    expect((await run(paste)).first).toBe('well-formed certain');
  });
});

describe('another word than Bearer', () => {
  firstDiagnosis('before a variable', [
    [curlWith('"Authorization: foo $DO_PAT"'), 'wrong-auth-scheme likely'],
    [curlWith('"Authorization: bearar ${DO_PAT}"'), 'wrong-auth-scheme likely'],
  ]);
  test('prose about the header is no header', async () => {
    expect((await run('authorization: see the chapter about it')).codes).toEqual(['unexplained']);
  });
});

describe('a prefix decides, not the length', () => {
  firstDiagnosis('whose credential it is', [
    [`${'sk-ant-'}api03-x9Qw`, 'foreign-token certain'],
    [`${'sk-proj-'}x9Qw31Lp`, 'foreign-token certain'],
    [`FlyV1 ${'fm2_'}lJPECAAAx9`, 'foreign-token certain'],
    [`DIGITALOCEAN_TOKEN=${'gh'}p_x9Qw31Lp`, 'foreign-token certain'],
    [`${'gl'}pat-x9Qw31`, 'foreign-token certain'],
    [`${'h'}f_x9Qw31LpAb`, 'foreign-token certain'],
    [`${'AK'}IAX9QW31LP`, 'foreign-token certain'],
  ]);
  test('a credential that is too short looks cut off', async () => {
    expect((await run(`${'sk-ant-'}api03-x9Qw`)).evidence).toMatchObject({
      providers: ['Anthropic'],
      what: 'API key that looks cut off',
    });
  });
  firstDiagnosis('what only looks like a credential is never certain', [
    [`${'sk-do-'}x9Qw31LpAb`, 'inference-key likely'],
    [`DIGITALOCEAN_TOKEN=${letters}`, 'unrecognized-credential likely'],
    [`token=${letters}`, 'unrecognized-credential likely'],
  ]);
});

describe('source code', () => {
  firstDiagnosis('shows the address of the request', [
    [
      `import requests\nr = requests.get("http://api.digitalocean.com/v2/account", headers={"Authorization": "Bearer ${pat}"})`,
      'insecure-url likely',
    ],
    [
      `requests.get("http://api.digitalocean.com/v2/account", headers={"Authorization": f"Bearer {token}"})`,
      'insecure-url likely',
    ],
    [
      `axios.get('https://api.digitalocaen.com/v2/droplets', { headers: { Authorization: 'Bearer ${pat}' } })`,
      'wrong-host likely',
    ],
    [
      `req, _ := http.NewRequest("GET", "https://cloud.digitalocean.com/v2/droplets", nil)\nreq.Header.Add("Authorization", "Bearer ${pat}")`,
      'wrong-host likely',
    ],
    [
      `uri = URI("http://api.digitalocean.com/v2/droplets")\nreq = Net::HTTP::Get.new(uri)\nreq["Authorization"] = "Bearer #{ENV['DO_TOKEN']}"`,
      'insecure-url likely',
    ],
    [
      `curl_setopt($ch, CURLOPT_URL, "http://api.digitalocean.com/v2/account");\ncurl_setopt($ch, CURLOPT_HTTPHEADER, array("Authorization: Bearer " . getenv("DO_TOKEN")));`,
      'insecure-url likely',
    ],
    [
      `HttpRequest.newBuilder(URI.create("http://api.digitalocean.com/v2/account")).header("Authorization", "Bearer " + System.getenv("DO_TOKEN"))`,
      'insecure-url likely',
    ],
    [
      `client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "${pat}");\nawait client.GetAsync("http://api.digitalocean.com/v2/account");`,
      'insecure-url likely',
    ],
  ]);

  firstDiagnosis('shows how the token is sent', [
    [`requests.get("${api}", auth=("${pat}", ""))`, 'wrong-auth-scheme likely'],
    [
      `axios.get("${api}", { auth: { username: "${pat}", password: "" } })`,
      'wrong-auth-scheme likely',
    ],
    [`requests.get("${api}", headers={"X-Auth-Token": "${pat}"})`, 'wrong-auth-header likely'],
    [`requests.get("${api}", headers={"Authorization": "${pat}"})`, 'missing-auth-scheme likely'],
    [`client.get("${api}").bearer_auth("${pat}")`, 'well-formed certain'],
  ]);

  firstDiagnosis('that reads the token from the environment has no problem', [
    [`client = Client(token=os.getenv("DIGITALOCEAN_TOKEN"))`, 'unexpanded-variable possible'],
    [`token = os.environ["DIGITALOCEAN_TOKEN"]`, 'unexpanded-variable possible'],
    [`token = os.environ.get('DIGITALOCEAN_TOKEN', '')`, 'unexpanded-variable possible'],
    [`provider.token = ENV['DIGITALOCEAN_TOKEN']`, 'unexpanded-variable possible'],
    [`token: ENV.fetch('DIGITALOCEAN_TOKEN')`, 'unexpanded-variable possible'],
    [`const token = process.env.DIGITALOCEAN_TOKEN;`, 'unexpanded-variable possible'],
    [`const apiToken: string = process.env.DIGITALOCEAN_TOKEN!;`, 'unexpanded-variable possible'],
    [`token := os.Getenv("DIGITALOCEAN_TOKEN")`, 'unexpanded-variable possible'],
    [`String token = System.getenv("DIGITALOCEAN_TOKEN");`, 'unexpanded-variable possible'],
    [
      `var token = Environment.GetEnvironmentVariable("DIGITALOCEAN_TOKEN");`,
      'unexpanded-variable possible',
    ],
    [`$token = getenv('DIGITALOCEAN_TOKEN');`, 'unexpanded-variable possible'],
    [`$token = $_ENV['DIGITALOCEAN_TOKEN'];`, 'unexpanded-variable possible'],
    [`let token = std::env::var("DIGITALOCEAN_TOKEN")?;`, 'unexpanded-variable possible'],
    [`'access_token' => env('DIGITALOCEAN_TOKEN'),`, 'unexpanded-variable possible'],
    [
      `client := godo.NewFromToken(os.Getenv("DIGITALOCEAN_TOKEN"))`,
      'unexpanded-variable possible',
    ],
    [
      `s3_options = {\n  access_key_id: ENV['SPACES_KEY'],\n  secret_access_key: ENV['SPACES_SECRET'],\n}`,
      'unexpanded-variable possible',
    ],
  ]);

  firstDiagnosis('in a traceback contains no credential', [
    [
      `Traceback (most recent call last):\n  File "a.py", line 2, in <module>\n    token = os.environ["DIGITALOCEAN_TOKEN"]\n            ~~~~~~~~~~^^^^^^\nKeyError: 'DIGITALOCEAN_TOKEN'`,
      'empty-input likely',
    ],
    [
      `a.rb:3:in 'Hash#fetch': key not found: "DIGITALOCEAN_TOKEN" (KeyError)\n\ttoken = ENV.fetch('DIGITALOCEAN_TOKEN')`,
      'empty-input likely',
    ],
    [
      `Error: DIGITALOCEAN_TOKEN is not set\n    at file:///app/a.mjs:3:9\nconst token = process.env.DIGITALOCEAN_TOKEN;`,
      'empty-input likely',
    ],
  ]);

  firstDiagnosis('with a message for a variable that is not set has no problem', [
    [
      `let token = env::var("DIGITALOCEAN_TOKEN").expect("DIGITALOCEAN_TOKEN not set");`,
      'unexpanded-variable possible',
    ],
    [
      `const token = process.env.DO_TOKEN;\nif (!token) throw new Error('DO_TOKEN is not set');`,
      'unexpanded-variable possible',
    ],
  ]);

  test.each([
    'config.digitalocean.token = Rails.application.credentials.digitalocean[:token]',
    'token = auth.session.current(user)',
  ])('an expression is no credential: %s', async (paste) => {
    expect((await run(paste)).codes).toEqual(['unexplained']);
  });

  test('names the variable that a KeyError names', async () => {
    expect((await run(`KeyError: 'DO_API_TOKEN'`)).evidence).toMatchObject({
      variable: 'DO_API_TOKEN',
    });
  });

  test('a KeyError about another name says nothing about a token', async () => {
    expect((await run(`KeyError: 'droplets'`)).codes).toEqual(['unexplained']);
  });

  firstDiagnosis('passes the token to a constructor', [
    [`client := godo.NewFromToken("my-digitalocean-token")`, 'placeholder-token certain'],
    [`client := godo.NewFromToken("${pat}")`, 'well-formed certain'],
    [`api = DigitalOcean(token="your token")`, 'placeholder-token certain'],
    [`manager = digitalocean.Manager(token="")`, 'empty-input likely'],
    [`client = DropletKit::Client.new(access_token: 'YOUR_TOKEN')`, 'placeholder-token certain'],
    [`const api = new DigitalOcean('your-api-key', 10);`, 'placeholder-token certain'],
    [`$client->authenticate('your_access_token');`, 'placeholder-token certain'],
  ]);
});

describe('products of DigitalOcean', () => {
  firstDiagnosis('each takes its own credential', [
    [
      `curl https://x1y2z3.agents.do-ai.run/api/v1/chat/completions -H "Authorization: Bearer ${pat}"`,
      'wrong-host likely',
    ],
    [
      `curl https://0a1b.k8s.ondigitalocean.com/api -H "Authorization: Bearer ${pat}"`,
      'wrong-host likely',
    ],
    [`SPACES_ACCESS_KEY_ID=${pat}`, 'spaces-key certain'],
    [`access_key_id = ${pat}\nendpoint = nyc3.digitaloceanspaces.com`, 'spaces-key certain'],
    [`AWS_SECRET_ACCESS_KEY=${pat}`, 'spaces-key certain'],
    [`DIGITALOCEAN_TOKEN=${spacesSecret}`, 'spaces-key likely'],
    [`DIGITALOCEAN_TOKEN=${spacesId}`, 'spaces-key certain'],
  ]);

  test('a token for Spaces is an error, keys of Spaces in their place are not', async () => {
    expect((await run(`SPACES_ACCESS_KEY_ID=${pat}`)).verdict).toBe('problem');
    const { verdict } = await run(
      `SPACES_ACCESS_KEY_ID=${spacesId}\nSPACES_SECRET=${spacesSecret}`,
    );
    expect(verdict).toBe('unchecked');
  });

  firstDiagnosis('API v1', [
    [`https://api.digitalocean.com/droplets/?client_id=abc&api_key=def`, 'legacy-api-key certain'],
    [`{"status":"ERROR","error_message":"Access Denied"}`, 'retired-api likely'],
    [`{"status":"OK","droplets":[{"id":100823,"name":"test222"}]}`, 'retired-api likely'],
    [
      `config.vm.provider :digital_ocean do |provider|\n  provider.client_id = 'x1y2z3w4'\n  provider.api_key = 'y2z3'\nend`,
      'legacy-api-key likely',
    ],
  ]);

  test.each([
    `GET /bucket HTTP/1.1\nHost: nyc3.digitaloceanspaces.com\nAuthorization: AWS ${spacesId}:c2lnbmF0dXJlMTIzNDU2Nzg=`,
    `Authorization: AWS ${spacesId}:c2lnbmF0dXJlMTIzNDU2Nzg=`,
    `Authorization: AWS4-HMAC-SHA256 Credential=${spacesId}/20260101/nyc3/s3/aws4_request, Signature=abc`,
  ])('the signature of S3 is no credential: %s', async (paste) => {
    const { reports } = await run(paste);
    const codes = reports.flatMap(({ diagnoses }) => diagnoses.map(({ code }) => code));
    expect(codes).not.toContain('missing-auth-scheme');
    expect(codes).not.toContain('wrong-auth-scheme');
    expect(codes).not.toContain('unrecognized-credential');
    expect(reports[0]?.verdict).not.toBe('problem');
  });
});

describe('placeholders', () => {
  firstDiagnosis('in the place of a token', [
    [
      `apiVersion: v1\nkind: Secret\ndata:\n  access-token: base64-of-your-token`,
      'placeholder-token certain',
    ],
    [
      `apiVersion: v1\nkind: Secret\nstringData:\n  access-token: "<token>"`,
      'placeholder-token certain',
    ],
    [curlWith(`"Authorization: Bearer {your-token}"`), 'placeholder-token certain'],
    [curlWith(`"Authorization: Bearer personaltokenhere"`), 'placeholder-token certain'],
    [`AGENT_KEY=your_access_key_here`, 'placeholder-token certain'],
    [`AGENT_ACCESS_KEY=your_access_key_here`, 'placeholder-token certain'],
    [`doctl auth init -t your-token-here`, 'placeholder-token certain'],
    [`doctl auth init -t <token>`, 'placeholder-token certain'],
    [`echo -n "<token>" | base64`, 'placeholder-token certain'],
    [
      `kubectl create secret generic do --from-literal=access-token=<YOUR_TOKEN>`,
      'placeholder-token certain',
    ],
    [`echo -n "your-digitalocean-token" | base64`, 'placeholder-token certain'],
    [
      `docker login registry.digitalocean.com -u your-token -p your-token`,
      'placeholder-token certain',
    ],
    [`{"access_token":"547cac21118ae7","token_type":"bearer"}`, 'placeholder-token possible'],
    [`ACCESS_TOKEN=#YOUR_TOKEN`, 'placeholder-token certain'],
    [curlWith(`"Authorization: Bearer dop_v1_YOURTOKEN"`), 'placeholder-token certain'],
    [curlWith(`"Authorization: Bearer dop_v1_REPLACEWITHREALKEY"`), 'placeholder-token likely'],
  ]);

  test('a person who reports an error wrote xxxx instead of the token', async () => {
    const { reports } = await run(
      `Authorization: Bearer xxxxxxxx\n{"id":"unprocessable_entity","message":"Name is already in use"}`,
    );
    expect(reports[0]?.diagnoses.map(({ code }) => code)).toEqual(['request-refused']);
  });

  test('a placeholder in a report of an error is not certain', async () => {
    const { first } = await run(
      `api = DigitalOcean(token="MY_TOKEN")\nException: could not list the droplets`,
    );
    expect(first).toBe('placeholder-token likely');
  });
});

describe('damage', () => {
  firstDiagnosis('is named', [
    [pat.toUpperCase(), 'malformed-token certain'],
    [`${pat}abc`, 'malformed-token certain'],
    [`${pat}-old-one`, 'malformed-token certain'],
    [
      'Authorization: Bearer u\ufffd\ufffd\u0013\ufffd\ufffd^\ufffd\u0002\ufffd\ufffd',
      'encoded-token likely',
    ],
    [String.raw`"Authorization": "Bearer u\xd7\x9a\x13\xc7\x8e\xb9\x1c"`, 'encoded-token likely'],
  ]);
  test.each([
    [`${pat}abc`, 3],
    [`${pat}-old-one`, 8],
  ])('the number of characters after a token is known: %s', async (paste, extra) => {
    const { evidence } = await run(paste);
    expect(evidence).toMatchObject({
      fault: { type: 'too-long', expected: 71, actual: 71 + extra },
    });
  });
});

describe('credentials of others', () => {
  test('beside a DigitalOcean token don’t make a problem', async () => {
    const { reports } = await run(
      `DIGITALOCEAN_TOKEN=${pat}\nSECRET=${ghp}\nAPP_KEY=k3J9dLq27fPz\nSTRIPE_KEY=${'sk_'}live_${'a1B2c3D4'.repeat(3)}`,
    );
    expect(reports.map(({ verdict }) => verdict)).not.toContain('problem');
  });
  test.each([
    `GITHUB_TOKEN=${ghp}`,
    `GH_TOKEN=${ghp}`,
    `AWS_ACCESS_KEY_ID=${'AK'}IA${'QW31LPX9'.repeat(2)}`,
    `curl https://api.github.com/user -H "Authorization: Bearer ${ghp}"`,
  ])('in their own place are in order: %s', async (paste) => {
    const { reports } = await run(paste);
    expect(reports[0]?.diagnoses[0]).toMatchObject({
      code: 'foreign-token',
      severity: 'info',
      evidence: { inPlace: true },
    });
  });
  test.each([
    ['GoDaddy', `https://api.godaddy.com/v1/domains\nAPI_KEY=k3J9dLq27fPzW8`],
    ['do.de', `certbot with do.de (Domain Offensive)\ntoken = k3J9dLq27fPzW8`],
    ['Cloudflare', `dns_cloudflare_api_token\napi_token = k3J9dLq27fPzW8`],
    ['Hetzner', `hetzner dns\napi_token = k3J9dLq27fPzW8`],
    ['Vultr', `vultr:\n  token: k3J9dLq27fPzW8`],
  ])('are those of the service that the text names: %s', async (service, paste) => {
    const { first, evidence } = await run(paste);
    expect(first).toBe('unrecognized-credential possible');
    expect(evidence).toMatchObject({ belongsToOtherService: true, service });
  });
});

describe('authorization links and callbacks', () => {
  test.each([
    [`https://app.example/cb#access_token=${hex}&token_type=bearer`, 'oauth-access-token'],
    [
      `https://app.example/cb#access_token=${oauth}&token_type=bearer&expires_in=2592000`,
      'oauth-access-token',
    ],
    [`https://app.example/cb?code=${hex}&state=x`, 'authorization-code'],
  ])('a callback contains what its parameter says: %s', async (paste, kind) => {
    expect((await run(paste)).kind).toBe(kind);
  });

  const link = 'https://cloud.digitalocean.com/v1/oauth/authorize';
  test.each([
    [
      `${link}?client_id=${hex}&redirect_uri=https%3A%2F%2Fa.example%2Fcb&response_type=code&scope=read%20write&state=s1`,
      {
        responseType: 'code',
        clientId: true,
        redirectUri: 'https',
        scopes: ['read', 'write'],
        state: true,
      },
    ],
    [
      `${link}?client_id=${hex}&redirect_uri=http%3A%2F%2Flocalhost%3A3000%2Fcb&response_type=token`,
      { responseType: 'token', redirectUri: 'http-local', scopes: [], state: false },
    ],
    [
      `${link}?client_id=${hex}&redirect_uri=https%3A%2F%2Fa.example%2Fcb&state=s`,
      { responseType: 'missing' },
    ],
    [
      `${link}?client_id=${hex}&redirect_uri=http%3A%2F%2Fa.example%2Fcb&response_type=code&state=s`,
      { redirectUri: 'http' },
    ],
    [
      `${link}?redirect_uri=https%3A%2F%2Fa.example%2Fcb&response_type=password&state=s`,
      { responseType: 'unsupported', clientId: false },
    ],
  ])('a link to the authorization page is explained: %s', async (paste, evidence) => {
    const { reports } = await run(paste);
    const found = reports[0]?.diagnoses.find(({ code }) => code === 'oauth-authorization-url');
    expect(found?.evidence).toMatchObject(evidence);
  });
});

describe('a variable that the text sets itself', () => {
  test('has the value that the request sends', async () => {
    const { count, kind, first } = await run(
      `DO_PAT="${pat}"\ncurl -H "Authorization: Token $DO_PAT" ${api}`,
    );
    expect([count, kind, first]).toEqual([1, 'personal-access-token', 'wrong-auth-scheme likely']);
  });

  test('is sent by its name between single quotes', async () => {
    const { first } = await run(`DO_PAT="${pat}"\ncurl -H 'Authorization: Bearer $DO_PAT' ${api}`);
    expect(first).toBe('unexpanded-variable certain');
  });
});

describe('what a command or a mask leaves', () => {
  test('a command in $(…) ends with its bracket', async () => {
    const { first } = await run(
      `IP=$(curl -s https://ip.example/)\ncurl -H 'Authorization: Token ${pat}' ${api}`,
    );
    expect(first).toBe('wrong-auth-scheme likely');
  });

  test('the prefix before a mask says whose key it is', async () => {
    const { first, evidence } = await run(
      `Incorrect API key provided: ${'sk-proj-'}${'*'.repeat(40)}x1Y2.`,
    );
    expect(first).toBe('foreign-token certain');
    expect(evidence).toMatchObject({ providers: ['OpenAI'] });
  });
});

test('headers in a file are not seen', async () => {
  expect((await run(`curl -H @headers.txt ${api}`)).codes).toEqual(['unexplained']);
});

describe('a lone word', () => {
  test.each(["'DIGITALOCEAN_TOKEN'", "'droplets'", 'droplets'])(
    'such as a key that is missing is no credential: %s',
    async (paste) => {
      expect((await run(paste)).codes).toEqual(['unexplained']);
    },
  );
});

test('a line break before the closing quote is a part of the value', async () => {
  expect((await run(`DO_API_KEY='${pat}\n'`)).first).toBe('stray-whitespace certain');
});
