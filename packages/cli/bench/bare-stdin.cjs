'use strict';

/** The smallest script that reads a token from standard input and makes no request. */
let input = '';
process.stdin.setEncoding('utf8');
process.stdin.on('data', (chunk) => {
  input += chunk;
});
process.stdin.on('end', () => {
  process.stdout.write(`${JSON.stringify({ characters: input.trim().length })}\n`);
});
