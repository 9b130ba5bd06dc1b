import { nodeIo } from './io/node-io.ts';
import { run } from './program.ts';

const io = nodeIo(__dirname);
run(process.argv.slice(2), io).then(io.end);
