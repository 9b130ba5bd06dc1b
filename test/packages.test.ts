import { execFileSync, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Ajv, type AnySchema } from 'ajv';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { publishedPackages } from '../scripts/publication.mjs';
import { licensesFile } from '../scripts/third-party-licenses.mjs';

/** What is published on npm: that it is the same each time, and the list of what is in it. */
const root = join(import.meta.dirname, '..');
const temporary = mkdtempSync(join(tmpdir(), 'packages-'));
afterAll(() => rmSync(temporary, { recursive: true }));

/** Whether every test runs in its long form: `npm run test:full`. */
const full = process.env.TEST_FULL === '1';
const slow = 600_000;

const readJson = (path: string) => JSON.parse(readFileSync(path, 'utf8'));
const manifestOf = (name: string) => readJson(join(root, 'packages', name, 'package.json'));
const tarballOf = (name: string) => `token-check-${name}-${manifestOf(name).version}.tgz`;

/** Runs a script of a checkout with a umask. */
function runScript(checkout: string, umask: string, ...args: readonly string[]) {
  const shell = ['-c', `umask ${umask}; exec "$0" "$@"`, process.execPath, ...args];
  return spawnSync('sh', shell, { cwd: checkout, encoding: 'utf8' });
}

describe('npm run packages', () => {
  const folder = join(temporary, 'first');
  const tarballs = publishedPackages.map((name) => join(folder, tarballOf(name)));
  const check = (...args: readonly string[]) =>
    runScript(root, '022', 'scripts/packages.mjs', '--check', ...args);

  beforeAll(() => {
    const { status, stderr } = runScript(root, '077', 'scripts/packages.mjs', folder);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  }, slow);

  test('writes each package and its hash', () => {
    expect(readdirSync(folder).sort()).toEqual([
      'integrity.txt',
      ...publishedPackages.map(tarballOf),
    ]);
    const lines = readFileSync(join(folder, 'integrity.txt'), 'utf8').trim().split('\n');
    expect(lines).toEqual(
      publishedPackages.map((name) => expect.stringContaining(`${tarballOf(name)} sha512-`)),
    );
  });

  test('packs the same bytes again with another umask', { timeout: slow }, () => {
    const { status, stdout } = check(...tarballs);
    expect([status, stdout]).toEqual([
      0,
      tarballs.map((path) => `${path} is built from this source.\n`).join(''),
    ]);
  });

  test('notices one byte more, and a package of another name', { timeout: slow }, () => {
    const [changed = '', same = ''] = tarballs;
    const other = join(temporary, 'other.tgz');
    execFileSync('tar', ['-xzf', changed, '-C', temporary]);
    execFileSync('sh', ['-c', 'echo >> package/README.md; tar -czf "$0" package', changed], {
      cwd: temporary,
    });
    const { status, stdout } = check(changed, same, other);
    expect([status, stdout.split('\n')]).toEqual([
      1,
      [
        `${changed} is not built from this source.`,
        `${same} is built from this source.`,
        'other.tgz is not the name of a package of this source.',
        '',
      ],
    ]);
  });

  test('--check alone is wrong usage', () => {
    expect(check().status).toBe(2);
  });
});

