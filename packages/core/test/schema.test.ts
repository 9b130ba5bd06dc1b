import { expect, test } from 'vitest';
import { toJSONSchema } from 'zod';
import { configJsonSchema } from '../src/ci/index.ts';
import { doctorSchema } from '../src/doctor/schema.ts';
import { reportSchema } from '../src/report/schema.ts';

test('the published JSON Schema is the one that the code validates with', async () => {
  const schema = {
    title: 'token-check report, version 1',
    ...toJSONSchema(reportSchema, { target: 'draft-2020-12', io: 'input' }),
  };
  await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot(
    '../../../docs/report-v1.schema.json',
  );
});

test('the published JSON Schema of the configuration is the one that the code validates with', async () => {
  await expect(`${JSON.stringify(configJsonSchema(), null, 2)}\n`).toMatchFileSnapshot(
    '../../../schema/config-v1.schema.json',
  );
});

test('the published JSON Schema of the doctor is the one that the code validates with', async () => {
  const schema = {
    title: 'token-check doctor, version 1',
    ...toJSONSchema(doctorSchema, { target: 'draft-2020-12', io: 'input' }),
  };
  await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot(
    '../../../schema/doctor-v1.schema.json',
  );
});
