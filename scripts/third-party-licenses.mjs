import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The licences that published code may have: each of them allows passing a copy on. */
export const allowedLicenses = ['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT'];

export const licensesFile = 'THIRD-PARTY-LICENSES';

/** Packages without a text of their licence, and a package of the same author and repository with it. */
const textOfAnother = { 'proxy-agent-negotiate': 'agent-base' };

/**
 * A plugin of the bundler that writes the licences of all packages in a bundle into a file beside it.
 * `files`: what is copied to the bundle without being a module of it.
 */
export function thirdPartyLicenses(files = []) {
  return {
    name: 'licences of what is bundled',
    generateBundle(_options, bundle) {
      const modules = Object.values(bundle).flatMap(({ moduleIds = [] }) => moduleIds);
      const packages = new Map();
      for (const id of [...modules, ...files]) {
        const found = packageOf(id);
        if (found !== null) packages.set(`${found.name} ${found.version}`, found);
      }
      const source = sectionsOf(packages).join('\n');
      this.emitFile({ type: 'asset', fileName: licensesFile, source });
    },
  };
}

/** The package that a module comes from; null for our own code. */
function packageOf(id) {
  // The bundler adds helpers of its own.
  if (id.startsWith('\0rolldown/')) {
    return read(dirname(createRequire(import.meta.url).resolve('rolldown/package.json')));
  }
  if (id.startsWith('\0') || !id.includes('/node_modules/')) return null;
  for (let folder = dirname(id); folder.includes('/node_modules/'); folder = dirname(folder)) {
    const found = read(folder);
    if (found?.name && found.version) return found;
  }
  throw new Error(`${id} belongs to no package`);
}

/** The package.json of a folder and where it is; null where there is none. */
function read(folder) {
  try {
    return { folder, ...JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) };
  } catch (error) {
    if (error.code === 'ENOENT') return null;
    throw error;
  }
}

const line = '='.repeat(80);

/**
 * One section for each text, because most packages have the same: first what each package says of
 * itself, with its copyright, then the text.
 */
function sectionsOf(packages) {
  const sections = new Map();
  for (const title of [...packages.keys()].sort()) {
    const text = textOf(title, packages.get(title));
    const start = Math.max(0, text.search(/^Permission (?:is hereby granted|to use)/m));
    const key = text.slice(start).replace(/\s+/g, ' ').replace(/[“”]/g, '"');
    const own = `${line}\n${title} (${packages.get(title).license})\n\n${text.slice(0, start)}`;
    const section = sections.get(key) ?? { text: text.slice(start), owners: [] };
    section.owners.push(`${own.trim()}\n`);
    sections.set(key, section);
  }
  return [...sections.values()].map(({ text, owners }) => `${owners.join('')}${line}\n\n${text}\n`);
}

/** The packages that such a file names, sorted: `zod@4.6.7`. */
export function packagesIn(text) {
  const titles = text.matchAll(/^={80}\n(\S+) (\S+) \([^\n]+\)$/gm);
  return Array.from(titles, ([, name, version]) => `${name}@${version}`).sort();
}

function textOf(title, { name, folder, license }) {
  if (!allowedLicenses.includes(license)) throw new Error(`${title}: the licence is ${license}`);
  const source = textOfAnother[name] ? join(dirname(folder), textOfAnother[name]) : folder;
  const texts = readdirSync(source)
    .filter((file) => /^(?:licen[cs]e|copying|notice)(?:[.-]|$)/i.test(file))
    .sort()
    .map((file) => readFileSync(join(source, file), 'utf8').trim());
  if (texts.length === 0) throw new Error(`${title}: the package has no text of its licence`);
  return texts.join('\n\n');
}
