import { purposeOfScope, readSubject, type Subject } from '@token-check/core/internal';
import {
  destructive,
  type Operation,
  operationName,
  operationsNeeding,
  operationsOfPreset,
  type Preset,
  prerequisitesOf,
  presets,
  scopesFor,
  scopesOfPreset,
} from '@token-check/core/scopes';

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
  /** Parts of a job that not everybody uses. */
  readonly optional: readonly Part[];
  readonly destroys: readonly string[];
  /** The operations that a scope allows. */
  readonly allows: readonly string[];
}

interface Part {
  /** Continues a sentence after “if”. */
  readonly when: string;
  /** What it adds to the scopes of the job. */
  readonly adds: readonly string[];
  readonly isOn: boolean;
}

export type ScopesAnswer =
  | { readonly type: 'boxes'; readonly boxes: Boxes }
  /** Several jobs to choose from. */
  | { readonly type: 'jobs'; readonly jobs: readonly Job[] }
  | Extract<Subject, { type: 'unknown' }>;

interface Job {
  readonly id: string;
  readonly name: string;
  readonly purpose: string;
  readonly tick: readonly string[];
}

/**
 * Reads a job, an operation or a scope in a person's words. `parts`: the indexes of the optional parts
 * of the job that are wanted too.
 */
export function scopesAnswer(text: string, parts: readonly number[] = []): ScopesAnswer {
  const subject = readSubject(text);
  switch (subject.type) {
    case 'unknown':
      return subject;
    case 'jobs':
      return { type: 'jobs', jobs: subject.jobs.map(jobOf) };
    case 'preset':
      return ofPreset(subject.preset, parts);
    case 'operation':
      return ofOperations(operationName(subject.operation), [subject.operation]);
    case 'path':
      return ofOperations(subject.operations[0]?.path ?? '', subject.operations);
    case 'operations':
      return ofOperations(subject.operations.map(operationName).join(' and '), subject.operations);
    case 'scope': {
      const { scope } = subject;
      return answer({
        subject: scope,
        purpose: purposeOfScope(scope),
        wanted: [scope],
        tick: [scope, ...prerequisitesOf(scope)],
        allows: operationsNeeding(scope).map(operationName),
      });
    }
    case 'resource': {
      const { resource, scopes } = subject;
      return answer({
        subject: resource,
        purpose: 'All scopes of this resource.',
        wanted: scopes,
        tick: [...new Set([...scopes, ...scopes.flatMap(prerequisitesOf)])].sort(),
        allows: [...new Set(scopes.flatMap(operationsNeeding))].map(operationName),
      });
    }
  }
}

const jobOf = (preset: Preset): Job => ({
  id: preset.id,
  name: preset.name,
  purpose: preset.purpose,
  tick: scopesOfPreset(preset),
});

function ofPreset(preset: Preset, parts: readonly number[]): ScopesAnswer {
  const { id, name, purpose, optional = [], extras = [] } = preset;
  const wanted = optional.filter((_use, index) => parts.includes(index));
  const added = wanted.flatMap(operationsOfPreset);
  const needed = [...new Set([...operationsOfPreset(preset), ...added])];
  const allExtras = [...extras, ...wanted.flatMap((use) => use.extras ?? [])];
  const own = scopesOfPreset(preset);
  return answer({
    subject: name,
    purpose,
    wanted: allExtras,
    tick: scopesFor(needed, allExtras),
    needed,
    can: [id, ...added.map(operationName)],
    optional: optional.map((use) => ({
      when: use.when,
      adds: scopesOfPreset(use).filter((scope) => !own.includes(scope)),
      isOn: wanted.includes(use),
    })),
  });
}

const ofOperations = (subject: string, operations: readonly Operation[]): ScopesAnswer =>
  answer({
    subject,
    tick: scopesFor(operations),
    needed: operations,
    can: operations.map(operationName),
  });

function answer({
  subject,
  purpose = null,
  wanted = [],
  tick,
  needed = [],
  can = [],
  optional = [],
  allows = [],
}: Pick<Boxes, 'subject' | 'tick'> &
  Partial<Pick<Boxes, 'purpose' | 'can' | 'optional' | 'allows'>> & {
    /** Scopes that are wanted themselves; the operations name the others. */
    readonly wanted?: readonly string[];
    /** The operations that the boxes are for. */
    readonly needed?: readonly Operation[];
  }): ScopesAnswer {
  const direct = new Set([...wanted, ...needed.flatMap(({ needs }) => needs.flat())]);
  const boxes = tick.map((scope): Box => {
    const why = needed
      .filter(({ needs }) => needs.some((set) => set.includes(scope)))
      .map(operationName);
    return { scope, state: direct.has(scope) ? 'tick' : 'along', why: why.slice(0, 3) };
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

export const presetChips = presets.map(({ id, name }) => ({ id, name }));
