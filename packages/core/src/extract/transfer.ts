import { reveal, Secret } from '../secret/secret.ts';
import type { Candidate, Extraction } from './candidate.ts';

/** An {@link Extraction} as data that one thread can send to another. Contains the values themselves. */
export interface PlainExtraction extends Omit<Extraction, 'candidates'> {
  readonly candidates: readonly (Omit<Candidate, 'secret'> & { readonly value: string })[];
}

export function toPlain({ candidates, ...rest }: Extraction): PlainExtraction {
  return {
    ...rest,
    candidates: candidates.map(({ secret, ...one }) => ({ ...one, value: reveal(secret) })),
  };
}

export function fromPlain({ candidates, ...rest }: PlainExtraction): Extraction {
  return {
    ...rest,
    candidates: candidates.map(({ value, ...one }) => ({ ...one, secret: new Secret(value) })),
  };
}

/** What is left of a text that took too long to read. */
export const unreadInTime: Extraction = {
  candidates: [],
  facts: [{ type: 'unread', origin: 'pasted', reason: 'time' }],
  services: [],
};
