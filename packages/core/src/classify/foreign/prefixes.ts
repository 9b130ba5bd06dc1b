import type { Foreign } from './foreign.ts';
import { foreignFormats } from './formats.ts';

/**
 * Prefixes that one provider alone uses, so that they decide whatever the length: the name of the
 * provider as in its table, what the credential is, the prefix, and the length of a whole one.
 */
const prefixes: readonly (readonly [
  provider: string,
  what: string,
  prefix: RegExp,
  length: number,
])[] = [
  ['Anthropic', 'API key', /^sk-ant-/, 90],
  ['OpenAI', 'API key', /^sk-(?:proj|svcacct|admin)-/, 60],
  ['OpenRouter', 'API key', /^sk-or-v1-/, 73],
  ['Groq', 'API key', /^gsk_/, 56],
  ['xAI', 'API key', /^xai-/, 74],
  ['NVIDIA', 'API key', /^nvapi-/, 66],
  ['Perplexity', 'API key', /^pplx-/, 53],
  ['Hugging Face', 'access token', /^hf_/, 37],
  ['Fly.io', 'API token', /^(?:FlyV1 )?fm[12][ar]?_/, 100],
  ['GitHub', 'token', /^(?:gh[opusr]_|github_pat_)/, 40],
  ['GitLab', 'token', /^gl(?:pat|dt|rt|cbt|ptt|ft|soat|agent)-/, 26],
  ['Amazon Web Services', 'access key id', /^A[KS]IA(?=[A-Z0-9]{4,15}$)/, 20],
  ['Stripe', 'API key', /^[rs]k_(?:live|test)_/, 28],
  ['Slack', 'token', /^xox[abeprs]-/, 40],
  ['npm', 'access token', /^npm_/, 40],
  ['PyPI', 'API token', /^pypi-/, 60],
  ['Docker Hub', 'access token', /^dckr_(?:pat|oat)_/, 36],
  ['SendGrid', 'API key', /^SG\./, 60],
];

/** Letters and digits mixed, so that a word such as `hf_token` is no credential. */
const random = /\d/;

/** Whose credential a value is by a prefix that one provider alone uses; null without one. */
export function foreignByPrefix(value: string): Foreign | null {
  if (value.length < 8 || value.length > 400 || !/^[\w. =,/+-]+$/.test(value)) return null;
  const found = prefixes.find(([, , prefix]) => prefix.test(value));
  if (found === undefined) return null;
  const [provider, what, prefix, length] = found;
  const body = value.replace(prefix, '');
  if (body.length < 4 || !random.test(body)) return null;
  const where = foreignFormats.find((format) => format.provider === provider)?.where ?? '';
  return {
    providers: [provider],
    what: value.length < length ? `${what} that looks cut off` : what,
    where,
    generic: false,
    token: null,
  };
}
