import { beforeEach, expect, test, vi } from 'vitest';
import { diagnose } from '../src/commands/diagnose.ts';
import type { Io } from '../src/io.ts';
import { plainFlags } from '../src/plain-flags.ts';
import { run } from '../src/run.ts';
import { start } from '../src/start.ts';
import { UsageError } from '../src/usage-error.ts';

vi.mock('../src/commands/diagnose.ts', () => ({ diagnose: vi.fn() }));
const diagnosed = vi.mocked(diagnose);

let written = '';
const write = (text: string) => {
  written += text;
};
const io = { env: {}, columns: 80, color: false, writeOut: write, writeErr: write } as Partial<Io>;
const world = io as Io;

beforeEach(() => {
  written = '';
  diagnosed.mockReset().mockResolvedValue(0);
});

const flags = ['--offline', '--sandbox', '--json', '--api-url', '--oauth-url', '--timeout'];
const values = ['5', 'http://127.0.0.1', 'explain', 'a b'];
const others = ['-e', '-5', '', '-', '--', '--help', '--json=1', '--jso', '--constructor', 'x'];
const words = [...flags, ...values, ...others];
const lines = [
  [],
  ...words.map((one) => [one]),
  ...words.flatMap((one) => words.map((two) => [one, two])),
  ...flags.flatMap((one) => words.flatMap((two) => words.map((three) => [one, two, three]))),
];
const plain = lines.filter((line) => plainFlags(line) !== null);

test('are some of all command lines', () => {
  expect(plain.length).toBeGreaterThan(100);
  expect(plain.length).toBeLessThan(lines.length / 2);
  for (const word of others) expect(plainFlags([word])).toBeNull();
});

test('are read as the parser reads them', async () => {
  for (const line of plain) {
    await run(line, world);
    expect(diagnosed.mock.lastCall?.slice(0, 2)).toEqual([undefined, plainFlags(line)]);
    diagnosed.mockClear();
    await start(line, world);
    expect(diagnosed.mock.lastCall?.slice(0, 2)).toEqual([undefined, plainFlags(line)]);
    diagnosed.mockClear();
  }
  expect(written).toBe('');
});

test.each([
  ['wrong usage', new UsageError('invalid-value', 'wrong', 'right'), 2],
  ['a fault', new TypeError('inside'), 3],
])('end as the parser ends: %s', async (_what, error, status) => {
  diagnosed.mockRejectedValue(error);
  expect(await start(['--json'], world)).toBe(status);
  const said = written;
  written = '';
  expect(await run(['--json'], world)).toBe(status);
  expect(written).toBe(said);
});
