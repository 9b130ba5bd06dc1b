import { PassThrough } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { prompt } from '../src/io/prompt.ts';

/** A terminal: the keys that it sends and the text that it shows. */
function terminal(isDumb = false, suspend: (() => void) | null = null) {
  const input = new PassThrough();
  const modes: boolean[] = [];
  Object.assign(input, { setRawMode: (on: boolean) => modes.push(on) });
  const output = new PassThrough();
  let shown = '';
  output.on('data', (chunk) => {
    shown += chunk;
  });
  const answer = prompt(
    'Paste: ',
    input as unknown as NodeJS.ReadStream,
    output as unknown as NodeJS.WriteStream,
    isDumb,
    suspend,
  );
  const type = async (...chunks: string[]) => {
    for (const chunk of chunks) {
      input.write(chunk);
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  return { answer, type, modes, shown: () => shown };
}

const paste = (text: string) => `\u001b[200~${text}\u001b[201~`;

describe('the prompt reads', () => {
  test.each([
    ['a line and Enter', ['secret value', '\r'], 'secret value'],
    ['single letters', [...'abc', '\r'], 'abc'],
    ['nothing', ['\r'], ''],
    ['a corrected line', ['abx\u007fc', '\u001b[D', '\r'], 'abc'],
    ['a line that was started again', ['wrong\u0015right\r'], 'right'],
    ['a paste that Ctrl-U removed', [paste('wrong\nlines'), '\u0015', 'right', '\r'], 'right'],
    ['a word that Ctrl-W removed', ['one wrong', '\u0017line\r'], 'one line'],
    ['a paste', [paste('one line'), '\r'], 'one line'],
    ['a paste with its line end', [paste('one line\n'), '\r'], 'one line'],
    ['a paste of lines, then Enter', [paste('a\nb'), '\r'], 'a\nb'],
    ['a paste of lines, Enter and more', [paste('a\nb\n'), '\rc'], 'a\nb'],
    ['two pastes', [paste('a\n'), paste('b'), '\r'], 'a\nb'],
    ['an empty line within a paste', [paste('a\r\rb\r'), '\r'], 'a\n\nb'],
    ['a paste of lines, then Ctrl-D', [paste('a\nb'), '\u0004'], 'a\nb'],
    [
      'a paste whose marks are split over two chunks',
      ['\u001b[20', '0~a\nb\u001b[2', '01~', '\u0004'],
      'a\nb',
    ],
    ['lines at once, from a terminal that marks no paste', ['a\rb\r', '\r'], 'a\nb'],
    ['the same in several chunks', ['a\r', 'b\r\r', 'c', '\u0004'], 'a\nb\n\nc'],
    ['a Ctrl-C within a paste', [paste('a\u0003b'), '\r'], 'ab'],
    ['Ctrl-D at once', ['\u0004'], ''],
  ])('%s', async (_what, chunks, expected) => {
    const { answer, type, modes, shown } = terminal();
    await type(...chunks);
    expect(await answer).toBe(expected);
    expect(modes).toEqual([true, false]);
    for (const word of ['secret', 'right', 'one line', 'wrong'])
      expect(shown()).not.toContain(word);
    expect(shown().startsWith('\u001b[?2004hPaste: ')).toBe(true);
    expect(shown().endsWith('\u001b[?2004l\n')).toBe(true);
  });

  test('Ctrl-C cancels', async () => {
    const { answer, type, modes } = terminal();
    const cancelled = expect(answer).rejects.toMatchObject({ name: 'Cancelled' });
    await type('half', '\u0003');
    await cancelled;
    expect(modes).toEqual([true, false]);
  });

  test('after a paste of several lines, the prompt says how to end it', async () => {
    const { answer, type, shown } = terminal();
    await type(paste('a\nb\nc'));
    expect(shown()).toContain('3 lines. Press Enter to check them: ');
    await type('\r');
    await answer;
  });

  test.each(['one', 'one\n'])('after a paste of one line, too: %j', async (text) => {
    const { answer, type, shown } = terminal();
    await type(paste(text));
    expect(shown()).toContain('1 line. Press Enter to check it: ');
    await type('\r');
    expect(await answer).toBe('one');
  });

  test('after lines without paste marks, too', async () => {
    const { answer, type, shown } = terminal();
    await type('a\rb');
    expect(shown()).toContain('2 lines. End with an empty line or Ctrl-D: ');
    await type('\u0004');
    await answer;
  });

  test('Ctrl-U shows the prompt again', async () => {
    const { answer, type, shown } = terminal();
    await type(paste('a\nb'), '\u0015');
    expect(shown().endsWith('\r\u001b[KPaste: ')).toBe(true);
    await type('c\r');
    expect(await answer).toBe('c');
  });

  test('Ctrl-Z resets the terminal, stops the program, and shows the prompt again', async () => {
    let stops = 0;
    const { answer, type, modes, shown } = terminal(false, () => {
      stops++;
      expect(modes).toEqual([true, false]);
    });
    await type('half', '\u001a');
    expect(stops).toBe(1);
    process.emit('SIGCONT');
    expect(modes).toEqual([true, false, true]);
    expect(shown().endsWith('\u001b[?2004hPaste: ')).toBe(true);
    await type(' done\r');
    expect(await answer).toBe('half done');
    expect(shown()).not.toContain('half');
  });

  test('a dumb terminal gets no escape sequences', async () => {
    const { answer, type, shown } = terminal(true);
    await type('a\rb', '\r', '\r');
    expect(await answer).toBe('a\nb');
    expect(shown()).not.toContain('\u001b');
  });
});
