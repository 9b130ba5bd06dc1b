import {
  destructive,
  findOperation,
  isKnownScope,
  knownScopes,
  type Operation,
  operations,
  operationsAt,
  operationsOfPreset,
  parseOperation,
  prerequisitesOf,
  presets,
  scopesFor,
  scopesOfPreset,
} from '@token-check/core/scopes';
import { distance } from 'fastest-levenshtein';

/** One box of the control panel. */
export interface Box {
  readonly scope: string;
  /** `tick`: tick it. `along`: the control panel adds it by itself. */
  readonly state: 'tick' | 'along';
  /** The operations that need it, at most three. */
  readonly why: readonly string[];
}

/** What to tick for one subject, as the control panel shows it. */
export interface Boxes {
  readonly subject: string;
  readonly purpose: string | null;
  readonly rows: readonly { readonly resource: string; readonly boxes: readonly Box[] }[];
  readonly tick: readonly string[];
  /** What `--can` takes to expect the same. */
  readonly can: readonly string[];
  readonly optional: readonly { readonly when: string; readonly tick: readonly string[] }[];
  readonly destroys: readonly string[];
  /** The operations that a scope allows. */
  readonly allows: readonly string[];
}

export type ScopesAnswer =
  | { readonly type: 'boxes'; readonly boxes: Boxes }
  | { readonly type: 'unknown'; readonly didYouMean: readonly string[] };

/** Reads a job, an operation or a scope, as a person types it. */
export function scopesAnswer(text: string): ScopesAnswer {
  const asked = text.trim();
  const lower = asked.toLowerCase();
  const exact = presets.find(({ id }) => id === lower);
  const near =
    lower.length < 3
      ? []
      : presets.filter(({ id, name }) => id.includes(lower) || name.toLowerCase().includes(lower));
  const preset = exact ?? (near.length === 1 ? near[0] : undefined);
  if (preset !== undefined) {
    const needed = operationsOfPreset(preset);
    const optional = (preset.optional ?? []).map((use) => ({
      when: use.when,
      tick: scopesOfPreset(use),
    }));
    return answer(
      preset.name,
      preset.purpose,
      scopesOfPreset(preset),
      needed,
      [preset.id],
      optional,
    );
  }
  const operation = parseOperation(asked);
  if (operation !== null) {
    const found =
      operation.method === null
        ? operationsAt(operation.path)
        : [findOperation(operation.method, operation.path)].filter((one) => one !== null);
    if (found.length > 0) {
      const name = found.length === 1 ? nameOf(found[0] as Operation) : (found[0]?.path ?? '');
      return answer(name, null, scopesFor(found), found, found.map(nameOf), []);
    }
    const names = operations().map(nameOf);
    return {
      type: 'unknown',
      didYouMean: closest(`${operation.method ?? 'GET'} ${operation.path}`, names),
    };
  }
  const resource = lower.replace(/:\*?$/, '').replaceAll(' ', '_');
  if (isKnownScope(lower)) {
    return answer(lower, null, [lower, ...prerequisitesOf(lower)], [], [], [], allowedBy([lower]));
  }
  const scopes = knownScopes().filter((scope) => scope.startsWith(`${resource}:`));
  if (scopes.length > 0) {
    const all = [...new Set([...scopes, ...scopes.flatMap(prerequisitesOf)])].sort();
    return answer(resource, 'All scopes of this resource.', all, [], [], [], allowedBy(scopes));
  }
  const names = [...presets.map(({ id }) => id), ...knownScopes()];
  const suggestions = near.length > 1 ? near.map(({ id }) => id) : closest(lower, names);
  return { type: 'unknown', didYouMean: suggestions };
}

const nameOf = ({ method, path }: Operation): string => `${method} ${path}`;

function allowedBy(scopes: readonly string[]): string[] {
  return operations()
    .filter(({ needs }) => needs.some((set) => set.some((scope) => scopes.includes(scope))))
    .map(nameOf);
}

function answer(
  subject: string,
  purpose: string | null,
  tick: readonly string[],
  needed: readonly Operation[],
  can: readonly string[],
  optional: Boxes['optional'],
  allows: readonly string[] = [],
): ScopesAnswer {
  const direct = new Set(needed.flatMap(({ needs }) => needs.flat()));
  const boxes = tick.map((scope): Box => {
    const why = needed.filter(({ needs }) => needs.some((set) => set.includes(scope))).map(nameOf);
    const isAsked =
      direct.has(scope) || (needed.length === 0 && scope.startsWith(subject.split(':')[0] ?? ''));
    return { scope, state: isAsked ? 'tick' : 'along', why: why.slice(0, 3) };
  });
  const resources = [...new Set(tick.map((scope) => scope.split(':')[0] ?? ''))].sort();
  return {
    type: 'boxes',
    boxes: {
      subject,
      purpose,
      rows: resources.map((resource) => ({
        resource,
        boxes: boxes.filter(({ scope }) => scope.split(':')[0] === resource),
      })),
      tick,
      can,
      optional,
      destroys: destructive(tick),
      allows,
    },
  };
}

/** The names that differ least from a misspelt one; none that differs a lot. */
export function closest(word: string, names: readonly string[]): string[] {
  const limit = Math.max(2, Math.ceil(word.length / 3));
  return names
    .map((name) => ({ name, far: distance(word, name) }))
    .filter(({ far }) => far <= limit)
    .sort((a, b) => a.far - b.far)
    .slice(0, 4)
    .map(({ name }) => name);
}

export const presetChips = presets.map(({ id, name }) => ({ id, name }));
