import { describe, expect, test } from 'vitest';
import { type MachineParts, machineOf } from '../../test/support/machine.ts';
import { makeToken } from '../sandbox/make-token.ts';
import { nameOf } from './place.ts';
import { survey } from './survey.ts';
import { tokensInSettings } from './tokens-in-settings.ts';
import { contentWords } from './words.ts';

const one = makeToken('dop_v1_', 'one');
const two = makeToken('doo_v1_', 'two');
const refresh = makeToken('dor_v1_', 'refresh');
const old = makeToken('', 'old token');

const home = '/home/sam';
const here = `${home}/project`;
const root = '/srv/shop';
const inRepository = { cwd: `${root}/api/v2`, files: { [`${root}/.git/HEAD`]: 'ref: x' } };

type Row = readonly [title: string, parts: MachineParts, expected: readonly unknown[]];

/** Every place with its value, in a form to compare. */
async function placesOf(parts: MachineParts) {
  const { places, unread } = await survey(machineOf(parts));
  expect(unread).toEqual([]);
  return places.map(({ location, text, content }) => {
    const other = contentWords(content);
    return [nameOf(location), text, ...(other === null ? [] : [other])];
  });
}

const namesOnly = 'a name only; the value is in the settings of the CI service';

describe('a token is found by its value', () => {
  test.each<Row>([
    [
      'in variables with any name',
      { env: { TOKEN: one, CI_DO: two, REFRESH: refresh, HASH: old, TEXT: `use ${one}` } },
      [
        ['TOKEN', one],
        ['CI_DO', two],
      ],
    ],
    [
      'in .env files of every name, whatever the variable is called',
      {
        files: {
          [`${here}/.env`]: `API_KEY=${one}\nHASH=${old}`,
          [`${here}/.env.production`]: `KEY='${two}'`,
          [`${here}/.env.example`]: 'DO_TOKEN=your-token',
          [`${here}/.environment`]: `KEY=${one}`,
        },
      },
      [
        ['.env: API_KEY', one],
        ['.env.production: KEY', two],
      ],
    ],
    [
      'in a file of examples, if it is no example',
      { files: { [`${here}/.env.example`]: `KEY=${one}` } },
      [['.env.example: KEY', one]],
    ],
    [
      'in .env of the folders above, up to the root of the repository',
      {
        ...inRepository,
        files: {
          ...inRepository.files,
          [`${root}/.env`]: `KEY=${one}`,
          [`${root}/api/.env`]: `KEY=${two}`,
          '/srv/.env': `KEY=${one}`,
        },
      },
      [
        ['/srv/shop/api/.env: KEY', two],
        ['/srv/shop/.env: KEY', one],
      ],
    ],
    [
      'not in the folders above without a repository',
      { files: { [`${home}/.env`]: `KEY=${one}` } },
      [],
    ],
    [
      'in .envrc, but not in a comment',
      { files: { [`${here}/.envrc`]: `# export A=${two}\nexport DEPLOY="${one}"\n` } },
      [['.envrc: DEPLOY', one]],
    ],
    [
      'in both spellings of compose',
      {
        files: {
          [`${here}/compose.yaml`]: `services:\n  web:\n    environment:\n      KEY: ${one}\n      B: \${DO_TOKEN}`,
          [`${here}/docker-compose.prod.yml`]: `services: { web: { environment: ["KEY=${two}"] } }`,
        },
      },
      [
        ['compose.yaml: KEY', one],
        ['docker-compose.prod.yml: KEY', two],
      ],
    ],
    [
      'in what shells read at start',
      {
        files: {
          [`${home}/.bashrc`]: `alias a=b\nexport DO_TOKEN=${one} # mine\n`,
          [`${home}/.zshenv`]: `export DIGITALOCEAN_TOKEN=${old}\nexport OTHER=${old}\nexport B=$(pass do)\n`,
          [`${home}/.config/fish/config.fish`]: `set -gx KEY ${two}\n`,
          [`${home}/.config/powershell/Microsoft.PowerShell_profile.ps1`]: `$env:KEY = "${one}"\n`,
        },
      },
      [
        ['~/.bashrc: DO_TOKEN', one],
        ['~/.zshenv: DIGITALOCEAN_TOKEN', old],
        ['~/.config/fish/config.fish: KEY', two],
        ['~/.config/powershell/Microsoft.PowerShell_profile.ps1: KEY', one],
      ],
    ],
    [
      'in files of the user’s units',
      {
        files: {
          [`${home}/.config/systemd/user/a.service`]: `[Service]\nEnvironment=KEY=${two}\nEnvironmentFile=-%h/secret/do.env\nEnvironmentFile=/gone\n`,
          [`${home}/secret/do.env`]: `DO_TOKEN=${one}\n`,
        },
      },
      [
        ['~/.config/systemd/user/a.service: KEY', two],
        ['~/secret/do.env: DO_TOKEN', one],
      ],
    ],
    [
      'in workflows, and the names of secrets',
      {
        files: {
          [`${here}/.github/workflows/a.yml`]: `env:\n  T: \${{ secrets.DIGITALOCEAN_ACCESS_TOKEN }}\n  U: \${{ secrets.NPM_TOKEN }}\n  KEY: ${one}\n`,
          [`${here}/.gitlab-ci.yml`]:
            'script: doctl auth init -t "$DO_API_TOKEN" && echo $CI_TOKEN',
        },
      },
      [
        ['.github/workflows/a.yml: KEY', one],
        ['.github/workflows/a.yml: DIGITALOCEAN_ACCESS_TOKEN', null, namesOnly],
        ['.gitlab-ci.yml: DO_API_TOKEN', null, namesOnly],
      ],
    ],
  ])('%s', async (_title, parts, expected) => {
    expect(await placesOf(parts)).toEqual(expected);
  });
});

describe('the name of a token in settings is', () => {
  test.each<[title: string, text: string, names: readonly string[]]>([
    ['the word before it', `a: ${one}\nb = "${two}"\nc\t'${one}'`, ['a', 'b', 'c']],
    ['that of the header', `Authorization: Bearer ${one}`, ['Authorization']],
    ['the key of a pair', `{"key":"do","value":"${one}"}`, ['do']],
    ['the name of a pair on two lines', `- name: DO_X\n  value: ${one}`, ['DO_X']],
    ['“token” if there is none', one, ['token']],
    ['shown without a token in it', `${two}: ${one}`, ['token', '…']],
    ['none in a comment', `# a: ${one}\n; b=${one}\n// c ${one}`, []],
    ['none for a placeholder', 'a: dop_v1_your_token_here', []],
    ['none for digits of another thing', `sha: ${old}`, []],
  ])('%s', (_title, text, names) => {
    expect(tokensInSettings(text).map(({ name }) => name)).toEqual(names);
  });

  test('at most a hundred times', () => {
    expect(tokensInSettings(`a: ${one}\n`.repeat(5000))).toHaveLength(100);
  });
});
