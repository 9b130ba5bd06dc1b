#!/usr/bin/env node
require('../dist/token-check.cjs');
