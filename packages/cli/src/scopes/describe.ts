import {
  type Operation,
  operationsNeeding,
  prerequisitesOf,
  presets,
  scopesFor,
  scopesOfPreset,
} from '@token-check/core/scopes';
import type { Subject } from './subject.ts';

/** An operation and the sets of scopes that it needs: one whole set; any token if there's none. */
interface OperationDescription {
  readonly operation: string;
  readonly needs: readonly (readonly string[])[];
}

/** What `token-check scopes` prints about a subject; `--json` prints it unchanged. */
export interface Description {
  readonly subject: string;
  /** In a sentence; null if the subject says it. */
  readonly purpose: string | null;
  readonly operations: readonly OperationDescription[];
  /** The scopes to tick under Custom Scopes, with those that the control panel adds itself. */
  readonly tick: readonly string[];
  readonly optional: readonly { readonly when: string; readonly tick: readonly string[] }[];
}

export function describe(subject: Exclude<Subject, { type: 'unknown' }>): Description {
  switch (subject.type) {
    case 'operation':
      return ofOperations(`${subject.operation.method} ${subject.operation.path}`, [
        subject.operation,
      ]);
    case 'path':
      return ofOperations(subject.operations[0]?.path ?? '', subject.operations);
    case 'scope':
      return {
        subject: subject.scope,
        purpose: umbrella[subject.scope] ?? null,
        operations: operationsNeeding(subject.scope).map(descriptionOf),
        tick: [subject.scope, ...prerequisitesOf(subject.scope)],
        optional: [],
      };
    case 'resource':
      return {
        subject: subject.resource,
        purpose: 'All scopes of this resource, and what they open.',
        operations: [...new Set(subject.scopes.flatMap(operationsNeeding))].map(descriptionOf),
        tick: [...subject.scopes, ...subject.scopes.flatMap(prerequisitesOf)].filter(
          (scope, index, all) => all.indexOf(scope) === index,
        ),
        optional: [],
      };
    case 'preset': {
      const { id, purpose, optional = [] } = subject.preset;
      return {
        subject: id,
        purpose,
        operations: subject.operations,
        tick: scopesOfPreset(subject.preset),
        optional: optional.map((use) => ({ when: use.when, tick: scopesOfPreset(use) })),
      };
    }
  }
}

/** Every job with its scopes. */
export function overview(): Description {
  return {
    subject: 'Jobs',
    purpose: 'What people make tokens for, and the scopes to tick for each under Custom Scopes.',
    operations: [],
    tick: [],
    optional: presets.map((preset) => ({ when: preset.id, tick: scopesOfPreset(preset) })),
  };
}

const umbrella: Readonly<Record<string, string>> = {
  read: 'Everything that reads; the old name of api:read.',
  write: 'Everything that changes something; the old name of api:write.',
  'api:read': 'Everything that reads. OAuth gives it for the scope “read”.',
  'api:write': 'Everything that changes something. OAuth gives it for the scope “write”.',
};

function ofOperations(subject: string, operations: readonly Operation[]): Description {
  const single = operations.length === 1;
  return {
    subject,
    purpose: null,
    operations: operations.map(descriptionOf),
    tick: single ? scopesFor(operations) : [],
    optional: [],
  };
}

const descriptionOf = ({ method, path, needs }: Operation): OperationDescription => ({
  operation: `${method} ${path}`,
  needs,
});
