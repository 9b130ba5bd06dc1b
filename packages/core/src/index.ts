export { catalogue } from './catalogue/catalogue.ts';
export { certainty, type Diagnosis } from './catalogue/explain.ts';
export { type CheckOptions, check } from './check.ts';
export type { OperationNeeds } from './diagnose/codes.ts';
export { type Code, codes, type Family, families } from './diagnose/codes.ts';
export type { Expectations } from './diagnose/expectations.ts';
export { isTokenName, namesDigitalOcean } from './extract/field-names.ts';
export { type Confidence, type Kind, kindNames, kinds } from './knowledge/kinds.ts';
export { isTokenInAnyCase, looksLikeToken, withoutTokens } from './knowledge/tokens-in-text.ts';
export { type Clock, systemClock } from './probe/clock.ts';
export { defaultTimeoutMs, digitalOcean, parseOrigin } from './probe/digitalocean.ts';
export { type Memory, newMemory } from './probe/memory.ts';
export type { ProbeOptions } from './probe/probe.ts';
export type { Transport, TransportRequest, TransportResult } from './probe/transport.ts';
export { fetchTransport } from './probe/transports/fetch.ts';
export { type ReportDocument, toDocument } from './report/document.ts';
export { type ExitStatus, exitStatus, worseExitStatus } from './report/exit-status.ts';
export { marks, outline } from './report/outline.ts';
export {
  type Report,
  reportSchema,
  type Source,
  type Verdict,
} from './report/schema.ts';
export { expectationOf } from './report/verdict.ts';
export { redact } from './secret/redact.ts';
export { stripControls } from './text/printable.ts';
