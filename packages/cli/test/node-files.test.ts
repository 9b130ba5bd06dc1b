import { once } from 'node:events';
import {
  chmodSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { decodeAll } from '../src/io/decode.ts';
import { chunksOf, isSameFile, readText } from '../src/io/node-files.ts';
import { openForWriting } from '../src/io/node-output.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'token-check-'));
});
afterEach(() => rmSync(folder, { recursive: true }));
const at = (name: string) => join(folder, name);
const content = (name: string) => readFileSync(at(name), 'utf8');

async function opened(name: string, append = false) {
  const file = await openForWriting(at(name), append);
  if ('error' in file) throw new Error(file.error);
  return file;
}

describe('a file to write to', () => {
  test('keeps its old content until the end, and its permissions', async () => {
    writeFileSync(at('report'), 'old');
    chmodSync(at('report'), 0o606);
    const file = await opened('report');
    await file.write('new');
    await file.write('er');
    expect(content('report')).toBe('old');
    await file.close();
    expect(content('report')).toBe('newer');
    expect(statSync(at('report')).mode & 0o777).toBe(0o606);
    expect(readdirSync(folder)).toEqual(['report']);
  });

  test('does not exist before the first write', async () => {
    const file = await opened('report');
    expect(readdirSync(folder)).toEqual(['.report.lock']);
    await file.discard();
    expect(readdirSync(folder)).toEqual([]);
  });

  test.each([
    ['new', null, false],
    ['replaced', 'old', false],
    ['continued', 'old\n', true],
  ])('that is %s is written by one run at a time', async (_what, old, append) => {
    if (old !== null) writeFileSync(at('report'), old);
    const file = await opened('report', append);
    await file.write('first');
    expect(await openForWriting(at('report'), append)).toEqual({ error: 'EEXIST' });
    writeFileSync(at('.other.lock'), `${hostname()} 1 of another run`);
    expect(await openForWriting(at('other'), false)).toEqual({ error: 'EEXIST' });
    await file.close();
    await (await opened('report', append)).discard();
    expect(content('report')).toBe(`${append ? old : ''}first`);
  });

  test.each([
    ['of a process that is gone', () => `${hostname()} 4194999 x`, 0],
    ['of a process with the same id, as in a container', () => `${hostname()} ${process.pid} x`, 0],
    ['of another machine that is silent', () => 'elsewhere 1 x', 60],
  ])('takes over the lock %s', async (_what, owner, secondsAgo) => {
    writeFileSync(at('.report.lock'), owner());
    const time = Date.now() / 1000 - secondsAgo;
    utimesSync(at('.report.lock'), time, time);
    const file = await opened('report');
    await file.write('new');
    await file.close();
    expect(content('report')).toBe('new');
    expect(readdirSync(folder)).toEqual(['report']);
  });

  test('respects the lock of another machine', async () => {
    writeFileSync(at('.report.lock'), 'elsewhere 1 x');
    expect(await openForWriting(at('report'), false)).toEqual({ error: 'EEXIST' });
  });

  test('removes what a killed run left behind, and nothing else', async () => {
    writeFileSync(at('report'), 'old');
    const left = [`.report.${process.pid}.tmp`, '.report.0123456789abcdef.tmp'];
    const others = ['.report.txt.tmp', '.reporter.12.tmp', '.report.notes.tmp'];
    for (const name of [...left, ...others]) writeFileSync(at(name), 'x');
    const file = await opened('report');
    await file.write('new');
    await file.close();
    expect(content('report')).toBe('new');
    expect(readdirSync(folder).sort()).toEqual([...others, 'report'].sort());
  });

  test.each(['', 'half'])('keeps its old content when it is discarded after “%s”', async (text) => {
    writeFileSync(at('report'), 'old');
    const file = await opened('report');
    if (text !== '') await file.write(text);
    await file.discard();
    expect(content('report')).toBe('old');
    expect(readdirSync(folder)).toEqual(['report']);
  });

  test('is empty if nothing was written', async () => {
    writeFileSync(at('report'), 'old');
    await (await opened('report')).close();
    expect(content('report')).toBe('');
  });

  test('is replaced through a symbolic link, which stays a link', async () => {
    mkdirSync(at('elsewhere'));
    writeFileSync(at('elsewhere/report'), 'old');
    symlinkSync('elsewhere/report', at('link'));
    const file = await opened('link');
    await file.write('new');
    await file.close();
    expect(content('elsewhere/report')).toBe('new');
    expect(readdirSync(folder)).toEqual(['elsewhere', 'link']);
  });

  test.each([
    ['whole lines', 'a\n', 'a\nb\n'],
    ['a line without an end', 'a\n{"a":1}', 'a\n{"a":1}\nb\n'],
    ['a line of something else', 'a\nb', 'a\nb\nb\n'],
    ['an incomplete line, which is removed', 'a\n{"sch', 'a\nb\n'],
    ['a long incomplete line', `a\n{"ü${'x'.repeat(200_000)}`, 'a\nb\n'],
    ['only an incomplete line', '{"sch', 'b\n'],
    ['nothing', '', 'b\n'],
  ])('can be appended to after %s', async (_what, old, expected) => {
    writeFileSync(at('report'), old);
    const file = await opened('report', true);
    await file.write('b\n');
    await file.close();
    expect(content('report')).toBe(expected);
  });

  test.runIf(process.platform === 'linux')(
    'may be a device, whose errors are reported',
    async () => {
      const file = await openForWriting('/dev/full', false);
      if ('error' in file) throw new Error(file.error);
      await expect(file.write('x')).rejects.toMatchObject({ code: 'ENOSPC' });
      await file.discard();
    },
  );

  test.each([
    ['a folder', '.', 'EISDIR'],
    ['a file in a missing folder', 'none/report', 'ENOENT'],
  ])('cannot be %s', async (_what, name, error) => {
    expect(await openForWriting(at(name), false)).toEqual({ error });
  });
});

test('two paths of one file are recognised', async () => {
  writeFileSync(at('a'), '');
  writeFileSync(at('b'), '');
  symlinkSync('a', at('link'));
  linkSync(at('a'), at('hard'));
  expect(await isSameFile(at('a'), at('link'))).toBe(true);
  expect(await isSameFile(at('a'), at('hard'))).toBe(true);
  expect(await isSameFile(at('a'), at('b'))).toBe(false);
  expect(await isSameFile(at('a'), at('none'))).toBe(false);
  expect(await isSameFile('/dev/null', '/dev/null')).toBe(false);
});

const text = 'grün\nδ';
const swapped = (bytes: Buffer) => Buffer.from(bytes).swap16();
const utf16 = Buffer.from(`\ufeff${text}`, 'utf16le');

describe.each([
  ['UTF-8', Buffer.from(text)],
  ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${text}`)],
  ['UTF-16 little-endian', utf16],
  ['UTF-16 big-endian', swapped(utf16)],
])('%s', (_what, bytes) => {
  test('is read whole and in chunks', async () => {
    writeFileSync(at('text'), bytes);
    expect(await readText(at('text'), 1000)).toEqual({ text });
    let read = '';
    for await (const chunk of chunksOf(at('text'))) read += chunk;
    expect(read).toBe(text);
  });

  test('is read byte by byte', async () => {
    const stream = new PassThrough();
    const read = (async () => {
      let all = '';
      for await (const chunk of decodeAll(stream)) all += chunk;
      return all;
    })();
    for (const byte of bytes) {
      if (!stream.write(Buffer.of(byte))) await once(stream, 'drain');
      await new Promise((resolve) => setImmediate(resolve));
    }
    stream.end();
    expect(await read).toBe(text);
  });
});
