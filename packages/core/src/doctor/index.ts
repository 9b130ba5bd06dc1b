/**
 * What the doctor knows and decides: places (data) → what each tool would send (facts) → findings
 * (code and evidence) → words. Files and variables come in through `Machine`.
 */

export { entries, field } from '../text/unknown.ts';
export { type DoctorDocument, toDoctorDocument } from './document.ts';
export { findingCodes, findingTitles } from './finding-titles.ts';
export { decisiveCodes, type Finding, type FindingCode, findingsIn } from './findings.ts';
export { type Headline, headlineOf, otherPlaces, reasonsForNothing } from './headline.ts';
export type { Environment, GitState, Machine, PathSyntax, SyntaxNode } from './machine.ts';
export { namesApiToken, printable } from './names.ts';
export { onlyTool, toolNames } from './only-tool.ts';
export {
  type Choice,
  type Content,
  type Doubt,
  isForApi,
  type Location,
  type Lookup,
  nameOf,
  type Place,
  type Problem,
  type Reason,
  sourceOf,
  type Unread,
} from './place.ts';
export { remembered } from './remembered.ts';
export { doctorStatus, isEmpty } from './status.ts';
export { type Survey, survey } from './survey.ts';
export { distinct, type Token, tokenIn, type Value, valuesOf } from './tokens.ts';
export { type Advice, adviceOn, contentWords, problemWords, whyWords } from './words.ts';
