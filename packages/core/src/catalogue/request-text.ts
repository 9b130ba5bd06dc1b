import type { AnswerEvidence } from '../diagnose/codes.ts';

/** The request behind an answer, as a piece of a sentence. */
export function requestText(answer: AnswerEvidence | undefined): string {
  if (answer?.path == null) return '';
  return ` to ${[answer.method, answer.path].filter(Boolean).join(' ')}`;
}
