import { join } from 'node:path';
import { nodeIo } from './node-io.ts';
import { start } from './start.ts';

start(process.argv.slice(2), nodeIo(join(__dirname, 'problems'))).then((status) => {
  process.exitCode = status;
});
