import { isRejection } from '../answers.ts';
import { bearerInForm, bearerRequest, hasForm, thenCheck } from '../corrections.ts';
import { defineCode } from '../define.ts';
import { type RequestEvidence, requestEvidence } from '../evidence.ts';
import { stepsOf, toldIn } from '../story.ts';
import { answersOf, isForOtherProvider, requestOf, tells } from '../subject.ts';

export type Evidence = RequestEvidence & {
  /** The header contains a variable, whose value may begin with the scheme. */
  readonly isReference: boolean;
};

export const missingAuthScheme = defineCode<Evidence>()({
  code: 'missing-auth-scheme',
  family: 'wrong-request',
  title: '“Bearer” is missing in the Authorization header',
  severity: 'error',
  rule: (subject) => {
    if (tells(subject, 'scheme-missing-in-code') && !isForOtherProvider(subject)) {
      return {
        confidence: 'likely',
        evidence: { ...requestEvidence(subject), isReference: true },
      };
    }
    const request = requestOf(subject);
    const { type } = request?.authScheme ?? {};
    if (type !== 'no-scheme' && type !== 'joined-scheme') return null;
    if (request?.form) {
      return {
        confidence: 'likely',
        evidence: { ...requestEvidence(subject), isReference: false },
      };
    }
    const { shape, kind } = subject.credential ?? {};
    // An empty value has a code of its own, and a logger masks the scheme together with the token.
    if (shape === undefined || shape.type === 'empty') return null;
    if (shape.type === 'masked' && kind === 'unknown') return null;
    if (isForOtherProvider(subject)) return null;
    const isReference = shape.type === 'reference';
    const evidence = { ...requestEvidence(subject), isReference };
    if (!isReference || type === 'joined-scheme') return { confidence: 'likely', evidence };
    if (/auth|bearer|header/i.test(shape.name ?? '')) return null;
    const isRejected = answersOf(subject).some(isRejection);
    return { confidence: isRejected ? 'likely' : 'possible', evidence };
  },
  words: ({ authScheme, isReference, tool, form }, context) => {
    const told = toldIn(context, 'scheme-missing-in-code');
    if (told !== null) return { title: told.title, what: told.fits, why: '', fix: stepsOf(told) };
    const why = 'DigitalOcean documents only `Authorization: Bearer`, a space, then the token.';
    if (authScheme?.type === 'joined-scheme') {
      const found = { ':': 'a colon', '=': 'an equals sign' }[authScheme.separator] ?? 'no space';
      return {
        title: 'Put only a space between “Bearer” and the token',
        what: `In the Authorization header, “Bearer” and the token have ${found} between them.`,
        why,
        fix: form
          ? bearerInForm(context)
          : [
              isReference && tool === null
                ? {
                    text: 'Put a space after “Bearer”, before the quote ends:',
                    command: '"Bearer " + token',
                  }
                : { text: 'Put one space between them:', command: bearerRequest(context) },
            ],
      };
    }
    if (isReference) {
      return {
        what: 'The Authorization header contains only a variable. If its value is the token alone, the word “Bearer” and a space are missing before it.',
        why,
        fix: [
          context.program === 'MCP client'
            ? {
                text: 'Write “Bearer” and a space before the reference in the client’s configuration:',
                command: '"Authorization": "Bearer <reference>"',
              }
            : tool === null
              ? {
                  text: 'Add “Bearer” and a space before the variable:',
                  command: '"Bearer " + token',
                }
              : {
                  text: 'Add “Bearer” and a space before the variable:',
                  command: bearerRequest(context),
                },
          thenCheck('Check the token if DigitalOcean still answers 401.', context),
        ],
      };
    }
    return {
      what: 'The Authorization header contains the token without the word “Bearer” and a space before it.',
      why,
      fix:
        form || hasForm(context)
          ? bearerInForm(context)
          : [
              context.program === 'MCP client'
                ? {
                    text: 'Remove the server from the client, and add it again with this header:',
                    command: `--header "Authorization: Bearer $${context.variable}"`,
                  }
                : { text: 'Add “Bearer” and a space:', command: bearerRequest(context) },
            ],
    };
  },
});
