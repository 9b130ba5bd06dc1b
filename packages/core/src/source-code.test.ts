import { describe, expect, test } from 'vitest';
import { check } from './check.ts';
import { makeToken } from './sandbox/make-token.ts';

/** Source code, logs with masks, and values in pieces: what the text does not show is never certain. */
const pat = makeToken('dop_v1_', 'source');
const hex = pat.slice(7);
const api = 'https://api.digitalocean.com/v2/account';
const rejected = '{"id":"Unauthorized","message":"Unable to authenticate you"}';
const esc = String.fromCharCode(27);

async function run(paste: string) {
  const reports = await check(paste, { network: false });
  const [report] = reports;
  const [first] = report?.diagnoses ?? [];
  return {
    first: `${first?.code} ${first?.confidence}`,
    verdict: report?.verdict,
    codes: reports.flatMap(({ diagnoses }) => diagnoses.map(({ code }) => code)),
    report,
  };
}

type Row = readonly [paste: string, first: string];
const leadsTo = (title: string, rows: readonly Row[]) =>
  test.each(rows)(`${title}: %s`, async (paste, first) => {
    expect((await run(paste)).first).toBe(first);
  });

describe('a token in several string literals', () => {
  leadsTo('is joined', [
    [`const TOKEN = 'dop_v1_' + '${hex}';`, 'well-formed certain'],
    [
      `headers = {"Authorization": "Bearer dop_v1_" "${hex.slice(0, 32)}" "${hex.slice(32)}"}`,
      'well-formed certain',
    ],
    [`String t = "dop_v1_${hex.slice(0, 32)}"\n    + "${hex.slice(32)}";`, 'well-formed certain'],
    [`$token = 'dop_v1_${hex.slice(0, 9)}' . '${hex.slice(9)}';`, 'well-formed certain'],
    [`token = "dop_v1_${hex.slice(0, 40)}" & "${hex.slice(40)}"`, 'well-formed certain'],
    [`local token = "dop_v1_${hex.slice(0, 40)}" .. "${hex.slice(40)}"`, 'well-formed certain'],
    [`char *token = "dop" "_v1_" \\\n  "${hex}";`, 'well-formed certain'],
  ]);

  leadsTo('is not certainly damaged if the rest is elsewhere', [
    [`token = "dop_v1_" + rest`, 'placeholder-token possible'],
    [`const token = 'dop_v1_${hex.slice(0, 20)}' + rest;`, 'truncated-token possible'],
    [
      `token = concat("dop_v1_${hex.slice(0, 20)}", "${hex.slice(20, 40)}")`,
      'truncated-token possible',
    ],
  ]);

  leadsTo('is joined over the lines of a table or a box', [
    [
      `│ Bearer ${pat.slice(0, 30)} │\n│ ${pat.slice(30, 60)} │\n│ ${pat.slice(60)} │`,
      'well-formed certain',
    ],
    [
      `| DO_TOKEN | ${pat.slice(0, 24)} |\n|          | ${pat.slice(24, 48)} |\n|          | ${pat.slice(48)}  |`,
      'well-formed certain',
    ],
  ]);

  test('the mark of a wrapped line is no part of the token', async () => {
    const { codes } = await run(`Authorization: Bearer ${pat.slice(0, 40)}↵\n${pat.slice(40)}`);
    expect(codes).toEqual(['well-formed']);
  });
});

describe('the Authorization header in code', () => {
  leadsTo('lacks “Bearer” before a variable', [
    [
      `fetch("${api}", { headers: { Authorization: process.env.DO_TOKEN } })`,
      'missing-auth-scheme possible',
    ],
    [
      `fetch("${api}", { headers: { Authorization: process.env.DO_TOKEN } })\n${rejected}`,
      'missing-auth-scheme likely',
    ],
    [
      `requests.get("${api}", headers={"Authorization": token})\n${rejected}`,
      'missing-auth-scheme likely',
    ],
    [
      `requests.get("${api}", headers={"Authorization": os.environ["DO_TOKEN"]})\n${rejected}`,
      'missing-auth-scheme likely',
    ],
    [`$headers = ['Authorization' => $apiToken];\n${rejected}`, 'missing-auth-scheme likely'],
    [`curl -H "Authorization: $DO_TOKEN" ${api}\n${rejected}`, 'missing-auth-scheme likely'],
  ]);

  leadsTo('lacks the space after “Bearer”', [
    [
      `requests.get("${api}", headers={"Authorization": "Bearer" + token})\n${rejected}`,
      'missing-auth-scheme likely',
    ],
    [
      `requests.get("${api}", headers={"Authorization": "Bearer: " + token})\n${rejected}`,
      'missing-auth-scheme likely',
    ],
    [`curl -H "Authorization: Bearer${pat}" ${api}`, 'missing-auth-scheme likely'],
    [`curl -H "Authorization: Bearer: ${pat}" ${api}`, 'missing-auth-scheme likely'],
  ]);

  leadsTo('may be right where a variable has the whole value', [
    [
      `requests.get("${api}", headers={"Authorization": auth_header})\n${rejected}`,
      'token-rejected likely',
    ],
    [`headers: { Authorization: bearerToken }\n${rejected}`, 'token-rejected likely'],
    [`curl -H "Authorization: $AUTH" ${api}`, 'unexpanded-variable possible'],
    [
      `requests.get("${api}", headers={"Authorization": "Bearer" + " " + token})\n${rejected}`,
      'token-rejected likely',
    ],
    [
      `requests.get("${api}", headers={"Authorization": "Bearer " + token})\n${rejected}`,
      'token-rejected likely',
    ],
  ]);
});