interface Component {
  readonly 'bom-ref': string;
  readonly name: string;
  readonly version: string;
}
interface Bom {
  readonly metadata: { readonly component: Component };
  readonly components: readonly Component[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
}

describe('npm run sbom', () => {
  const folder = join(temporary, 'sbom');
  const names = [...publishedPackages, 'web'];
  const bomOf = (name: string): Bom => readJson(join(folder, `${name}.cdx.json`));

  beforeAll(() => {
    const { status, stderr } = runScript(root, '022', 'scripts/sbom.mjs', folder);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  }, slow);

  /** The validator of CycloneDX's own schema. The formats of addresses and dates are not checked. */
  function validator() {
    const library = createRequire(import.meta.url).resolve(
      '@cyclonedx/cyclonedx-library/package.json',
    );
    const schema = (name: string): AnySchema =>
      readJson(join(dirname(library), 'res/schema', `${name}.SNAPSHOT.schema.json`));
    const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
    for (const part of ['jsf-0.82', 'spdx']) {
      ajv.addSchema(schema(part), `http://cyclonedx.org/schema/${part}.SNAPSHOT.schema.json`);
    }
    return ajv.compile(schema('bom-1.5'));
  }

  test('writes documents that CycloneDX’s schema accepts', () => {
    const validate = validator();
    for (const name of names) {
      validate(bomOf(name));
      expect(validate.errors, name).toBeNull();
    }
  });

  test('the schema would notice a licence that doesn’t exist and a missing name', () => {
    const validate = validator();
    const [first] = bomOf('core').components;
    for (const wrong of [{ name: undefined }, { licenses: [{ license: { id: 'MIT-ish' } }] }]) {
      expect(
        validate(
          JSON.parse(JSON.stringify({ ...bomOf('core'), components: [{ ...first, ...wrong }] })),
        ),
      ).toBe(false);
    }
  });

  test('names what the library needs, with the versions of the lock file', () => {
    const { packages } = readJson(join(root, 'package-lock.json'));
    const { components } = bomOf('core');
    const direct = Object.keys(manifestOf('core').dependencies);
    expect(components.map(({ name }) => name)).toEqual(expect.arrayContaining(direct));
    for (const { name, version } of components) {
      expect(packages[`node_modules/${name}`]?.version, name).toBe(version);
    }
  });

  test.each(names.filter((name) => existsSync(join(root, 'packages', name, 'dist', licensesFile))))(
    'names every package in the bundle of %s, and no others',
    (name) => {
      const licenses = readFileSync(join(root, 'packages', name, 'dist', licensesFile), 'utf8');
      const bundled = [...licenses.matchAll(/^={80}\n(\S+) (\S+) \(/gm)].map(
        ([, one, version]) => `${one}@${version}`,
      );
      expect(bundled.length).toBeGreaterThan(20);
      expect(bomOf(name).components.map((one) => one['bom-ref'])).toEqual(bundled.sort());
    },
  );

  test('each component is reached from the package', () => {
    for (const name of names) {
      const { metadata, components, dependencies } = bomOf(name);
      const edges = new Map(dependencies.map(({ ref, dependsOn }) => [ref, dependsOn]));
      const reached = new Set<string>();
      const visit = (ref: string) => {
        if (reached.has(ref)) return;
        reached.add(ref);
        for (const next of edges.get(ref) ?? []) visit(next);
      };
      visit(metadata.component['bom-ref']);
      expect([...reached].sort()).toEqual(
        [metadata.component, ...components].map((one) => one['bom-ref']).sort(),
      );
    }
  });

  test('has no time, no number of its own and no folder of this machine', () => {
    for (const name of names) {
      const text = readFileSync(join(folder, `${name}.cdx.json`), 'utf8');
      expect(text).not.toMatch(/timestamp|serialNumber/);
      expect(text).not.toContain(root);
    }
  });
});

describe('two clones of this commit at different paths', () => {
  /** A clone that takes the installed packages from here, but our own from itself. */
  function clone(path: string): string {
    execFileSync('git', ['clone', '--quiet', '--no-local', root, path]);
    for (const place of ['', 'packages/cli']) {
      const from = join(root, place, 'node_modules');
      const to = join(path, place, 'node_modules');
      mkdirSync(to);
      for (const name of readdirSync(from)) {
        if (name !== '@token-check') symlinkSync(join(from, name), join(to, name));
      }
    }
    mkdirSync(join(path, 'node_modules/@token-check'));
    for (const name of ['core', 'cli', 'web']) {
      symlinkSync(join(path, 'packages', name), join(path, 'node_modules/@token-check', name));
    }
    return path;
  }

  /** What is published from a clone: the hashes of the packages and the bills of materials. */
  function publishedFrom(path: string, umask: string, timeZone: string) {
    for (const name of ['core', 'cli', 'web']) {
      execFileSync('sh', ['-c', `umask ${umask}; npm run build -w packages/${name}`], {
        cwd: path,
        stdio: 'pipe',
        env: { ...process.env, TZ: timeZone },
      });
    }
    const packed = runScript(path, umask, 'scripts/packages.mjs');
    expect({ status: packed.status, stderr: packed.stderr }).toEqual({ status: 0, stderr: '' });
    return packed.stdout;
  }

  test('give the same packages', { timeout: slow }, ({ skip }) => {
    skip(!full, 'only in npm run test:full');
    const one = clone(join(temporary, 'clone'));
    const two = clone(join(temporary, 'another folder', 'with a longer name'));
    const packages = publishedFrom(one, '022', 'UTC');
    expect(packages).toContain('sha512-');
    expect(publishedFrom(two, '077', 'Asia/Tokyo')).toBe(packages);
  });
});
