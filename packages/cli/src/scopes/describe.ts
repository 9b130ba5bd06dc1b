import type { OperationNeeds } from '@token-check/core';
import { purposeOfScope, type Subject } from '@token-check/core/internal';
import {
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
import { needsOf } from './subject.ts';

/** What `token-check scopes` prints about a subject; `--json` prints it unchanged. */
export interface Description {
  readonly subject: string;
  /** Whether the subject was guessed from a person's words. */
  readonly isGuess: boolean;
  /** In a sentence; null if the subject says it. */
  readonly purpose: string | null;
  /** With the sets of scopes that each needs: one whole set; any token if there's none. */
  readonly operations: readonly OperationNeeds[];
  /** The scopes to tick under Custom Scopes, with those that the control panel adds itself. */
  readonly tick: readonly string[];
  readonly optional: readonly { readonly when: string; readonly tick: readonly string[] }[];
  /** Several jobs to choose from. */
  readonly jobs: readonly Job[];
}

type Described = Omit<Description, 'isGuess' | 'jobs'> & Partial<Pick<Description, 'jobs'>>;

interface Job {
  readonly id: string;
  readonly purpose: string;
  readonly tick: readonly string[];
}

/** `text` is what the person wrote, to tell a name from a guess. */
export function describe(
  subject: Exclude<Subject, { type: 'unknown' }>,
  text: string,
): Description {
  const description = descriptionOfSubject(subject);
  const written = text.trim().toLowerCase().replace(/:\*?$/, '');
  const isPart = subject.type === 'preset' && subject.preset.id.includes(written);
  const isName = subject.type === 'operation' || subject.type === 'path' || isPart;
  const isGuess = !isName && description.subject.toLowerCase() !== written;
  return { ...description, isGuess, jobs: description.jobs ?? [] };
}

function descriptionOfSubject(subject: Exclude<Subject, { type: 'unknown' }>): Described {
  switch (subject.type) {
    case 'operation':
      return ofOperations(operationName(subject.operation), [subject.operation]);
    case 'path':
      return ofOperations(subject.operations[0]?.path ?? '', subject.operations);
    case 'scope':
      return {
        subject: subject.scope,
        purpose: purposeOfScope(subject.scope),
        operations: operationsNeeding(subject.scope).map(needsOf),
        tick: [subject.scope, ...prerequisitesOf(subject.scope)],
        optional: [],
      };
    case 'resource':
      return {
        subject: subject.resource,
        purpose: 'All scopes of this resource, and the operations that need them.',
        operations: [...new Set(subject.scopes.flatMap(operationsNeeding))].map(needsOf),
        tick: [...subject.scopes, ...subject.scopes.flatMap(prerequisitesOf)].filter(
          (scope, index, all) => all.indexOf(scope) === index,
        ),
        optional: [],
      };
    case 'operations': {
      const names = subject.operations.map(operationName);
      return {
        subject: names.join(' and '),
        purpose: null,
        operations: subject.operations.map(needsOf),
        tick: scopesFor(subject.operations),
        optional: [],
      };
    }
    case 'jobs':
      return {
        subject: 'one of these jobs',
        purpose: subject.jobs.every(({ id }) => id.startsWith('terraform-'))
          ? 'Terraform, OpenTofu and Pulumi use the same provider. Add up the jobs for the resources in your configuration.'
          : null,
        operations: [],
        tick: [],
        optional: [],
        jobs: subject.jobs.map(jobOf),
      };
    case 'preset': {
      const { id, purpose, optional = [] } = subject.preset;
      return {
        subject: id,
        purpose,
        operations: operationsOfPreset(subject.preset).map(needsOf),
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
    isGuess: false,
    purpose: 'What people create tokens for. For its scopes: token-check scopes JOB',
    operations: [],
    tick: [],
    optional: [],
    jobs: presets.map(jobOf),
  };
}

const jobOf = (preset: Preset): Job => ({
  id: preset.id,
  purpose: preset.purpose,
  tick: scopesOfPreset(preset),
});

function ofOperations(subject: string, operations: readonly Operation[]): Described {
  const single = operations.length === 1;
  return {
    subject,
    purpose: null,
    operations: operations.map(needsOf),
    tick: single ? scopesFor(operations) : [],
    optional: [],
  };
}
