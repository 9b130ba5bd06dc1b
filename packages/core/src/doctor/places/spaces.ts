import { configFolder, type Files } from '../files.ts';
import { printable } from '../names.ts';
import type { Location, Place } from '../place.ts';
import type { Reader } from '../reading.ts';
import { pathsOf } from './settings-files.ts';

const host = /\bdigitaloceanspaces\.com\b/i;
const variable = /^SPACES_(?:[A-Z]+_)*(?:KEY|SECRET|ID)$/;

/**
 * Keys for Spaces, which people mistake for API tokens. Only their places are listed, without values:
 * the API doesn't take them.
 */
export const readSpaces: Reader = async ({ files }) => {
  const { env, home } = files.machine;
  const places = Object.keys(env)
    .filter((name) => variable.test(name) && env[name]?.trim())
    .map((name) => spacesAt({ in: 'environment', name: printable(name) }));
  const aws = [
    files.path(env.AWS_CONFIG_FILE || files.path(home, '.aws', 'config')),
    files.path(env.AWS_SHARED_CREDENTIALS_FILE || files.path(home, '.aws', 'credentials')),
  ];
  const rclone =
    env.RCLONE_CONFIG || files.path(configFolder(files.machine, env), 'rclone', 'rclone.conf');
  for (const path of [...aws, files.path(home, '.s3cfg'), files.path(rclone)]) {
    places.push(...(await sectionsOf(files, path)));
  }
  for (const path of await pathsOf(files, { folder: files.path(), names: /\.(?:tf|tofu)$/ })) {
    const text = (await files.text(path)) ?? '';
    if (/\bbackend[ \t]+"s3"/.test(text) && host.test(text)) {
      places.push(spacesAt({ in: 'file', file: files.shown(path), key: 'backend s3' }));
    }
  }
  return { places };
};

/** The sections of an INI file that name the host of Spaces. */
async function sectionsOf(files: Files, path: string): Promise<Place[]> {
  const text = (await files.text(path)) ?? '';
  const sections = text.split(/^\[/m).filter((section) => host.test(section));
  return sections.map((section) => {
    const [name = ''] = section.split(/[\]\n]/);
    const key = text.startsWith(section) ? 'settings' : printable(name);
    return spacesAt({ in: 'file', file: files.shown(path), key });
  });
}

const spacesAt = (location: Location): Place => ({
  location,
  text: null,
  content: { type: 'spaces-key' },
});