describe('a reference in a string that does not replace it', () => {
  const stepOf = async (paste: string) => {
    const { first, report } = await run(paste);
    return [first, report?.diagnoses[0]?.fix[0]?.command];
  };

  test.each([
    [
      `import requests\nrequests.get("${api}", headers={"Authorization": "Bearer {token}"})`,
      'f"Bearer {token}"',
    ],
    [`fetch("${api}", { headers: { Authorization: 'Bearer \${token}' } })`, '`Bearer ${token}`'],
    [`req['Authorization'] = 'Bearer #{token}' # Net::HTTP`, '"Bearer #{token}"'],
    [`<?php $h = ['Authorization: Bearer $token'];`, '"Bearer $token"'],
  ])('needs the other kind of quotes: %s', async (paste, command) => {
    expect(await stepOf(`${paste}\n${rejected}`)).toEqual(['unexpanded-variable likely', command]);
  });
});

describe('an expression in a string', () => {
  leadsTo('is a reference', [
    [
      `requests.get("${api}", headers={"Authorization": f"Bearer {os.environ['DO_TOKEN']}"})`,
      'unexpanded-variable possible',
    ],
    [
      `headers={'Authorization': f'Bearer {get_secret("do-token")}'}`,
      'unexpanded-variable possible',
    ],
    [
      `headers={"Authorization": f"Bearer {self.settings['do']['token']}"}`,
      'unexpanded-variable possible',
    ],
    [`headers={'Authorization': f"Bearer {cfg['token']}"}`, 'unexpanded-variable possible'],
    [`headers={"Authorization": f"Bearer {cfg["token"]}"}`, 'unexpanded-variable possible'],
    [
      `'headers' => ['Authorization' => "Bearer {$config['do_token']}"],`,
      'unexpanded-variable possible',
    ],
    [
      `$req->header('Authorization' => "Bearer $ENV{DO_TOKEN}"); # ${api}`,
      'unexpanded-variable possible',
    ],
    [`'Authorization' => "Bearer $self->{token}"`, 'unexpanded-variable possible'],
    [
      `request.Headers.Add("Authorization", $"Bearer {configuration["DigitalOcean:Token"]}");`,
      'unexpanded-variable possible',
    ],
    [
      `.Add("Authorization", $"Bearer {Environment.GetEnvironmentVariable("DO_TOKEN")}")`,
      'unexpanded-variable possible',
    ],
    [
      `HTTP.get(url, ["Authorization" => "Bearer $(ENV["DO_TOKEN"])"])`,
      'unexpanded-variable possible',
    ],
    [`header("Authorization", s"Bearer $token")`, 'unexpanded-variable possible'],
    [`["Authorization": "Bearer \\(token)"]`, 'unexpanded-variable possible'],
    [
      `{'Authorization': 'Bearer $token'} // http.get(Uri.parse('${api}'))`,
      'unexpanded-variable possible',
    ],
    [`{'Authorization': 'Bearer $token'}`, 'unexpanded-variable possible'],
    [`args: ["--header", "Authorization: Bearer $(DO_TOKEN)"]`, 'unexpanded-variable possible'],
    ['Authorization: Bearer $(DO_TOKEN)', 'unexpanded-variable possible'],
    [`curl -H "Authorization: Bearer $$DO_TOKEN" ${api}`, 'unexpanded-variable possible'],
    [
      `DefaultRequestHeaders.Add("Authorization", "Bearer " & token)`,
      'unexpanded-variable possible',
    ],
    [`{ ["Authorization"] = "Bearer " .. os.getenv("DO_TOKEN") }`, 'unexpanded-variable possible'],
    [`{"Authorization", "Bearer " <> token}`, 'unexpanded-variable possible'],
    [`.header("Authorization", "Bearer "\n    + token)`, 'unexpanded-variable possible'],
  ]);

  leadsTo('is a reference behind the prefix of a token too', [
    [`DO_TOKEN="dop_v1_\${SECRET}"`, 'unexpanded-variable possible'],
    [`headers = {"Authorization": f"Bearer dop_v1_{digits}"}`, 'unexpanded-variable possible'],
    [`curl -H "Authorization: Bearer dop_v1_$REST" ${api}`, 'unexpanded-variable possible'],
  ]);

  test.each(['token = "Bearer " & key', 'const auth_token = "Bearer " + key;'])(
    'is not in the literal before it: %s',
    async (text) => {
      expect((await run(text)).codes).toEqual(['unexplained']);
    },
  );

  test('a call that builds the header is no placeholder', async () => {
    const { first, verdict } = await run(
      'httr::GET(url, add_headers(Authorization = paste0("Bearer ", token)))',
    );
    expect([first, verdict]).toEqual(['unexplained possible', 'undetermined']);
  });

  test('between single quotes of PHP is sent as it is, and is no second credential', async () => {
    const { first, codes } = await run(
      `$token = getenv('DO_TOKEN');\ncurl_setopt($ch, CURLOPT_HTTPHEADER, ['Authorization: Bearer $token']);\n// ${rejected}`,
    );
    expect(first).toBe('unexpanded-variable likely');
    expect(codes).not.toContain('multiple-credentials');
    expect(codes).not.toContain('unrecognized-credential');
  });

  test('without a name has a whole sentence of its own', async () => {
    const { report } = await run(`curl -H 'Authorization: Bearer $(cat token)' ${api}`);
    expect(report?.diagnoses[0]?.code).toBe('unexpanded-variable');
    expect(report?.diagnoses[0]?.what).toBe('A reference to a variable was sent literally.');
  });

  leadsTo('of PowerShell is not replaced between single quotes', [
    [
      `$h = @{ Authorization = 'Bearer $env:DO_TOKEN' }\nInvoke-RestMethod -Uri ${api} -Headers $h`,
      'unexpanded-variable likely',
    ],
    [`curl.exe -H 'Authorization: Bearer $env:DO_TOKEN' ${api}`, 'unexpanded-variable certain'],
  ]);
});

