import { parseEnv } from 'node:util';
import { type Files, filled } from '../files.ts';
import type { Lookup } from '../token-place.ts';

/** The token that acme.sh has saved: https://github.com/acmesh-official/acme.sh `dnsapi/dns_dgon.sh` */
export async function readAcme(files: Files): Promise<Lookup | undefined> {
  const { env, home } = files.machine;
  const path = files.path(env.LE_CONFIG_HOME || `${home}/.acme.sh`, 'account.conf');
  const saved = parseEnv((await files.text(path)) ?? '');
  const text = filled(saved.SAVED_DO_API_KEY) ?? filled(saved.DO_API_KEY);
  if (text === null) return files.unknown([path]);
  const shown = `${files.shown(path)}: DO_API_KEY`;
  return { place: { source: { kind: 'file', name: shown }, shown, text, other: null } };
}
