import { describe, expectTypeOf, test } from 'vitest';
import type * as z from 'zod/mini';
import type { DoctorDocument } from '../src/doctor/index.ts';
import type { doctorSchema } from '../src/doctor/schema.ts';
import {
  type CheckOptions,
  type Code,
  check,
  type Diagnosis,
  type Report,
  type Severity,
} from '../src/index.ts';
import type { reportSchema } from '../src/report/schema.ts';

type DeepReadonly<T> = T extends object ? { readonly [K in keyof T]: DeepReadonly<T[K]> } : T;
type FromSchema = DeepReadonly<z.infer<typeof reportSchema>>;

/** The diagnosis as the schema has it: any code, any evidence. */
type Loose<D> = Omit<D, 'code' | 'evidence'> & {
  readonly code: string;
  readonly evidence: Readonly<Record<string, unknown>>;
};

describe('the types', () => {
  test('of the report are those of the published schema', () => {
    expectTypeOf<keyof Report>().toEqualTypeOf<keyof FromSchema>();
    expectTypeOf<Omit<Report, 'diagnoses'>>().toExtend<Omit<FromSchema, 'diagnoses'>>();
    expectTypeOf<keyof Diagnosis>().toEqualTypeOf<keyof FromSchema['diagnoses'][number]>();
    expectTypeOf<Loose<Diagnosis>>().toExtend<Loose<FromSchema['diagnoses'][number]>>();
  });

  test('of what the doctor prints are those of the published schema', () => {
    type Published = DeepReadonly<z.infer<typeof doctorSchema>>;
    type Finding = DoctorDocument['findings'][number];
    expectTypeOf<keyof DoctorDocument>().toEqualTypeOf<keyof Published>();
    expectTypeOf<Omit<DoctorDocument, 'reports' | 'findings'>>().toExtend<
      Omit<Published, 'reports' | 'findings'>
    >();
    expectTypeOf<keyof Finding>().toEqualTypeOf<keyof Published['findings'][number]>();
    expectTypeOf<Loose<Finding>>().toExtend<Loose<Published['findings'][number]>>();
    for (const list of ['places', 'tools', 'unread'] as const) {
      expectTypeOf<keyof DoctorDocument[typeof list][number]>().toEqualTypeOf<
        keyof Published[typeof list][number]
      >();
    }
  });

  test('of the evidence follow from the code', () => {
    const read = (diagnosis: Diagnosis) => {
      if (diagnosis.code === 'token-expired') {
        expectTypeOf(diagnosis.evidence.expiresAt).toEqualTypeOf<string | null>();
      }
      if (diagnosis.code === 'multiple-credentials') {
        expectTypeOf(diagnosis.evidence.count).toEqualTypeOf<number>();
      }
    };
    expectTypeOf(read).returns.toBeVoid();
  });

  test('of the options are all optional', () => {
    expectTypeOf<Record<never, never>>().toExtend<CheckOptions>();
    expectTypeOf(check).toBeCallableWith('text');
    expectTypeOf(check).toBeCallableWith('text', { network: false });
    expectTypeOf(check).toBeCallableWith('text', { network: { timeoutMs: 500 } });
    expectTypeOf(check).toBeCallableWith('text', { expected: { minLifetime: 60 } });
    expectTypeOf(check).returns.resolves.toEqualTypeOf<Report[]>();
  });

  test('of codes and severities are literal', () => {
    expectTypeOf<'token-rejected'>().toExtend<Code>();
    expectTypeOf<'no-such-code'>().not.toExtend<Code>();
    expectTypeOf<Severity>().toEqualTypeOf<'error' | 'warning' | 'info'>();
  });
});
