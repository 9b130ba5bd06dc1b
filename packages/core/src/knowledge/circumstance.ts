import type { Fact } from '../facts.ts';
import type { Step } from './step.ts';

/** What a text says, for a row that has to compare parts of it. */
export interface Paste {
  /** At most 8,000 characters. */
  readonly text: string;
  /** The sentences of a person in it. */
  readonly told: string;
  readonly facts: readonly Fact[];
}

/** Names of the text that the words of a row repeat in place of `{name}`. Never a credential. */
export type Names = Readonly<Record<string, string>>;

/** Something that a text shows or tells beside an error, and what fits it. */
export interface Circumstance {
  readonly id: string;
  /** What fits, as a headline without doubt. */
  readonly title: string;
  /** How people tell it, in sentences. Any of them is enough. */
  readonly patterns?: readonly RegExp[];
  /** What programs and code show of it, anywhere in the text. Any of them is enough. */
  readonly shown?: readonly RegExp[];
  /** What must all be in the text. */
  readonly together?: readonly RegExp[];
  /** Recognises it by comparing parts of the text; null where the text doesn't show it. */
  readonly find?: (paste: Paste) => Names | null;
  /** It's too general to be looked for where anything else says what is wrong. */
  readonly last?: true;
  /** The program ended before it sent a request. */
  readonly local?: true;
  /** What says the opposite. */
  readonly unless?: RegExp;
  /** It explains an answer with this status, and says nothing about any other one. */
  readonly status?: number;
  /** The text shows the cause, so that no other one needs to be named. */
  readonly decisive?: true;
  /** The text leaves hardly any other cause, so the diagnosis is likely and not only possible. */
  readonly sure?: true;
  /** Chooses a step of other words, and is never told by itself. */
  readonly silent?: true;
  /** What fits the story, and why. */
  readonly fits: string;
  /** The check that decides. */
  readonly check: Check;
  /** What to do after the check. */
  readonly afterwards?: Check;
}

/** A step. `{variable}` in it is the variable of the text. */
export interface Check extends Step {
  /** Checks the variable of the text. */
  readonly variable?: true;
  /** Checks the token where the program of the text has it. */
  readonly place?: true;
  /** A code whose page explains more. */
  readonly see?: string;
}
