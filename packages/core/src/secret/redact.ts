import { extract } from '../extract/extract.ts';
import { hideSecrets } from './hide.ts';

/**
 * Replaces every credential in a text by its label. Makes no request and never rejects because of
 * the text.
 *
 * @example
 * await redact('export DO_TOKEN=dop_v1_…');
 */
export async function redact(text: string): Promise<string> {
  const { candidates, facts } = await extract(text);
  const redacted = hideSecrets(
    text,
    candidates.map(({ secret }) => secret),
  );
  // A part that wasn't read may contain a credential.
  return facts.some(({ type }) => type === 'unread')
    ? redacted.replace(/[\w.~+/=-]{16,}/g, '…')
    : redacted;
}
