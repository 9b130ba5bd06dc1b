import { isForApi, type Place, sourceOf } from '../doctor/place.ts';
import type { Survey } from '../doctor/survey.ts';
import { type Token, valuesOf } from '../doctor/tokens.ts';
import type { Extraction } from '../extract/candidate.ts';
import { extract } from '../extract/extract.ts';
import { accessTokens } from '../knowledge/kinds.ts';
import { startsLikeToken } from '../knowledge/tokens-in-text.ts';
import type { Report, Source } from '../report/report-v1.ts';
import { apiTokenOf, placeOf, type Sender } from './sender.ts';

/** Diagnoses what `read` finds in a text; `ask`: with two requests to DigitalOcean. */
export type Check = (
  read: () => Promise<Extraction>,
  text: string,
  options: { readonly source: Source; readonly ask: boolean },
) => Promise<Report[]>;

/** A text, what it contains, and the report on that alone. */
export interface Printed {
  readonly text: string;
  readonly printed: Extraction;
  readonly report: Report;
}

/** How many tokens of a tool, and how many others, are checked at most. */
const maxChecked = 5;

/** A credential that was checked. */
export interface Checked {
  readonly report: Report;
  /** Null if the text itself contains the token. */
  readonly sender: Sender | null;
  readonly value: string | null;
}

export const showsToken = ({ credential }: Report): boolean =>
  credential !== null && accessTokens.includes(credential.kind);

/** The place of the token that the text contains: a shell inserts the value of a variable. */
export function placeShown({ text, report }: Printed, { places }: Survey): Place | null {
  const end = report.credential?.label.slice(-4) ?? '';
  const isShown = (place: Place) => {
    const value = place.text?.trim() ?? '';
    return isForApi(place) && startsLikeToken(value) && value.endsWith(end) && text.includes(value);
  };
  return places.find(isShown) ?? null;
}

/** Checks the token that the text contains. */
export async function checkShown(
  { text, printed, report }: Printed,
  shownFrom: Place | null,
  check: Check,
): Promise<Checked> {
  const source = shownFrom === null ? report.source : sourceOf(shownFrom.location);
  const checked = first(await check(async () => printed, text, { source, ask: true }));
  return { report: checked, sender: null, value: shownFrom?.text ?? null };
}

/** Checks what the tool sends, together with what was printed. */
export async function checkSent(
  { text, printed }: Printed,
  senders: readonly Sender[],
  check: Check,
): Promise<readonly Checked[]> {
  const checks = senders.slice(0, maxChecked).map(async (sender): Promise<readonly Checked[]> => {
    const value = apiTokenOf(sender.choice);
    const place = placeOf(sender.choice);
    if (value === null || place === null) return [];
    const { candidates, facts } = await extract(value, { exact: true });
    const joined = { ...printed, candidates, facts: [...facts, ...printed.facts] };
    const options = { source: sourceOf(place.location), ask: true };
    return [{ report: first(await check(async () => joined, text, options)), sender, value }];
  });
  return (await Promise.all(checks)).flat();
}

/** The codes by which the server itself says that the token no longer works. */
const deadCodes: readonly string[] = ['token-rejected', 'token-expired', 'token-revoked'];

export const isDead = ({ verdict, diagnoses, probes }: Report): boolean =>
  verdict === 'problem' && probes.length > 0 && deadCodes.includes(diagnoses[0]?.code ?? '');

/** Checks other tokens that are here, to find one that works. */
export function checkOthers(
  sent: string | null,
  { places }: Survey,
  check: Check,
): Promise<readonly Token[]> {
  const others = valuesOf(places).filter(({ text }) => text !== sent);
  return Promise.all(
    others.slice(0, maxChecked).map(async ({ text, source, places }) => {
      const read = () => extract(text, { exact: true });
      return { text, places, reports: await check(read, text, { source, ask: true }) };
    }),
  );
}

/** The token that was sent, with every place that contains it. */
export function tokensOf({ value, report }: Checked, { places }: Survey): readonly Token[] {
  return valuesOf(places).flatMap(({ text, places }) =>
    text === value ? [{ text, places, reports: [report] }] : [],
  );
}

export function first(reports: readonly Report[]): Report {
  const [report] = reports;
  if (report === undefined) throw new Error('A check has at least one report.');
  return report;
}
