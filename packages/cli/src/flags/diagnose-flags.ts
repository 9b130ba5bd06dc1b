import type { InputFlags } from '../sources/inputs.ts';
import type { NetworkFlags } from './network.ts';
import type { UndeterminedFlags } from './undetermined.ts';

/** The flags of the default command, as commander reads them. */
export interface DiagnoseFlags
  extends NetworkFlags,
    InputFlags,
    ExpectationFlags,
    OutputFlags,
    UndeterminedFlags {
  readonly batch?: string;
  readonly concurrency?: string;
  readonly resume?: string;
  readonly verbose?: boolean;
  readonly errorOnWarnings?: boolean;
}

export interface OutputFlags {
  readonly format?: string;
  readonly json?: boolean;
  readonly output?: string;
  readonly report?: string[];
  readonly exitZero?: boolean;
  readonly quiet?: boolean;
  readonly color?: boolean;
}

export interface ExpectationFlags {
  readonly expectKind?: string;
  readonly expectAccount?: string;
  readonly expectTeam?: string;
  readonly requireScope?: string[];
  readonly can?: string[];
  readonly forbidScope?: string[];
  readonly minTtl?: string;
  readonly warnTtl?: string;
  readonly leastPrivilege?: boolean;
  readonly successorOf?: string;
}

const expectationFlags = [
  'expectKind',
  'expectAccount',
  'expectTeam',
  'requireScope',
  'can',
  'forbidScope',
  'minTtl',
  'warnTtl',
  'leastPrivilege',
  'successorOf',
] as const satisfies readonly (keyof ExpectationFlags)[];

export const hasExpectations = (flags: ExpectationFlags): boolean =>
  expectationFlags.some((flag) => flags[flag] !== undefined);
