/** Prints an error in the ways in which Node programs print errors. */
import { inspect } from 'node:util';
import pino from 'pino';

const section = (name) => process.stdout.write(`\x1e${name}\n`);
const logger = pino({ base: { pid: 4242, hostname: 'web-1' } }, pino.destination({ sync: true }));

export async function main(program, more = {}) {
  section('output');
  try {
    await program();
  } catch (err) {
    section('log');
    console.log(err);
    section('message');
    console.error('Error:', err.message);
    if (process.env.CORE || process.env.TOKEN_FAULT) {
      section('json');
      console.log(JSON.stringify(err));
    }
    if (!process.env.CORE) return;
    for (const [name, print] of Object.entries(more)) {
      section(name);
      try {
        print(err);
      } catch (second) {
        console.log(second);
      }
    }
    if (!process.env.ESSENTIAL) return;
    section('string');
    console.log(`Could not read the account: ${err}`);
    section('pino');
    logger.error(err, 'request failed');
    section('inspect');
    console.log(inspect(err, { depth: 4, breakLength: 120 }));
    section('uncaught');
    throw err;
  }
}
