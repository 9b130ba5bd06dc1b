import { join } from 'node:path';
import { nodeIo } from './node-io.ts';
import { run } from './run.ts';

run(process.argv.slice(2), nodeIo(join(__dirname, 'problems'))).then((status) => {
  process.exitCode = status;
});
