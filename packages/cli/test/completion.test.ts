import { knownScopes } from '@token-check/core/scopes';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { install } from '../src/completion/install.ts';
import { modelOf, wordLists } from '../src/completion/model.ts';
import { makeProgram } from '../src/program.ts';
import { bashProposals, complaint, isInstalled, proposals, type TriedShell } from './shells.ts';
import { runWith } from './world.ts';

const shells = ['bash', 'zsh', 'fish', 'powershell'];
const program = makeProgram({ columns: 80 } as Parameters<typeof makeProgram>[0], () => {});
const model = modelOf(program, shells);
const commands = program.commands.map((command) => command.name());

const scripts: Record<string, string> = {};
beforeAll(async () => {
  for (const shell of shells) {
    const { status, out, err } = await runWith(['completion', shell]);
    expect({ status, err }).toEqual({ status: 0, err: '' });
    scripts[shell] = out;
  }
});

describe('the model of the program', () => {
  test.each([program, ...program.commands].map((command) => [command.name(), command] as const))(
    'has every flag of %s and a value for every placeholder',
    (name, command) => {
      const found = model.commands.find((one) => one.name === (command === program ? '' : name));
      const longs = command.options.map(({ long }) => long);
      expect(found?.flags.map(({ long }) => long)).toEqual([...longs, '--help']);
      const places = [
        ...command.registeredArguments.map((argument) => argument.name()),
        ...command.options.flatMap(({ flags }) => /<(.+)>/.exec(flags)?.[1] ?? []),
      ];
      expect(places.filter((place) => !(place in model.values))).toEqual([]);
      // The model has room for one argument only.
      expect(command.registeredArguments.length).toBeLessThan(2);
    },
  );

  test('contains only words without characters that are special to a shell', () => {
    const words = wordLists(model).flatMap(([, list]) => list.map(({ word }) => word));
    expect(words.filter((word) => !/^[a-z0-9][a-z0-9_:-]*$/.test(word))).toEqual([]);
  });
});

describe.each(shells)('the script for %s', (shell) => {
  test('says how to switch it on, as its help does', async () => {
    const { line } = install[shell as keyof typeof install];
    expect(scripts[shell]?.split('\n').slice(0, 4).join('\n')).toContain(line);
    expect((await runWith(['completion', '--help'])).out).toContain(line);
  });

  test('has every command, every flag and every value', () => {
    const script = scripts[shell] ?? '';
    for (const command of commands) expect(script).toContain(command);
    for (const { long } of model.commands.flatMap(({ flags }) => flags)) {
      expect(script).toContain(shell === 'fish' ? `-l ${long.slice(2)}` : long);
    }
    for (const [, list] of wordLists(model)) {
      for (const { word } of list) {
        expect(script).toContain(shell === 'zsh' ? word.replaceAll(':', '\\:') : word);
      }
    }
  });

  // Windows PowerShell decodes a pipe with a legacy code page.
  test('is plain ASCII', () => {
    expect(scripts[shell]).toMatch(/^[\n\x20-\x7e\t]*$/);
  });
});

