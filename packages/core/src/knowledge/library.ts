/** The tables that only a text in words needs. They are large, so they are loaded for such a text. */
export { areas, requestFields } from './areas.ts';
export { besideToken, circumstances } from './circumstances.ts';
export { contrasts } from './contrasts.ts';
export { debugOutputOf, rootCertificates, trustCommandOf } from './debug-output.ts';
export { fewerRequests } from './fewer-requests.ts';
export { noFailures } from './no-failure.ts';
export { otherErrors } from './other-errors.ts';
export { pipelineCauses } from './pipelines.ts';
export { placeOf } from './places.ts';
export { refusals } from './refusals.ts';
export { topics } from './topics.ts';
