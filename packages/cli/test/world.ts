import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fetchTransport, systemClock } from '@token-check/core';
import { sandbox } from '@token-check/core/sandbox';
import type { Io } from '../src/io.ts';
import { run } from '../src/program.ts';

export interface Ran {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

/** A run in a world of its own, whose network is the simulated DigitalOcean. */
export async function runWith(
  argv: readonly string[],
  world: Partial<Io> & { stdin?: string } = {},
): Promise<Ran> {
  let out = '';
  let err = '';
  const { stdin = '', ...overrides } = world;
  const status = await run(argv, {
    env: {},
    readStdin: async () => stdin,
    prompt: null,
    writeOut: (text) => {
      out += text;
    },
    writeErr: (text) => {
      err += text;
    },
    columns: 80,
    color: false,
    clock: { ...systemClock, wait: async () => {} },
    transport: async () => fetchTransport(sandbox),
    readPage: (code) =>
      readFile(join(import.meta.dirname, '../../../docs/problems', `${code}.md`), 'utf8'),
    ...overrides,
  });
  return { status, out, err };
}
