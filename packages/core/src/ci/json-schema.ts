import { toJSONSchema } from 'zod/mini';
import { configSchema } from './definition.ts';

/** The JSON Schema of the configuration, from the definition that validates it. */
export const configJsonSchema = (): object => ({
  title: 'token-check configuration, version 1',
  ...toJSONSchema(configSchema, { target: 'draft-2020-12', io: 'input' }),
});
