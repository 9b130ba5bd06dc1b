import type { Code, Confidence, Verdict } from '../src/index.ts';
import * as answers from './support/answers.ts';
import * as faults from './support/faults.ts';
import type { Reply } from './support/worlds.ts';

/**
 * What two answers together must lead to, written from what is known of DigitalOcean and from the
 * promises, not from what the code does. A table has one host's answers in its rows, and what the
 * other host says in its columns. The rows of a group differ in form and mean the same.
 */
type Outcome = readonly [verdict: Verdict, code: Code, confidence: Confidence];

const usable: Outcome = ['usable', 'token-accepted', 'certain'];
/** 403 in DigitalOcean's words says that it knows the token, but is not documented for the path. */
const taken: Outcome = ['usable', 'token-accepted', 'likely'];
const locked: Outcome = ['problem', 'account-locked', 'certain'];
const warned: Outcome = ['usable', 'account-warning', 'certain'];
const unverified: Outcome = ['usable', 'email-unverified', 'certain'];
const rejected: Outcome = ['problem', 'token-rejected', 'certain'];
/** By token/info alone: it was seen to refuse a token that the API took (facts 3.3). */
const doubted: Outcome = ['problem', 'token-rejected', 'likely'];
const expired: Outcome = ['problem', 'token-expired', 'certain'];
/** By token/info alone. Nobody ever saw its body for a token without end, or one that is over. */
const overdue: Outcome = ['problem', 'token-expired', 'likely'];
const revoked: Outcome = ['problem', 'token-revoked', 'certain'];
const withdrawn: Outcome = ['problem', 'token-revoked', 'likely'];
/** One host knows the token and the other refuses it: neither is believed. */
const split: Outcome = ['undetermined', 'endpoints-disagree', 'certain'];
const busy: Outcome = ['undetermined', 'rate-limited', 'certain'];
const down: Outcome = ['undetermined', 'service-unavailable', 'certain'];
/** Never certain: a page is known by a few words in it. */
const blocked: Outcome = ['undetermined', 'blocked-by-intermediary', 'likely'];
const unnamed: Outcome = ['undetermined', 'dns-failure', 'certain'];
const untrusted: Outcome = ['undetermined', 'tls-untrusted', 'certain'];
const unreached: Outcome = ['undetermined', 'connection-failed', 'certain'];
const late: Outcome = ['undetermined', 'connection-timeout', 'certain'];
/** Certain is that it is no answer of the API's; of the token it says nothing. */
const strange: Outcome = ['undetermined', 'unexpected-response', 'certain'];

type Replies = Readonly<Record<string, Reply>>;

interface Group<Column extends string> {
  readonly rows: Replies;
  readonly outcomes: Readonly<Record<Column, Outcome | null>>;
}

const pick = <T extends Replies, K extends keyof T & string>(all: T, ...names: K[]): Replies =>
  Object.fromEntries(names.map((name) => [name, all[name] as Reply]));
const omit = <T extends Replies, K extends keyof T & string>(all: T, ...names: K[]): Replies =>
  Object.fromEntries(Object.entries(all).filter(([name]) => !names.includes(name as K)));

const lockedRow = 'account that is locked';
const warnedRow = 'account with a warning';
const unverifiedRow = 'account with an unverified address';
const over = ['grant with 0 seconds left', 'grant with -5 seconds left'] as const;

const proxyRow = '407 of a proxy that nobody set';
/** Only a proxy says 407 (RFC 9110, section 15.5.8). */
const proxied: Outcome = ['undetermined', 'proxy-failure', 'certain'];

const strangeAnswers: Replies = {
  ...omit(answers.strange, proxyRow),
  ...answers.redirectTo('https://elsewhere.example/'),
  ...faults.broken,
};

/** Of no use alone, so the other host decides; the last outcome is for both hosts saying it. */
const saysNothing = (same: Outcome) => ({
  alive: usable,
  over: overdue,
  dead: doubted,
  same,
});

/** What token/info says beside an answer of `GET /v2/account`. `same`: just that, too. */
const infoColumns = {
  alive: answers.grants['grant as documented'],
  over: answers.grants['grant with 0 seconds left'],
  dead: answers.refusals['401 since March 2020 (AV2 189)'],
  same: null,
} satisfies Record<string, Reply | null>;