describe('a mask of a logger', () => {
  const masks = [
    '<REDACTED>',
    '***',
    '[FILTERED]',
    '<hidden>',
    '[MASKED]',
    '*',
    '••••••••',
    '██',
    '{masked}',
    '[secure]',
    '<calculated when request is sent>',
    'VALUE_SPECIFIED_IN_NO_LOG_PARAMETER',
  ];
  test.each(masks)('says nothing about the scheme: %s', async (mask) => {
    const alone = await run(`Authorization: ${mask}\nAccept: application/json`);
    expect(['masked-token possible', 'unexplained possible']).toContain(alone.first);
    const quoted = await run(`headers={"Authorization": "${mask}"} GET ${api}`);
    expect(['masked-token possible', 'unexplained possible']).toContain(quoted.first);
    expect([...alone.codes, ...quoted.codes]).toHaveLength(2);
    const dns = await run(
      `GET ${api}\n("Authorization","${mask}")\ncurl: (6) Could not resolve host: api.digitalocean.com`,
    );
    expect([dns.first, dns.verdict]).toEqual(['dns-failure likely', 'undetermined']);
    const answer = await run(`GET ${api}\nAuthorization: ${mask}\nHTTP/1.1 401\n${rejected}`);
    expect(answer.first).toBe('token-rejected likely');
    expect(answer.codes).not.toContain('missing-auth-scheme');
  });

  test('of Rust is no value', async () => {
    const { codes } = await run(
      `DEBUG reqwest: headers={"authorization": Sensitive, "accept": "*/*"} url=${api}\nstatus=401 body=${rejected}`,
    );
    expect(codes).toEqual(['token-rejected']);
  });

  test('of Ansible comes after the answer', async () => {
    const { first, codes } = await run(
      `fatal: [localhost]: FAILED! => {"invocation": {"module_args": {"oauth_token": "VALUE_SPECIFIED_IN_NO_LOG_PARAMETER"}}, "msg": "Unable to authenticate you"}`,
    );
    expect(first).toBe('token-rejected likely');
    expect(codes).not.toContain('unrecognized-credential');
  });
});

