#!/usr/bin/env node
'use strict';

const { env, versions } = process;
// A cache of compiled code, with nothing from any run, in a folder that only this user can write to: in
// Node's default, a common folder, it could be anyone's code. NODE_DISABLE_COMPILE_CACHE=1 turns it off.
const caches = env.LOCALAPPDATA || env.XDG_CACHE_HOME || (env.HOME && `${env.HOME}/.cache`);
// Node 22.8 and later. The major version is checked first, because loading node:module takes 1 ms.
if (caches && Number.parseInt(versions.node, 10) >= 22) {
  require('node:module').enableCompileCache?.(`${caches}/token-check`);
}

require('../dist/token-check.cjs');
