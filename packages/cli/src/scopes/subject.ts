import type { OperationNeeds } from '@token-check/core';
import {
  findElsewhere,
  findOperation,
  isKnownScope,
  knownScopes,
  type Operation,
  operations,
  operationsAt,
  operationsOfPreset,
  type Preset,
  parseOperation,
  presets,
  type RequestedOperation,
} from '@token-check/core/scopes';
import { closest } from '../flags/closest.ts';
import { understand } from './spoken.ts';

/** What `token-check scopes` or `--can` is about. */
export type Subject =
  | { readonly type: 'operation'; readonly operation: Operation; readonly needs: OperationNeeds }
  | { readonly type: 'path'; readonly operations: readonly Operation[] }
  | {
      readonly type: 'preset';
      readonly preset: Preset;
      readonly operations: readonly OperationNeeds[];
    }
  | { readonly type: 'scope'; readonly scope: string }
  /** `droplet`, `droplet:*`: all scopes of one resource. */
  | { readonly type: 'resource'; readonly resource: string; readonly scopes: readonly string[] }
  /** Text in a person's words that names operations or several jobs. */
  | { readonly type: 'operations'; readonly operations: readonly Operation[] }
  | { readonly type: 'jobs'; readonly jobs: readonly Preset[] }
  | { readonly type: 'unknown'; readonly hint: string };

/**
 * Reads the exact name of a job or an operation: a job wins over a resource of its name. A request in
 * other words is unknown, with a hint, because a check must not rest on a guess.
 */
export function readJobOrOperation(text: string): Subject {
  const preset = presetFor(text.trim().toLowerCase());
  if (preset !== null) return ofPreset(preset);
  const subject = readSubject(text);
  const meant = subject.type === 'operations' ? subject.operations.map(quoted) : [];
  const jobs = subject.type === 'jobs' ? subject.jobs.map(({ id }) => id) : [];
  const suggested = [...meant, ...jobs];
  return suggested.length > 0 ? { type: 'unknown', hint: didYouMean(suggested) } : subject;
}

/**
 * The operations of a job or an operation, with what the job needs besides; otherwise a hint, which
 * is null for a scope.
 */
export function operationsNamed(
  text: string,
): readonly OperationNeeds[] | { readonly hint: string | null } {
  const subject = readJobOrOperation(text);
  if (subject.type === 'preset') {
    const { id, extras = [] } = subject.preset;
    // Each on its own, because a list of several scopes counts as less reliable.
    const others = extras.map((scope) => ({ operation: `${id} (${scope})`, needs: [[scope]] }));
    return [...subject.operations, ...others];
  }
  if (subject.type === 'operation') return [subject.needs];
  return { hint: subject.type === 'unknown' ? subject.hint : null };
}

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
    return { type: 'unknown', hint: didYouMean(suggestScopes(scope)) };
  }
  const preset = presetFor(trimmed.toLowerCase());
  if (preset !== null) return ofPreset(preset);
  return readWords(trimmed);
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
      return job !== undefined && others.length === 0 ? ofPreset(job) : understood;
    }
    case 'resource': {
      const { resource } = understood;
      const scopes = knownScopes().filter((scope) => scope.startsWith(`${resource}:`));
      return { type: 'resource', resource, scopes };
    }
    default: {
      const ids = presets.map(({ id }) => id);
      return { type: 'unknown', hint: didYouMean(closest(text.toLowerCase(), ids)) };
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
    if (operation !== null) return { type: 'operation', operation, needs: needsOf(operation) };
    if (findElsewhere(method, path) !== null) {
      const hint = 'This operation needs a model access key (sk-do-…), not an API token.';
      return { type: 'unknown', hint };
    }
  }
  const suggested = suggestOperations(named).map(quoted);
  return { type: 'unknown', hint: didYouMean(suggested) };
}

const needsOf = ({ method, path, needs }: Operation): OperationNeeds => ({
  operation: `${method} ${path}`,
  needs,
});

const ofPreset = (preset: Preset): Subject => ({
  type: 'preset',
  preset,
  operations: operationsOfPreset(preset).map(needsOf),
});

/**
 * By its name, or by a part that only one of them has: `certbot`, `csi`. `volume` is a thing rather
 * than a part of `terraform-volume`.
 */
function presetFor(text: string): Preset | null {
  const exact = presets.find(({ id }) => id === text);
  if (exact !== undefined || text.length < 3) return exact ?? null;
  const [only, ...others] = presets.filter(({ id }) => id.includes(text));
  if (only === undefined || others.length > 0) return null;
  const understood = understand(text);
  return understood === null || understood.type === 'jobs' ? only : null;
}

const quoted = ({ method, path }: Operation): string => `"${method} ${path}"`;

function didYouMean(words: readonly string[]): string {
  return words.length > 0
    ? `Did you mean ${words.slice(0, 4).join(', ')}?`
    : 'For example: token-check scopes "create a droplet"\nAll jobs: token-check scopes';
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
