import { join } from 'node:path';
import { nodeIo } from './node-io.ts';
import { start } from './start.ts';

const io = nodeIo(join(__dirname, 'problems'));
start(process.argv.slice(2), io).then(io.end);
