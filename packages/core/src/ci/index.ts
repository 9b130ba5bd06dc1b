/** What `token-check ci` decides: the configuration, the plan for each secret and the exit status. */
export {
  type Config,
  type ConfiguredSecret,
  type Dictionary,
  isNeverSent,
  readConfig,
} from './config.ts';
export { configJsonSchema, type Fields } from './definition.ts';
export type { Fault } from './document.ts';
export { asDeclared, type Judgement, judge, statusOfRun, withJob } from './judge.ts';
export { newPassportBook, type PassportBook } from './passport-book.ts';
export {
  formatPassports,
  type Passport,
  type PassportFault,
  readPassports,
} from './passports.ts';
export {
  chosen,
  expectationsFrom,
  type Plan,
  planFor,
  type ScopeKnowledge,
} from './plan.ts';
export { type Replacement, type ReplacementContext, replacementOf } from './replacement.ts';
export { asSuccessor, comparison, faultOfOld, oldCredential } from './successor.ts';
export { type Proof, whatProofLacks } from './tolerance.ts';