describe('colours of a terminal are no part of a value', () => {
  leadsTo('wherever they begin', [
    [`.env:DO_TOKEN=${esc}[01;31m${esc}[Kdop_v1_${esc}[m${esc}[K${hex}`, 'well-formed certain'],
    [
      `DO_TOKEN=dop_v1_${hex.slice(0, 20)}${esc}[31m${hex.slice(20)}${esc}[0m`,
      'well-formed certain',
    ],
    [`token: ${esc}]8;;https://x${esc}\\${pat}${esc}]8;;${esc}\\`, 'well-formed certain'],
  ]);
});

test.each([3, 17, 40, 400])('a token below %i levels of JSON is found', async (levels) => {
  const text = `${'{"x": '.repeat(levels)}{"a": "Bearer ${pat}"}${'}'.repeat(levels)}`;
  expect((await run(text)).first).toBe('well-formed certain');
});

describe('quotes in the environment of a Compose file', () => {
  test('are a part of the value in a list', async () => {
    const { codes } = await run(
      `services:\n  a:\n    environment:\n      - DIGITALOCEAN_TOKEN="${pat}"\n      - DOMAIN=example.org`,
    );
    expect(codes[0]).toBe('surrounding-quotes');
  });

  leadsTo('and not in a map, or around the whole entry', [
    [
      `services:\n  a:\n    environment:\n      DIGITALOCEAN_TOKEN: "${pat}"`,
      'well-formed certain',
    ],
    [
      `services:\n  a:\n    environment:\n      - "DIGITALOCEAN_TOKEN=${pat}"`,
      'well-formed certain',
    ],
  ]);
});

describe('a header in the dump of a request', () => {
  const foreign = `${'gh'}p_${'a1B2c3'.repeat(6)}`;
  test.each([foreign, 'abc-123-def-456', pat.toUpperCase(), 'YOUR_TOKEN'])(
    'is the same credential without its line end: %s',
    async (value) => {
      const line = `GET /v2/account HTTP/1.1\\r\\nAuthorization: Bearer ${value}\\r\\nHost: api.digitalocean.com`;
      const dump = `{ headers: { Authorization: 'Bearer ${value}' }, request: { _header: '${line}' }, status: 401 }`;
      expect(await check(dump, { network: false })).toHaveLength(1);
      const lines = line.replaceAll('\\r\\n', "\\r\\n' +\n    '");
      const printed = `{ headers: { Authorization: 'Bearer ${value}' }, request: { _header: '${lines}' } }`;
      expect(await check(printed, { network: false })).toHaveLength(1);
    },
  );
});

describe('values in their place', () => {
  test.each([
    `SPACES_ACCESS_KEY_ID=${'DO'}00${'A1B2C3D4'.repeat(2)}`,
    `AWS_ACCESS_KEY_ID=${'DO'}801${'A1B2C3D4'.repeat(2)}`,
  ])('a key of Spaces under its name is no error: %s', async (text) => {
    const { report, verdict } = await run(text);
    expect(report?.diagnoses.map(({ code, severity }) => [code, severity])).toEqual([
      ['spaces-key', 'info'],
    ]);
    expect(verdict).not.toBe('problem');
  });

  test('a space at the end of an argument of HTTPie is sent', async () => {
    const { codes } = await run(`http GET ${api} Authorization:"Bearer ${pat} "`);
    expect(codes[0]).toBe('stray-whitespace');
  });

  test('the sample answer of the documentation is no unknown credential', async () => {
    const { first } = await run(
      '{"access_token":"547cac21118ae7","token_type":"bearer","expires_in":2592000,"refresh_token":"00a3aae641658d","scope":"read write"}',
    );
    expect(first).toBe('placeholder-token possible');
  });

  test.each([`${pat}xyz`, `${pat}!`, `DO_TOKEN=${pat}-abc`])(
    'what follows a whole token is too much: %s',
    async (text) => {
      const { report } = await run(text);
      const [first] = report?.diagnoses ?? [];
      expect(first?.code).toBe('malformed-token');
      expect(first?.title).not.toContain('wrong character');
    },
  );

  test('only invisible characters are blank', async () => {
    expect((await run('\u200b\n\ufeff')).first).toBe('empty-input certain');
    expect((await run('\u200b')).codes).toEqual(['empty-input']);
  });
});
