/** The sections of Node's debug output that print what is sent. */
const sections = ['http', 'https', 'net', 'tls', 'stream'];

/**
 * The setting that makes Node print or record what is sent, and with it the credential; null if there
 * is none. `NODE_DEBUG` prints headers on standard error, and `--tls-keylog` writes the keys of TLS
 * connections to a file.
 */
export function exposureIn({
  NODE_DEBUG: debug = '',
  NODE_OPTIONS: options = '',
}: Readonly<Record<string, string | undefined>>): 'NODE_DEBUG' | '--tls-keylog' | null {
  const names = debug.toLowerCase().split(',');
  const isPrinted = names.some((name) => name.includes('*') || sections.includes(name.trim()));
  if (isPrinted) return 'NODE_DEBUG';
  return options.includes('--tls-keylog') ? '--tls-keylog' : null;
}
