import type { Fact } from '../../facts.ts';
import { programOf, senderIn, variablesOf } from '../../knowledge/tools.ts';
import { linesWith } from '../../text/lines.ts';
import { anyOf } from '../../text/patterns.ts';
import { answersIn } from './answers.ts';
import { oauthErrorsIn, requestErrorsIn } from './credential-messages.ts';
import { withoutConfiguration } from './dump.ts';
import { failureIn, proxyAnswer } from './failures.ts';
import { noticesIn } from './notices.ts';
import { pagesIn } from './pages.ts';
import { requestOfForm } from './request-form.ts';
import { requestWithoutCredential } from './shown-request.ts';

/** A longer text is a log, in which stories and well-known errors are looked for in the lines below. */
const maxWhole = 16 * 1024;

/** What a text says about an error. */
export interface ErrorText {
  /** What a server answered, or why no answer came. */
  readonly facts: Fact[];
  /** The lines of a log that can say something; null for a text that isn't a log. */
  readonly logLines: string | null;
}

/** Reads error text and logs. */
export function extractErrorText(whole: string): ErrorText {
  const text = relevantLines(withoutConfiguration(withoutFrame(whole)));
  return { facts: factsIn(text, whole), logLines: whole.length > maxWhole ? text : null };
}

function factsIn(text: string, whole: string): Fact[] {
  const tool = senderIn(text);
  const pages = pagesIn(text);
  const { answers, proxyLogin } = answersIn(pages, tool, whole);
  const failure = failureIn(pages.rest) ?? (proxyLogin ? proxyAnswer() : null);
  // A status beside the refusal of a proxy is the proxy's.
  const shown = requestWithoutCredential(whole) ?? requestOfForm(whole, tool);
  const isProxy = failure?.reason === 'proxy';
  return [
    ...(isProxy ? answers.filter(({ knownMessage }) => knownMessage !== null) : answers),
    ...oauthErrorsIn(text),
    ...noticesIn(text),
    ...requestErrorsIn(text, tool),
    ...(shown === null ? [] : [shown]),
    ...(failure === null ? [] : [tool === null ? failure : { ...failure, tool }]),
  ];
}

/** The variables that the program in a text reads, the first one first. */
export const variablesReadIn = (text: string): readonly string[] => variablesOf(programOf(text));

/** What every line contains in which one of the patterns of this folder can match. */
const relevant = anyOf(
  [
    /\b[45]\d\d\b/,
    /error|fail|invalid|unsupported|undefined method|unexpected eof|err_|title|header|character/,
    /unable|author|authentic|denied|forbidden|permi|credential|logged in|token|grant|scope|redirect/,
    /required|missing|not set|empty|provided|supplied|specif|char 0x|nxdomain|alert|exceeded|unavailable|revoked|retry-after|gateway|upstream/,
    /timeout|timed out|deadline|refused|reset|hang up|resol|no such host|no route|unreach|proxy/,
    /enotfound|eai_again|econn|etimedout|certificate|x509|tls|ssl|closed|disconnected|curl|eof|: 407/,
    /no longer available|locked|suspended|do not have|could not|html|json|blocked|exception/,
    /unprocess|rate.?limit|too.many|self.signed|cert_|conflict|expect(?:ing|ed) value|incomplete|net\/http|bot-free|scheme|unknown url|absolute url|relative url|https client|not known|no address/,
    /premature|broken pipe|unexpected end|trust relationship|no data|misbehaving|amazonaws/,
  ],
  'gi',
);

/** Without the line that Terraform draws beside its errors. */
const withoutFrame = (text: string): string =>
  text.includes('│') ? text.replace(/^[ \t]{0,8}[│╷╵] ?/gm, '') : text;

/** A short text whole; of a long one only the lines that can say something. */
function relevantLines(text: string): string {
  if (text.length < 4096) return text;
  return [...linesWith(text, relevant)].map((line) => line.text).join('\n');
}
