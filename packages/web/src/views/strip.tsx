import type { Report } from '@token-check/core';

type Diagnosis = Report['diagnoses'][number];

/** Characters of a whole value by its prefix; a code and an old token have 64 and none. */
const lengths: Readonly<Record<string, number>> = { dop_v1_: 71, doo_v1_: 71, dor_v1_: 71 };

interface Drawing {
  readonly total: number;
  /** From this bar on, the value is missing. */
  readonly hollowFrom: number;
  /** The bar that is wrong; null if none is. */
  readonly tall: number | null;
  /** Bars beyond a whole value. */
  readonly extra: number;
  readonly words: string;
}

/** One bar for each character of the value, drawn from the report: it can't contain a secret. */
export function Strip({ report }: { report: Report }) {
  const { credential, diagnoses } = report;
  if (credential === null) return null;
  const [, prefix = '', last = ''] = /^(.*)…(.*)$/.exec(credential.label) ?? [];
  if (last === '') return <p class="strip label">{credential.label}</p>;
  const drawing = drawingOf(diagnoses, wholeLength(report, prefix));
  if (drawing === null) return <p class="strip label">{credential.label}</p>;
  const { total, hollowFrom, tall, extra, words } = drawing;
  const from = prefix.length;
  const code = diagnoses.find((diagnosis) => diagnosis.code === 'authorization-code');
  const parameter = code?.evidence.parameter ?? null;
  const bars = Array.from({ length: Math.max(0, total - from - 4) }, (_, index) => from + index);
  const x = (bar: number) => (bar - from) * 4 + 1;
  const line = (bar: number) => `M${x(bar)} 6v8`;
  const even = bars.filter((bar) => bar < hollowFrom && bar !== tall && bar < total - extra);
  const hollow = bars.filter((bar) => bar >= hollowFrom);
  const over = bars.filter((bar) => bar >= total - extra);
  const width = Math.max(4, bars.length * 4);
  return (
    <p class="strip">
      {(prefix || parameter) && <span dir="ltr">{prefix || `${parameter}=`}</span>}
      <svg
        viewBox={`0 0 ${width} 20`}
        preserveAspectRatio="none"
        role="img"
        aria-label={words}
        shape-rendering="crispEdges"
      >
        <path class="even" d={even.map(line).join('')} />
        {hollow.length > 0 && <path class="hollow" d={hollow.map(line).join('')} />}
        {over.length > 0 && <path class="wrong" d={over.map(line).join('')} />}
        {tall !== null && <path class="wrong" d={`M${x(tall)} 1v18`} />}
      </svg>
      <span dir="ltr">{last}</span>
      {words !== whole && <span class="note">{words}</span>}
    </p>
  );
}

const whole = 'All characters are there.';

function wholeLength({ credential }: Report, prefix: string): number | null {
  const known = lengths[prefix];
  if (known !== undefined) return known;
  const kind = credential?.kind;
  return kind === 'legacy-token' || kind === 'authorization-code' ? 64 : null;
}

function drawingOf(diagnoses: readonly Diagnosis[], length: number | null): Drawing | null {
  const even = { hollowFrom: Number.POSITIVE_INFINITY, tall: null, extra: 0 };
  for (const diagnosis of diagnoses) {
    if (diagnosis.code === 'truncated-token') {
      const { expected, actual, elided } = diagnosis.evidence;
      return elided
        ? { ...even, total: expected, hollowFrom: actual - 4, words: 'the middle is missing' }
        : {
            ...even,
            total: expected,
            hollowFrom: actual - 4,
            words: `${actual} of ${expected} characters`,
          };
    }
    if (diagnosis.code === 'malformed-token') {
      const { fault } = diagnosis.evidence;
      if (fault.type === 'too-long') {
        const extra = Math.min(fault.actual - fault.expected, 20);
        return {
          ...even,
          total: fault.expected + extra,
          extra,
          words: `${fault.actual} characters instead of ${fault.expected}`,
        };
      }
      if (fault.type === 'bad-character' && length !== null) {
        return {
          ...even,
          total: Math.max(length, fault.position + 5),
          tall: fault.position - 1,
          words: `character ${fault.position}`,
        };
      }
      if (length !== null) return { ...even, total: length, words: faultWords[fault.type] };
    }
  }
  return length === null ? null : { ...even, total: length, words: whole };
}

const faultWords = {
  'bad-character': 'one character is wrong',
  'upper-case': 'capital letters',
  mistyped: 'a letter instead of a digit',
  prefix: 'wrong prefix',
  doubled: 'pasted twice',
  surroundings: 'other characters beside it',
} as const;
