'use strict';

/** Loaded into the server under test and its threads: SIGUSR2 writes what is on the heap of each. */
const { renameSync, writeFileSync } = require('node:fs');
const { setFlagsFromString, writeHeapSnapshot } = require('node:v8');
const { BroadcastChannel, isMainThread, threadId } = require('node:worker_threads');

// Otherwise a snapshot has the first 1024 characters of a string.
setFlagsFromString('--heap-snapshot-string-limit=1000000');

// The control: something that is kept has to be found.
globalThis.kept = ['a', 'string', 'that', 'thread', String(threadId), 'keeps'].join('-');

const folder = process.env.HEAP_FOLDER;
// So that the test knows for how many heaps it has to wait.
writeFileSync(`${folder}/${threadId}.started`, '');

function write() {
  const file = `${folder}/${threadId}`;
  writeHeapSnapshot(`${file}.unfinished`);
  renameSync(`${file}.unfinished`, `${file}.heapsnapshot`);
}

const channel = new BroadcastChannel('heap');
channel.unref();
channel.onmessage = write;
if (isMainThread) {
  process.on('SIGUSR2', () => {
    channel.postMessage('write');
    write();
  });
}
