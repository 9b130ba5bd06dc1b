#!/usr/bin/env node
'use strict';

const { env } = process;
// Compiled code, nothing of any run, in a folder that only this user writes to: code from a folder
// that is open to all, Node's own choice, could be anybody's. NODE_DISABLE_COMPILE_CACHE=1 turns it off.
const caches = env.LOCALAPPDATA || env.XDG_CACHE_HOME || (env.HOME && `${env.HOME}/.cache`);
// Node 22.8 and later. The constructor of `module` is node:module, without the time to load it.
if (caches) module.constructor.enableCompileCache?.(`${caches}/token-check`);

require('../dist/token-check.cjs');
