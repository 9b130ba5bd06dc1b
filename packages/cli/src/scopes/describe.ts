import {
  type Operation,
  operationsOpenedBy,
  prerequisitesOf,
  presets,
  scopesFor,
  scopesOfPreset,
} from '@token-check/core/scopes';
import type { AskedFor } from './subject.ts';

/** An operation and what it needs: all scopes of one of the sets; no set: any valid token does. */
export interface OperationDescribed {
  readonly operation: string;
  readonly needs: readonly (readonly string[])[];
}

/** What there is to say about what was asked for; as it stands the JSON output. */
export interface Described {
  readonly subject: string;
  /** What it is for, in a sentence; null where the subject says it. */
  readonly purpose: string | null;
  readonly operations: readonly OperationDescribed[];
  /** What to tick under Custom Scopes, with what the control panel adds by itself. */
  readonly tick: readonly string[];
  readonly optional: readonly { readonly when: string; readonly tick: readonly string[] }[];
}

export function describe(asked: Exclude<AskedFor, { type: 'unknown' }>): Described {
  switch (asked.type) {
    case 'operation':
      return ofOperations(`${asked.operation.method} ${asked.operation.path}`, [asked.operation]);
    case 'path':
      return ofOperations(asked.operations[0]?.path ?? '', asked.operations);
    case 'scope':
      return {
        subject: asked.scope,
        purpose: umbrella[asked.scope] ?? null,
        operations: operationsOpenedBy(asked.scope).map(toDescribed),
        tick: [asked.scope, ...prerequisitesOf(asked.scope)],
        optional: [],
      };
    case 'resource':
      return {
        subject: asked.resource,
        purpose: 'All scopes of this resource, and what they open.',
        operations: [...new Set(asked.scopes.flatMap(operationsOpenedBy))].map(toDescribed),
        tick: [...asked.scopes, ...asked.scopes.flatMap(prerequisitesOf)].filter(
          (scope, index, all) => all.indexOf(scope) === index,
        ),
        optional: [],
      };
    case 'preset': {
      const { id, purpose, optional = [] } = asked.preset;
      return {
        subject: id,
        purpose,
        operations: asked.operations,
        tick: scopesOfPreset(asked.preset),
        optional: optional.map((use) => ({ when: use.when, tick: scopesOfPreset(use) })),
      };
    }
  }
}

/** The jobs that are known by name. */
export function overview(): Described {
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

function ofOperations(subject: string, operations: readonly Operation[]): Described {
  const single = operations.length === 1;
  return {
    subject,
    purpose: null,
    operations: operations.map(toDescribed),
    tick: single ? scopesFor(operations) : [],
    optional: [],
  };
}

const toDescribed = ({ method, path, needs }: Operation): OperationDescribed => ({
  operation: `${method} ${path}`,
  needs,
});
