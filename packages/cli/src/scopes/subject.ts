import type { OperationNeeds } from '@token-check/core';
import {
  findElsewhere,
  findOperation,
  isKnownScope,
  knownScopes,
  type Operation,
  operations,
  operationsAt,
  type Preset,
  parseOperation,
  presets,
  type RequestedOperation,
} from '@token-check/core/scopes';
import { closest } from '../flags/closest.ts';

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
  | { readonly type: 'unknown'; readonly hint: string };

/** Reads text that should name a job or an operation: a job wins over a resource of its name. */
export function readJobOrOperation(text: string): Subject {
  const preset = presetFor(text.trim().toLowerCase());
  return preset === null ? readSubject(text) : ofPreset(preset);
}

/** Reads text that names an operation, a path, a scope, a resource or a job. */
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
  const ids = presets.map(({ id }) => id);
  return { type: 'unknown', hint: didYouMean(closest(trimmed.toLowerCase(), ids)) };
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
      const hint = 'This one is not of the API: its service takes a key of its own (sk-do-…).';
      return { type: 'unknown', hint };
    }
  }
  const suggested = suggestOperations(named).map((one) => `"${one.method} ${one.path}"`);
  return { type: 'unknown', hint: didYouMean(suggested) };
}

const needsOf = ({ method, path, needs }: Operation): OperationNeeds => ({
  operation: `${method} ${path}`,
  needs,
});

function ofPreset(preset: Preset): Subject {
  const operations = preset.operations.flatMap((text) => {
    const [method = '', path = ''] = text.split(' ');
    const operation = findOperation(method, path);
    return operation === null ? [] : [needsOf(operation)];
  });
  return { type: 'preset', preset, operations };
}

/** By its name, or by a part that only one of them has: `certbot`, `csi`. */
function presetFor(text: string): Preset | null {
  const exact = presets.find(({ id }) => id === text);
  if (exact !== undefined || text.length < 3) return exact ?? null;
  const [only, ...others] = presets.filter(({ id }) => id.includes(text));
  return others.length === 0 ? (only ?? null) : null;
}

function didYouMean(words: readonly string[]): string {
  return words.length > 0
    ? `Did you mean ${words.slice(0, 4).join(', ')}?`
    : `The jobs are: ${presets.map(({ id }) => id).join(', ')}`;
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
