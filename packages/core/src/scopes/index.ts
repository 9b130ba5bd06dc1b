export { type Decision, decide } from './decide.ts';
export {
  findElsewhere,
  findOperation,
  operationsAt,
  parseOperation,
  type RequestedOperation,
} from './find-operation.ts';
export { isKnownScope, knownScopes, operationsNeeding } from './known-scopes.ts';
export { sourceCommit } from './operations.ts';
export { prerequisitesOf } from './prerequisites.ts';
export {
  destructive,
  operationsOfPreset,
  type Preset,
  presets,
  scopesOfPreset,
  type Use,
} from './presets.ts';
export { isScope } from './scope-text.ts';
export { allowedFor, boxesFor, scopesFor } from './scopes-for.ts';
export {
  type ElsewhereOperation,
  type Operation,
  operationName,
  operations,
  operationsElsewhere,
} from './table.ts';
