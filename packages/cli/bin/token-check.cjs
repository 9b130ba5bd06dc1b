#!/usr/bin/env node
'use strict';

const { env, versions } = process;
const program = require.resolve('../dist/token-check.cjs');
// A cache of compiled code, with nothing from any run, in a folder that only this user can write to: in
// Node's default, a common folder, it could be anyone's code. NODE_DISABLE_COMPILE_CACHE=1 turns it off.
const folders = [env.LOCALAPPDATA, env.XDG_CACHE_HOME, env.HOME && `${env.HOME}/.cache`];
// A relative one is to be ignored, says the XDG Base Directory Specification.
const caches = folders.find((folder) => folder && /^(?:\/|[A-Za-z]:[\\/]|\\\\)/.test(folder));
const major = Number.parseInt(versions.node, 10);
// Node 22.8 and later. The major version is checked first, because loading node:module takes 1 ms.
if (caches && major >= 22) require('node:module').enableCompileCache?.(`${caches}/token-check`);

if (caches && major < 22 && !env.NODE_DISABLE_COMPILE_CACHE) {
  require('./compile-cache.cjs')(program, `${caches}/token-check`);
} else require(program);
