import { extract } from '../extract/extract.ts';
import { hideSecrets } from './hide.ts';

/** `text` with the label of every credential in it instead of its value. */
export async function redact(text: string): Promise<string> {
  const { candidates } = await extract(text);
  return hideSecrets(
    text,
    candidates.map(({ secret }) => secret),
  );
}
