#!/usr/bin/env node
'use strict';

const { env, versions } = process;
// Compiled code, nothing of any run, in a folder that only this user writes to: code from a folder
// that is open to all, Node's own choice, could be anybody's. NODE_DISABLE_COMPILE_CACHE=1 turns it off.
const caches = env.LOCALAPPDATA || env.XDG_CACHE_HOME || (env.HOME && `${env.HOME}/.cache`);
// Node 22.8 and later; an older one is not asked, as the question takes a millisecond.
if (caches && Number.parseInt(versions.node, 10) >= 22) {
  require('node:module').enableCompileCache?.(`${caches}/token-check`);
}

require('../dist/token-check.cjs');
