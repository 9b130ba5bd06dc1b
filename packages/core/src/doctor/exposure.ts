import type { Files } from './files.ts';
import { isForApi, type Place } from './place.ts';

/** A file with an API token, and who else can get it. */
export interface Exposure {
  /** As shown to people. */
  readonly file: string;
  readonly places: readonly Place[];
  /** The permission bits if every user of the machine can read the file; otherwise null. */
  readonly openMode: number | null;
  /** Null if git ignores the file, and without a repository. */
  readonly git: 'tracked' | 'untracked' | null;
}

/** No path has more folders. */
const maxDepth = 40;

/** The files with API tokens that are more than private. `doctlFile`: the configuration of doctl. */
export async function exposuresOf(
  places: readonly Place[],
  files: Files,
  doctlFile: string,
): Promise<Exposure[]> {
  const byPath = new Map<string, Place[]>();
  for (const place of places.filter(isForApi)) {
    const { location } = place;
    const path =
      location.in === 'doctl'
        ? doctlFile
        : 'file' in location && location.file !== null
          ? files.pathShown(location.file)
          : undefined;
    if (path !== undefined) byPath.set(path, [...(byPath.get(path) ?? []), place]);
  }
  const found: Exposure[] = [];
  for (const [path, inside] of byPath) {
    const openMode = await openModeOf(path, files);
    const state = await files.machine.gitStateOf(path);
    const git = state === 'ignored' ? null : state;
    if (openMode === null && git === null) continue;
    found.push({ file: files.shown(path), places: inside, openMode, git });
  }
  return found;
}

/** Others need the right to read the file and to enter every folder above it. */
async function openModeOf(path: string, files: Files): Promise<number | null> {
  const mode = await files.modeOf(path);
  if (mode === null || (mode & 0o004) === 0) return null;
  let folder = files.path(path, '..');
  for (let depth = 0; depth < maxDepth; depth++) {
    const own = await files.modeOf(folder);
    if (own === null || (own & 0o001) === 0) return null;
    const above = files.path(folder, '..');
    if (above === folder) return mode;
    folder = above;
  }
  return null;
}
