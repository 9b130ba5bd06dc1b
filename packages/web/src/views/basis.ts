import type { Report } from '@token-check/core';

type Diagnosis = Report['diagnoses'][number];

const words = { certain: 'Certain', likely: 'Likely', possible: 'Possible' } as const;

/** How sure a diagnosis is and what it rests on, as one line. Never a percentage. */
export function certaintyOf({ confidence, evidence }: Diagnosis): string {
  return `${words[confidence]}: ${basisOf(evidence as Record<string, unknown>)}.`;
}

function basisOf(evidence: Record<string, unknown>): string {
  const { origin, answers, parameter, name } = evidence;
  const origins = Array.isArray(answers)
    ? answers.map((answer: { origin?: unknown }) => answer.origin)
    : [origin];
  if (typeof evidence.reason === 'string') {
    return origin === 'pasted'
      ? 'your text says so'
      : 'that is what happened to the request just now';
  }
  if (origins.includes('probed')) return 'DigitalOcean’s answer, just now';
  if (origins.includes('pasted')) return 'the answer in your text';
  if (typeof parameter === 'string') return `your text names it \`${parameter}\``;
  if ('fault' in evidence || 'expected' in evidence) return 'the characters of the value';
  if ('repairs' in evidence) return 'the characters around the value';
  if ('authScheme' in evidence || 'service' in evidence) return 'the request in your text';
  if ('syntax' in evidence) return 'the value in your text';
  if (typeof name === 'string') return `your text names it \`${name}\``;
  if ('alternatives' in evidence || 'kind' in evidence || 'kinds' in evidence)
    return 'the format of the value';
  if ('scopes' in evidence) return 'the scopes that DigitalOcean named just now';
  return 'what your text shows';
}
