import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';

/** A pasted text comes in one burst; a pause this long after a line ends the input. */
const pauseMs = 150;

/**
 * Asks at the terminal. What is typed or pasted is not shown; several pasted lines are one answer.
 * Rejects with an error of the name `Cancelled` on Ctrl-C.
 */
export function prompt(
  question: string,
  input: NodeJS.ReadStream,
  output: NodeJS.WriteStream,
): Promise<string> {
  output.write(question);
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines: string[] = [];
  const reader = createInterface({ input, output: nowhere, terminal: true });
  return new Promise((resolve, reject) => {
    let timer: NodeJS.Timeout | undefined;
    reader.on('line', (line) => {
      lines.push(line);
      clearTimeout(timer);
      timer = setTimeout(() => reader.close(), pauseMs);
    });
    reader.on('SIGINT', () => {
      reject(Object.assign(new Error('cancelled'), { name: 'Cancelled' }));
      reader.close();
    });
    reader.on('close', () => {
      clearTimeout(timer);
      output.write('\n');
      resolve(lines.join('\n'));
    });
  });
}
