import type { Candidate } from '../extract/candidate.ts';
import { reveal, Secret } from '../secret/secret.ts';
import { type Classification, type Recogniser, unrecognized } from './kinds.ts';
import {
  binaryValue,
  emptyValue,
  maskedValue,
  maskInBraces,
  namedPlaceholder,
  placeholder,
  reference,
  typedPattern,
  unset,
} from './no-value.ts';
import {
  agentAccessKey,
  apiV1Key,
  clusterToken,
  foreignCredential,
  maskedForeign,
  productCredential,
  registryLogin,
  spacesSecretKey,
} from './other-credentials.ts';
import {
  damagedDigits,
  damagedToken,
  digits,
  otherService,
  repairableToken,
  token,
} from './token.ts';

/**
 * The first one that recognises a candidate decides. Each says in its comment why it comes where it
 * does.
 */
const recognisers: readonly Recogniser[] = [
  registryLogin,
  clusterToken,
  token,
  emptyValue,
  maskInBraces,
  reference,
  binaryValue,
  apiV1Key,
  namedPlaceholder,
  agentAccessKey,
  repairableToken,
  maskedForeign,
  maskedValue,
  productCredential,
  unset,
  placeholder,
  damagedToken,
  digits,
  damagedDigits,
  spacesSecretKey,
  foreignCredential,
  typedPattern,
  otherService,
];

/** What a candidate is; `secret` is the value as it should have been. */
export interface Classified {
  readonly secret: Secret;
  readonly classification: Classification;
}

/** Where a program uses a value exactly as written. */
const exactForms: readonly string[] = ['command', 'header', 'json', 'kubernetes', 'docker', 'url'];

/** What a candidate is, decided offline from its value and from the text around it. */
export async function classify(candidate: Candidate): Promise<Classified> {
  const { secret, location, role, repairs, belongsToOtherService, otherService, besideToken } =
    candidate;
  const base: Classification = {
    kind: 'unknown',
    provider: 'DigitalOcean',
    shape: { type: 'well-formed' },
    role,
    name: location.name,
    exact: location.literal || exactForms.includes(location.form),
    alternatives: [],
    repairs,
    belongsToOtherService,
    otherService,
    besideToken,
    belongs: null,
  };
  const value = reveal(secret);
  for (const recognise of recognisers) {
    const recognised = await recognise(candidate, value);
    if (recognised === null) continue;
    const { repaired, ...found } = recognised;
    return {
      secret: repaired === undefined ? secret : new Secret(repaired),
      classification: { ...base, ...found },
    };
  }
  const shape = isPlain.test(value)
    ? ({ type: 'unrecognized', plain: true } as const)
    : unrecognized;
  return { secret, classification: { ...base, provider: 'unknown', shape } };
}

/** A value without a digit, or with the signs of paths and code. */
const isPlain = /^\D*$|[/[\](){}]/;
