import { extract } from '../extract/extract.ts';
import { hideSecrets } from './hide.ts';

/** The text with the label of every credential in the place of its value. */
export async function redact(text: string): Promise<string> {
  const { candidates } = await extract(text);
  return hideSecrets(
    text,
    candidates.map(({ secret }) => secret),
  );
}
