import { randomBytes } from 'node:crypto';
import { promises, rmSync, utimesSync } from 'node:fs';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';

/** The owner of a lock shows this often that it still runs. */
const beatMs = 5_000;
/** A lock whose owner may run on another machine is left behind if it is silent for this long. */
const silentMs = 30_000;

/** The locks of this process. */
const own = new Set<string>();

/**
 * Locks a file for writing with a file beside it, and removes what a killed run left behind: its lock
 * and its unfinished files. Returns a function that unlocks it; null if another run has the lock.
 */
export async function lockFile(path: string): Promise<(() => void) | null> {
  const lock = join(dirname(path), `.${basename(path)}.lock`);
  if (own.has(lock)) return null;
  const owner = `${hostname()} ${process.pid} ${randomBytes(6).toString('hex')}`;
  for (let attempt = 0; ; attempt++) {
    try {
      await promises.writeFile(lock, owner, { flag: 'wx', mode: 0o600 });
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      if (attempt > 0 || !(await removeLeftBehind(lock))) return null;
    }
  }
  own.add(lock);
  await removeUnfinished(path);
  // Also at the end of a run that never closes its file.
  const remove = () => rmSync(lock, { force: true });
  process.on('exit', remove);
  const beat = setInterval(() => {
    try {
      utimesSync(lock, new Date(), new Date());
    } catch {
      // Removed by someone; the file is still written.
    }
  }, beatMs).unref();
  return () => {
    clearInterval(beat);
    process.off('exit', remove);
    remove();
    own.delete(lock);
  };
}

/** Whether a killed run left this lock, so that it was removed. */
async function removeLeftBehind(lock: string): Promise<boolean> {
  try {
    const owner = await promises.readFile(lock, 'utf8');
    const { mtimeMs } = await promises.stat(lock);
    const [machine, pid] = owner.split(' ');
    // Every container may have the same process id, but not the same name.
    const isGone = machine === hostname() && !isRunning(Number(pid));
    if (!isGone && Date.now() - mtimeMs <= silentMs) return false;
    // Another run may do the same and have made its own lock since: that one is put back.
    const removed = unfinishedName(lock);
    await promises.rename(lock, removed);
    const isSame = (await promises.readFile(removed, 'utf8')) === owner;
    if (isSame) await promises.rm(removed, { force: true });
    else await promises.rename(removed, lock);
    return isSame;
  } catch {
    return false;
  }
}

function isRunning(pid: number): boolean {
  // In a container that starts again, a killed run had the process id of this one.
  if (!(pid > 0) || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** The name of a file that becomes `path` when it is complete. No other run has the same one. */
export const unfinishedName = (path: string): string =>
  join(dirname(path), `.${basename(path)}.${randomBytes(8).toString('hex')}.tmp`);

async function removeUnfinished(path: string): Promise<void> {
  const [start, end] = [`.${basename(path)}.`, '.tmp'];
  for (const name of await promises.readdir(dirname(path)).catch(() => [])) {
    const middle = name.startsWith(start) && name.endsWith(end) ? name.slice(start.length, -4) : '';
    // Earlier versions used the process id.
    if (/^(?:[0-9a-f]{16}|\d{1,10})$/.test(middle)) {
      await promises.rm(join(dirname(path), name), { force: true });
    }
  }
}
