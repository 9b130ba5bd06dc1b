/** What only our own front ends need. Not covered by semantic versioning. */

export { checkWith } from './check.ts';
export {
  type Counts,
  countEffects,
  decisiveOf,
  effectOf,
  type Leniency,
  lenientStatus,
} from './ci/judge.ts';
export { definitionOf } from './codes/code.ts';
export type { Family } from './codes/define.ts';
export { noExpectations } from './codes/subject.ts';
export { alsoOf, doubt, headlineOf } from './explain.ts';
export type { Extraction } from './extract/candidate.ts';
export { extract } from './extract/extract.ts';
export { isTokenName, namesDigitalOcean } from './extract/field-names.ts';
export { fromPlain, type PlainExtraction, toPlain, unreadInTime } from './extract/transfer.ts';
export { type JobEnvironment, jobEnvironment } from './knowledge/ci-systems.ts';
export { accessTokens, aKind, kindNames, kinds } from './knowledge/kinds.ts';
export { isTokenInAnyCase, looksLikeToken, withoutTokens } from './knowledge/tokens-in-text.ts';
export { type Look, type Tool, tokenVariables, tools } from './knowledge/tools.ts';
export { type Clock, systemClock } from './probe/clock.ts';
export { defaultTimeoutMs, digitalOcean, parseBaseUrl } from './probe/digitalocean.ts';
export { type Memory, newMemory } from './probe/memory.ts';
export { unreadableCode } from './probe/transport.ts';
export { type Place, type Recognition, recognize } from './recognize.ts';
export { byPaste, layOut, paragraphsOf, several } from './report/layout.ts';
export { codeSpan, stepsToMarkdown } from './report/markdown.ts';
export { marks, outline } from './report/outline.ts';
export { type ReportDocument, toDocument } from './report/report.ts';
export type { Effect } from './report/report-v1.ts';
export { reportSchema } from './report/schema.ts';
export {
  type ExitStatus,
  exitStatus,
  expectationOf,
  hasWarning,
  isUndecided,
  worseExitStatus,
} from './report/verdict.ts';
export { purposeOfScope } from './scopes/known-scopes.ts';
export {
  presetFor,
  readSubject,
  type Subject,
  suggestScopes,
} from './scopes/subject.ts';
export { closest } from './text/closest.ts';
export { stripControls } from './text/lines.ts';
export { duration, parseDuration } from './text/time.ts';
