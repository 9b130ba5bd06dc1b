'use strict';

/** For `--require`: prints everything that the program has loaded as the last line of stderr. */
const { writeSync } = require('node:fs');
const { basename } = require('node:path');
const { builtinModules } = require('node:module');

process.on('exit', () => {
  const builtins = process.moduleLoadList
    .map((name) => name.replace(/^NativeModule /, ''))
    .filter((name) => builtinModules.includes(name));
  const files = Object.keys(require.cache)
    .filter((file) => file.includes('dist'))
    .map((file) => basename(file));
  writeSync(2, `\n${JSON.stringify({ builtins, files })}`);
});
