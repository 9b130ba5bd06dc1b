import { extract } from '../extract/extract.ts';
import { hideRandom } from '../text/runs.ts';
import { hideEchoes } from './hide.ts';

/**
 * Replaces every credential in a text by its label, and everything else that may be one by an ellipsis:
 * 16 or more random letters and digits, such as a credential of a service that isn't known here. Makes no
 * request and never rejects because of the text.
 *
 * @example
 * await redact('export DO_TOKEN=dop_v1_…');
 */
export async function redact(text: string): Promise<string> {
  const { candidates, facts } = await extract(text);
  const redacted = hideEchoes(
    text,
    candidates.map(({ secret }) => secret),
  );
  // A part that wasn't read may contain any credential.
  return facts.some(({ type }) => type === 'unread')
    ? redacted.replace(/[\w.~+/=-]{16,}/g, '…')
    : hideRandom(redacted.replace(/(?:%[0-9A-Fa-f]{2}){8,}/g, '…'));
}
