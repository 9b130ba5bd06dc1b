import { writeSync } from 'node:fs';
import { failed } from './errors/failed.ts';
import { nodeIo } from './io/node-io.ts';
import { run } from './program.ts';

// Node's own status would be 1, which means a problem with the credential.
process.on('uncaughtException', (error) => {
  const writeErr = (text: string) => {
    try {
      writeSync(2, text);
    } catch {
      // There's no other place to report that.
    }
  };
  process.exit(failed(error, { writeErr, columns: 80, isTerminal: false }));
});

const io = nodeIo(__dirname);
run(process.argv.slice(2), io).then(io.end);
