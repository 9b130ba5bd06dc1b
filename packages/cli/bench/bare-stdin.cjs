'use strict';

/** The least that a program can do with a token on standard input and no network. */
let input = '';
process.stdin.setEncoding('utf8');
process.stdin.on('data', (chunk) => {
  input += chunk;
});
process.stdin.on('end', () => {
  process.stdout.write(`${JSON.stringify({ characters: input.trim().length })}\n`);
});
