import { closest } from '../text/closest.ts';
import {
  findElsewhere,
  findOperation,
  operationsAt,
  parseOperation,
  type RequestedOperation,
} from './find-operation.ts';
import { isKnownScope, knownScopes } from './known-scopes.ts';
import { type Preset, presets } from './presets.ts';
import { understand } from './spoken.ts';
import { type Operation, operationName, operations } from './table.ts';

/** What a person asks the scopes of. */
export type Subject =
  | { readonly type: 'operation'; readonly operation: Operation }
  | { readonly type: 'path'; readonly operations: readonly Operation[] }
  | { readonly type: 'preset'; readonly preset: Preset }
  | { readonly type: 'scope'; readonly scope: string }
  /** `droplet`, `droplet:*`: all scopes of one resource. */
  | { readonly type: 'resource'; readonly resource: string; readonly scopes: readonly string[] }
  /** Text in a person's words that names operations or several jobs. */
  | { readonly type: 'operations'; readonly operations: readonly Operation[] }
  | { readonly type: 'jobs'; readonly jobs: readonly Preset[] }
  | {
      readonly type: 'unknown';
      /** What a misspelt name may mean, the closest first: operations, scopes or jobs. */
      readonly suggestions: readonly string[];
      /** An operation that needs a model access key instead of an API token. */
      readonly needsModelKey: boolean;
    };

/** Reads text that names an operation, a path, a scope, a resource or a job, in any words. */
export function readSubject(text: string): Subject {
  const trimmed = text.trim();
  const operation = parseOperation(trimmed);
  if (operation !== null) return ofOperation(operation);
  const resource = trimmed.toLowerCase().replace(/:\*?$/, '');
  const scopes = knownScopes().filter((scope) => scope.startsWith(`${resource}:`));
  const isPreset = presets.some(({ id }) => id === resource);
  if (scopes.length > 0 && !isPreset) return { type: 'resource', resource, scopes };
  if (trimmed.includes(':') || trimmed === 'read' || trimmed === 'write') {
    const scope = trimmed.toLowerCase();
    if (isKnownScope(scope)) return { type: 'scope', scope };
    return unknown(suggestScopes(scope));
  }
  const preset = presetFor(trimmed.toLowerCase());
  return preset === null ? readWords(trimmed) : { type: 'preset', preset };
}

/** Reads text in a person's words. */
function readWords(text: string): Subject {
  const access = umbrellaIn(text);
  if (access !== null) return { type: 'scope', scope: access };
  const understood = understand(text);
  switch (understood?.type) {
    case 'operations':
      return understood;
    case 'jobs': {
      const [job, ...others] = understood.jobs;
      return job !== undefined && others.length === 0
        ? { type: 'preset', preset: job }
        : understood;
    }
    case 'resource': {
      const { resource } = understood;
      const scopes = knownScopes().filter((scope) => scope.startsWith(`${resource}:`));
      return { type: 'resource', resource, scopes };
    }
    default: {
      const ids = presets.map(({ id }) => id);
      return unknown(closest(text.toLowerCase(), ids));
    }
  }
}

function umbrellaIn(text: string): string | null {
  if (/^read[ -]?only$|^read access$|^read everything$/i.test(text)) return 'api:read';
  return /^(?:full access|everything|write access|read[ /-]?(?:and[ -])?write)$/i.test(text)
    ? 'api:write'
    : null;
}

function ofOperation(named: RequestedOperation): Subject {
  const { method, path } = named;
  if (method === null) {
    const operations = operationsAt(path);
    if (operations.length > 0) return { type: 'path', operations };
  } else {
    const operation = findOperation(method, path);
    if (operation !== null) return { type: 'operation', operation };
    if (findElsewhere(method, path) !== null) {
      return { type: 'unknown', suggestions: [], needsModelKey: true };
    }
  }
  return unknown(suggestOperations(named).map(operationName));
}

const unknown = (suggestions: readonly string[]): Subject => ({
  type: 'unknown',
  suggestions,
  needsModelKey: false,
});

/**
 * By its name, or by a part that only one of them has: `certbot`, `csi`. `volume` is a thing rather
 * than a part of `terraform-volume`.
 */
export function presetFor(text: string): Preset | null {
  const exact = presets.find(({ id }) => id === text);
  if (exact !== undefined || text.length < 3) return exact ?? null;
  const [only, ...others] = presets.filter(({ id }) => id.includes(text));
  if (only === undefined || others.length > 0) return null;
  // `cert-manager` is a name, although “cert” is a thing.
  if (text.includes('-') && only.id.startsWith(`${text}-`)) return only;
  const understood = understand(text);
  return understood === null || understood.type === 'jobs' ? only : null;
}

/** The scopes that a misspelt one may mean; none for a scope that exists. */
export function suggestScopes(scope: string): readonly string[] {
  return isKnownScope(scope) ? [] : closest(scope, knownScopes());
}

/**
 * At most five operations that an unknown one may mean: another method of its path, its path with
 * `/v2`, or a path that differs by a letter or two.
 */
export function suggestOperations({ method, path }: RequestedOperation): readonly Operation[] {
  const here = operationsAt(path);
  if (here.length > 0) return here;
  const versioned = operationsAt(`/v2${path}`);
  const found = versioned.length > 0 ? versioned : misspelt(path);
  const same = found.filter((operation) => operation.method === method);
  return (same.length > 0 ? same : found).slice(0, 5);
}

function misspelt(path: string): readonly Operation[] {
  const versioned = path.startsWith('/v2/') ? path : `/v2${path}`;
  const filled = operations().map((operation) => ({
    operation,
    text: fill(operation.path, versioned),
  }));
  const close = new Set(closest(versioned, [...new Set(filled.map(({ text }) => text))]));
  return filled.filter(({ text }) => close.has(text)).map(({ operation }) => operation);
}

/** A path template with the ids of a path in place of its parameters, so that only words differ. */
function fill(template: string, path: string): string {
  const ids = path.split('/');
  return template
    .split('/')
    .map((segment, index) => (segment.startsWith('{') ? (ids[index] ?? segment) : segment))
    .join('/');
}
