import { describe, expect, test } from 'vitest';
import { machineOf } from '../../test/support/machine.ts';
import { makeToken } from '../sandbox/make-token.ts';
import type { Machine } from './machine.ts';
import { survey } from './survey.ts';

/** What the doctor asks of a machine: counted, not timed. */

const token = makeToken('dop_v1_', 'full access');
const home = '/home/sam';
const here = `${home}/project`;
const doctlFile = `${home}/.config/doctl/config.yaml`;
const kubeconfig = `${home}/.kube/config`;

type Files = Readonly<Record<string, string>>;

/** A home with this many files of each of ten kinds, and as many users in the kubeconfig. */
function messy(count: number): Files {
  const files: Record<string, string> = {};
  const users: string[] = [];
  for (let at = 0; at < count; at++) {
    files[`${here}/.env.${at}`] = `TOKEN=${token}\n`;
    files[`${here}/a${at}.yaml`] =
      `providers:\n  do: # DigitalOceanProvider\n    token: ${token}\n`;
    files[`${here}/do${at}.ini`] = `dns_digitalocean_token = ${token}\n`;
    files[`${here}/m${at}.tf`] = `variable "a${at}" {}\n`;
    files[`${here}/m${at}.auto.tfvars`] = `a${at} = "x"\n`;
    files[`${here}/b${at}.pkr.hcl`] = `source "digitalocean" "s${at}" {}\n`;
    files[`${here}/k8s/${at}.yaml`] = `TOKEN: ${token}\n`;
    files[`${here}/charts/c${at}/values.yaml`] = 'replicas: 1\n';
    files[`${here}/group_vars/g${at}/all.yml`] = `do_api_token: ${token}\n`;
    files[`${home}/.steampipe/config/c${at}.spc`] = `connection "c${at}" {}\n`;
    users.push(`  - { name: u${at}, user: { exec: { command: doctl, args: [] } } }`);
  }
  files[doctlFile] = `access-token: ${token}\n`;
  files[kubeconfig] = `users:\n${users.join('\n')}\n`;
  files[`${here}/.mcp.json`] = `{ "mcpServers": { "digitalocean": {} } }`;
  return files;
}

const asked = ['readFile', 'readEnd', 'listFolder', 'listFolders', 'modeOf', 'gitStateOf'] as const;

/** How often the doctor asks for each path, and how many characters it has parsed. */
async function workOn(files: Files) {
  const open = Object.fromEntries(Object.keys(files).map((path) => [path, 0o644]));
  const folders = ['/', '/home', home, here, `${here}/k8s`, `${here}/group_vars`];
  const modes = { ...open, ...Object.fromEntries(folders.map((path) => [path, 0o755])) };
  const machine = machineOf({ files, modes });
  const calls = new Map<string, number>();
  let parsed = 0;
  const counted = <T>(name: string, ask: (path: string) => Promise<T>) => {
    return (path: string) => {
      const call = `${name} ${path}`;
      calls.set(call, (calls.get(call) ?? 0) + 1);
      return ask(path);
    };
  };
  const counting = {
    ...machine,
    ...Object.fromEntries(asked.map((name) => [name, counted<unknown>(name, machine[name])])),
    parseEnv: (text: string) => {
      parsed += text.length;
      return machine.parseEnv(text);
    },
    parseHcl: (text: string) => {
      parsed += text.length;
      return machine.parseHcl(text);
    },
  } as Machine;
  const { places } = await survey(counting);
  const count = (name: string) =>
    [...calls.keys()].filter((one) => one.startsWith(`${name} `)).length;
  return { calls, parsed, places, count };
}

const sizeOf = (files: Files) => Object.values(files).join('').length;

describe('in a home with 2,000 files', async () => {
  const empty = await workOn({});
  const half = messy(100);
  const files = messy(200);
  const work = await workOn(files);

  test('the doctor finds what is there', () => {
    expect(Object.keys(files).length).toBeGreaterThan(2000);
    expect(work.places.length).toBeGreaterThan(800);
  });

  test('it reads each file and lists each folder at most once', () => {
    expect([...work.calls].filter(([, times]) => times > 1)).toEqual([]);
  });

  test('it reads as many files more than in an empty home as there are', () => {
    const more = work.count('readFile') - empty.count('readFile');
    expect(more).toBeGreaterThan(1500);
    expect(more).toBeLessThanOrEqual(Object.keys(files).length);
  });

  test('it parses no character twice', () => {
    expect(empty.parsed).toBe(0);
    expect(work.parsed).toBeGreaterThan(10_000);
    expect(work.parsed).toBeLessThanOrEqual(sizeOf(files));
  });

  test('twice the files are at most twice the work', async () => {
    const less = await workOn(half);
    for (const name of asked) {
      const [most, some, none] = [work, less, empty].map((one) => one.count(name));
      expect((most ?? 0) - (none ?? 0), name).toBeLessThanOrEqual(2 * ((some ?? 0) - (none ?? 0)));
    }
    expect(work.parsed).toBeLessThanOrEqual(2.1 * less.parsed);
  });
});
