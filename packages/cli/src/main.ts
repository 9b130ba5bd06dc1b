import { join } from 'node:path';
import { nodeIo } from './io/node-io.ts';
import { run } from './program.ts';

const io = nodeIo(join(__dirname, 'problems'));
run(process.argv.slice(2), io).then(io.end);
