import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { addressFields, publishedPackages, readAddress, root } from './publication.mjs';
import { licensesFile, packagesIn } from './third-party-licenses.mjs';

/**
 * Writes a software bill of materials (CycloneDX 1.5) for each package that is published and for the web
 * server. The components come from `npm sbom`; which of them are in a package, from its bundle, or
 * without one from its dependencies. The same commit gives the same bytes: it has no time and no number.
 *
 *   node scripts/sbom.mjs [folder]   default: dist/sbom
 */

/** `npm sbom` of everything that is installed here. */
function installed() {
  const output = execFileSync('npm', ['sbom', '--sbom-format', 'cyclonedx', '--loglevel=error'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  const { components, dependencies } = JSON.parse(output);
  return {
    components: new Map(components.map((one) => [one['bom-ref'], one])),
    needs: new Map(dependencies.map(({ ref, dependsOn }) => [ref, dependsOn])),
  };
}

/** The packages whose modules are in a bundle; null for a package without one. */
function bundledIn(folder) {
  const path = join(folder, 'dist', licensesFile);
  if (!existsSync(path)) return null;
  return packagesIn(readFileSync(path, 'utf8'));
}

/** What a package needs when it runs, with all that this needs. */
function neededBy(ref, dependencies, needs) {
  const found = new Set();
  const add = (refs) => {
    for (const one of refs.filter((ref) => !found.has(ref))) {
      found.add(one);
      add(needs.get(one) ?? []);
    }
  };
  const isDirect = (one) => Object.hasOwn(dependencies, one.slice(0, one.lastIndexOf('@')));
  add((needs.get(ref) ?? []).filter(isDirect));
  return [...found];
}

/** A component as `npm sbom` describes it, without whether this repository takes it for development. */
function described(component) {
  const { properties, ...rest } = component;
  const kept = properties.filter(({ name }) => name !== 'cdx:npm:package:development');
  return { ...rest, scope: 'required', ...(kept.length > 0 && { properties: kept }) };
}

function externalReferences(folder) {
  const { homepage, bugs, repository } = addressFields(readAddress(), folder);
  if (repository === undefined) return {};
  const references = { vcs: repository.url, website: homepage, 'issue-tracker': bugs.url };
  return {
    externalReferences: Object.entries(references).map(([type, url]) => ({ type, url })),
  };
}

function documentOf(name, { components, needs }) {
  const folder = join(root, 'packages', name);
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const { name: full, version, description, license, dependencies = {} } = manifest;
  const ref = `${full}@${version}`;
  const refs = (bundledIn(folder) ?? neededBy(ref, dependencies, needs)).sort();
  const missing = refs.filter((one) => !components.has(one));
  if (missing.length > 0) throw new Error(`Not installed: ${missing.join(', ')}`);
  const edges = refs.map((one) => ({
    ref: one,
    dependsOn: (needs.get(one) ?? []).filter((other) => refs.includes(other)).sort(),
  }));
  const inner = new Set(edges.flatMap(({ dependsOn }) => dependsOn));
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.5.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    version: 1,
    metadata: {
      lifecycles: [{ phase: 'build' }],
      tools: [{ vendor: 'npm', name: 'cli' }],
      component: {
        'bom-ref': ref,
        type: manifest.bin === undefined && manifest.private !== true ? 'library' : 'application',
        name: full,
        version,
        description,
        licenses: [{ license: { id: license } }],
        purl: `pkg:npm/${full.replace('@', '%40')}@${version}`,
        ...externalReferences(`packages/${name}`),
      },
    },
    components: refs.map((one) => described(components.get(one))),
    dependencies: [{ ref, dependsOn: refs.filter((one) => !inner.has(one)) }, ...edges],
  };
}

const target = resolve(process.argv[2] ?? join(root, 'dist/sbom'));
const all = installed();
mkdirSync(target, { recursive: true });
for (const name of new Set([...publishedPackages, 'web'])) {
  const document = documentOf(name, all);
  writeFileSync(join(target, `${name}.cdx.json`), `${JSON.stringify(document, null, 2)}\n`);
  process.stdout.write(`${name}.cdx.json: ${document.components.length} components\n`);
}