const lines: readonly (readonly [string, readonly string[]])[] = [
  ['token-check ', commands],
  ['token-check exp', ['explain']],
  ['token-check --json --offline exp', ['explain']],
  ['token-check -- exp', ['explain']],
  ['token-check exp exp', []],
  ['token-check anything --js', ['--json']],
  ['token-check explain token-re', ['token-rejected', 'token-revoked']],
  ['token-check completion ', shells],
  ['token-check doctor --off', ['--offline']],
  ['token-check doctor --require', []],
  [
    'token-check --format ',
    ['text', 'json', 'ndjson', 'github', 'sarif', 'junit', 'gitlab', 'markdown'],
  ],
  ['token-check --format=js', ['--format=json']],
  ['token-check --expect-kind legacy', ['legacy-token']],
  ['token-check --env TC_', ['TC_TOKEN']],
  ['token-check -e TC_', ['TC_TOKEN']],
  ['token-check --env=TC_', ['--env=TC_TOKEN']],
  ['token-check --file err', ['error.log']],
  ['token-check -o err', ['error.log']],
  ['token-check --require-scope droplet:cr', ['droplet:create']],
  ['token-check --forbid-scope=droplet:cr', ['--forbid-scope=droplet:create']],
  ['token-check scopes droplet:', knownScopes().filter((scope) => scope.startsWith('droplet:'))],
  ['token-check scopes cert-man', ['cert-manager-dns01']],
  ['token-check --can certbot', ['certbot-dns-digitalocean']],
  ['token-check --can "POST /v2/droplets" exp', ['explain']],
  ['token-check --api-url https://api.test:8443 exp', ['explain']],
  ['token-check --api-url ', []],
  ['token-check run tokenprog', ['tokenprogram']],
  ['token-check run -- tokenprog', ['tokenprogram']],
  ['token-check run --timeout 5 tokenprog', ['tokenprogram']],
  ['token-check run --offl', ['--offline']],
  ['token-check explain --format text token-re', ['token-rejected', 'token-revoked']],
  ['token-check run tokenprogram err', ['error.log']],
  ['token-check run -- tokenprogram --offl', []],
  ['token-check run tokenprogram --offl', []],
  ['token-check --min-ttl "$(touch ran)" --file ra', []],
  ...model.commands.map(({ name, flags }): [string, string[]] => [
    `token-check ${name && `${name} `}--`,
    flags.map(({ long }) => long),
  ]),
];

for (const shell of ['bash', 'zsh', 'fish'] satisfies TriedShell[]) {
  const installed = isInstalled(shell);

  describe(shell, () => {
    const proposed = new Map<string, readonly string[]>();

    beforeEach(({ skip }) => skip(!installed, `${shell} is not installed`));
    beforeAll(() => {
      if (!installed) return;
      const typed = lines.map(([line]) => line);
      const answers = proposals(shell, scripts[shell] ?? '', typed);
      typed.forEach((line, index) => {
        proposed.set(line, answers[index] ?? ['no answer']);
      });
    }, 30_000);

    test('accepts the syntax of the script', () => {
      expect(complaint(shell, scripts[shell] ?? '')).toBe('');
    });

    test.each(lines)('completes “%s”', (line, expected) => {
      expect(proposed.get(line)).toEqual(expected.toSorted());
    });
  });
}

describe('bash', () => {
  const scope = 'token-check --require-scope';

  test.each([
    ['in a quote', `${scope} "droplet:cr`, {}, ['droplet:create']],
    ['in a quote after =', `${scope}="droplet:cr`, {}, ['droplet:create']],
    ['words that it does not cut at :', `${scope} droplet:cr`, { breaks: '=' }, ['droplet:create']],
    [
      'words that it does not cut at all',
      `${scope}=droplet:cr`,
      { breaks: '' },
      ['--require-scope=droplet:create'],
    ],
    ['before the end of the line', 'token-check exp --json', { cursor: 15 }, ['explain']],
  ])('completes %s', (_what, line, how, expected) => {
    expect(bashProposals(scripts.bash ?? '', line, how)).toEqual(expected);
  });
});

describe('an unknown shell is wrong usage:', () => {
  test.each([
    [[], /\[missing-value\]\n[\s\S]*bash[\s\S]*zsh[\s\S]*fish[\s\S]*powershell/],
    [['tcsh'], /\[invalid-value\]\n[\s\S]*token-check completion zsh/],
    [['/usr/bin/fish'], /\[invalid-value\]\n.*token-check completion fish/],
    [['nushell'], /\[invalid-value\]\n[\s\S]*bash[\s\S]*zsh[\s\S]*fish[\s\S]*powershell/],
  ])('%j', async (args, message) => {
    const { status, out, err } = await runWith(['completion', ...args]);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toMatch(message);
  });
});
