import { check } from '../../src/check.ts';
import { headlineOf } from '../../src/explain.ts';

/** What the first report about a text says, without asking DigitalOcean. */
export async function said(text: string) {
  const [report] = await check(text, { network: false });
  const [first, ...others] = report?.diagnoses ?? [];
  if (first === undefined) throw new Error('a report without a diagnosis');
  const steps = first.fix.map((step) => [step.text, step.command, step.url].join(' '));
  return {
    code: first.code,
    title: first.title,
    headline: headlineOf(first),
    /** The first step. */
    step: steps[0] ?? '',
    steps: steps.join('\n'),
    all: [first.what, first.why, ...steps].join('\n'),
    /** The codes of the other diagnoses. */
    others: others.map(({ code }) => code),
  };
}