const accountTable: readonly Group<keyof typeof infoColumns>[] = [
  {
    // The API named the account just now. Against that, a lifetime of 0 weighs nothing.
    rows: {
      ...omit(answers.accounts, lockedRow, warnedRow, unverifiedRow),
      ...faults.harmlessOddity,
    },
    outcomes: { alive: usable, over: usable, dead: split, same: null },
  },
  {
    // A fault of the account, whatever the token is worth: nothing will work before it is mended.
    rows: pick(answers.accounts, lockedRow),
    outcomes: { alive: locked, over: locked, dead: locked, same: null },
  },
  {
    // The contradiction comes first: it is why the verdict stays open.
    rows: pick(answers.accounts, warnedRow),
    outcomes: { alive: warned, over: warned, dead: split, same: null },
  },
  {
    rows: pick(answers.accounts, unverifiedRow),
    outcomes: { alive: unverified, over: unverified, dead: split, same: null },
  },
  {
    rows: answers.refusals,
    outcomes: { alive: split, over: expired, dead: rejected, same: rejected },
  },
  {
    rows: pick(answers.ends, '401 with the challenge “expired”'),
    outcomes: { alive: split, over: expired, dead: expired, same: expired },
  },
  {
    // Taken back and out of time: the number is as true as the word, and its code comes first.
    rows: pick(answers.ends, '401 with the challenge “revoked”'),
    outcomes: { alive: split, over: expired, dead: revoked, same: revoked },
  },
  {
    // "over": the API knows the token now, so it is not over; but that rests on the 403 alone.
    rows: answers.narrow,
    outcomes: { alive: usable, over: taken, dead: split, same: taken },
  },
  { rows: answers.busy, outcomes: saysNothing(busy) },
  { rows: answers.down, outcomes: saysNothing(down) },
  { rows: answers.blocked, outcomes: saysNothing(blocked) },
  { rows: strangeAnswers, outcomes: saysNothing(strange) },
  { rows: pick(answers.strange, proxyRow), outcomes: saysNothing(proxied) },
  { rows: { ...faults.refused, ...faults.cut }, outcomes: saysNothing(unreached) },
  { rows: faults.late, outcomes: saysNothing(late) },
  { rows: faults.unknownHost, outcomes: saysNothing(unnamed) },
  { rows: faults.untrusted, outcomes: saysNothing(untrusted) },
];

/** What `GET /v2/account` says beside an answer of token/info. */
const accountColumns = {
  known: answers.accounts['account as documented'],
  dead: answers.refusals['401 since March 2020 (AV2 189)'],
  narrow: answers.narrow['403 of today (community.digitalocean 375)'],
  portal: answers.strange['200 of a portal'],
} satisfies Record<string, Reply>;

/** Nothing from token/info: the account's answer decides. The last outcome: a portal there, too. */
const infoSaysNothing = (portal: Outcome) => ({
  known: usable,
  dead: rejected,
  narrow: taken,
  portal,
});

const infoTable: readonly Group<keyof typeof accountColumns>[] = [
  {
    rows: omit(answers.grants, ...over),
    outcomes: { known: usable, dead: split, narrow: usable, portal: usable },
  },
  {
    rows: pick(answers.grants, ...over),
    outcomes: { known: usable, dead: expired, narrow: taken, portal: overdue },
  },
  {
    rows: answers.refusals,
    outcomes: { known: split, dead: rejected, narrow: split, portal: doubted },
  },
  {
    // Known to be over is no surer than known to be refused.
    rows: pick(answers.ends, '401 with the challenge “expired”'),
    outcomes: { known: split, dead: expired, narrow: split, portal: overdue },
  },
  {
    rows: pick(answers.ends, '401 with the challenge “revoked”'),
    outcomes: { known: split, dead: revoked, narrow: split, portal: withdrawn },
  },
  // Not documented for token/info. It stands beside the account's answer and adds nothing.
  { rows: answers.narrow, outcomes: infoSaysNothing(strange) },
  { rows: answers.busy, outcomes: infoSaysNothing(busy) },
  { rows: answers.down, outcomes: infoSaysNothing(down) },
  // What is certain comes before what is likely: first the portal, then the block.
  { rows: answers.blocked, outcomes: infoSaysNothing(strange) },
  { rows: strangeAnswers, outcomes: infoSaysNothing(strange) },
  { rows: pick(answers.strange, proxyRow), outcomes: infoSaysNothing(proxied) },
  { rows: { ...faults.refused, ...faults.cut }, outcomes: infoSaysNothing(unreached) },
  { rows: faults.late, outcomes: infoSaysNothing(late) },
  { rows: faults.unknownHost, outcomes: infoSaysNothing(unnamed) },
  { rows: faults.untrusted, outcomes: infoSaysNothing(untrusted) },
];

/** One cell of the tables. */
export interface Situation {
  readonly name: string;
  readonly account: Reply;
  readonly info: Reply;
  readonly outcome: Outcome;
}

export const situations: readonly Situation[] = [
  ...cells(accountTable, (name, reply, column) => ({
    name: `${name} × ${column} at token/info`,
    account: reply,
    info: infoColumns[column] ?? reply,
  })),
  ...cells(infoTable, (name, reply, column) => ({
    name: `${column} account × ${name} at token/info`,
    account: accountColumns[column],
    info: reply,
  })),
];

function cells<Column extends string>(
  table: readonly Group<Column>[],
  situationOf: (name: string, reply: Reply, column: Column) => Omit<Situation, 'outcome'>,
): Situation[] {
  return table.flatMap(({ rows, outcomes }) =>
    Object.entries(rows).flatMap(([name, reply]) =>
      (Object.keys(outcomes) as Column[]).flatMap((column) => {
        const outcome = outcomes[column];
        return outcome === null ? [] : [{ ...situationOf(name, reply, column), outcome }];
      }),
    ),
  );
}
