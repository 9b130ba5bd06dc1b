import {
  credential,
  decisive,
  forbidden,
  invalidHeader,
  legacyToken,
  noCredential,
  pastedAnswer,
  pastedFailure,
  personalToken,
  refused,
  repaired,
  request,
  revocation,
  shaped,
  told,
  unauthorized,
} from '../../../test/support/subject.ts';
import { testRule } from '../../../test/support/test-rule.ts';
import type { Fault, Repair, Shape } from '../../classify/kinds.ts';

const empty = shaped({ type: 'empty' }, { kind: 'unknown' });

/** Its author says that everything works. */
const worksNow = { type: 'question', origin: 'pasted', topic: 'expiry', worksNow: true } as const;

testRule('empty-input', {
  'is certain where curl shows an empty header': [
    { credential: empty, facts: [request({ sent: true }), pastedAnswer(unauthorized)] },
    {
      confidence: 'certain',
      severity: 'error',
      evidence: { what: 'value', tool: null, variable: null },
    },
  ],
  'is certain for an empty input': [
    { blank: true },
    {
      confidence: 'certain',
      severity: 'error',
      evidence: { what: 'paste', tool: null, variable: null },
    },
  ],
  'is likely when the place of the credential is empty': [
    { credential: empty, facts: [request()] },
    {
      confidence: 'likely',
      severity: 'error',
      evidence: { what: 'value', tool: null, variable: null },
    },
  ],
  'is likely when a program says that it was given no token': [
    { facts: [noCredential({ tool: 'Terraform', variable: 'DIGITALOCEAN_TOKEN' })] },
    {
      confidence: 'likely',
      severity: 'error',
      evidence: { what: 'tool', tool: 'Terraform', variable: 'DIGITALOCEAN_TOKEN' },
    },
  ],
  'is likely when a program says so beside the line that reads the variable': [
    {
      credential: shaped({
        type: 'reference',
        syntax: 'code',
        name: 'DO_TOKEN',
        expands: false,
        literal: false,
      }),
      facts: [noCredential({ tool: null, variable: 'DO_TOKEN' })],
    },
    {
      confidence: 'likely',
      severity: 'error',
      evidence: { what: 'tool', tool: null, variable: 'DO_TOKEN' },
    },
  ],
  'rests on the empty place, not on the program that complains about it': [
    { credential: empty, facts: [noCredential({ tool: 'doctl' })] },
    {
      confidence: 'likely',
      severity: 'error',
      evidence: { what: 'value', tool: null, variable: null },
    },
  ],
  'is possible for an empty place beside a pasted 401': [
    { credential: empty, facts: [request(), pastedAnswer(unauthorized)] },
    {
      confidence: 'possible',
      severity: 'error',
      evidence: { what: 'value', tool: null, variable: null },
    },
  ],
  'is likely for an empty place beside a pasted 403': [
    { credential: empty, facts: [pastedAnswer(forbidden)] },
    {
      confidence: 'likely',
      severity: 'error',
      evidence: { what: 'value', tool: null, variable: null },
    },
  ],
  'does not apply to a variable that is not set': [
    { blank: true, unset: { name: 'DIGITALOCEAN_TOKEN', state: 'missing', reason: null } },
    null,
  ],
  'does not apply when a program says so beside a whole token': [
    { credential: personalToken, facts: [noCredential()] },
    null,
  ],
  'does not apply to a text without a credential': [{ facts: [pastedAnswer(unauthorized)] }, null],
  'is likely when a program says so beside a mask': [
    { credential: shaped({ type: 'masked' }), facts: [noCredential({ instead: 's3-keys' })] },
    {
      confidence: 'likely',
      severity: 'error',
      evidence: { what: 'tool', tool: null, variable: null, instead: 's3-keys' },
    },
  ],
  ...Object.fromEntries(
    (
      [
        ['a 403 of Spaces', { service: 'spaces', status: 403 }],
        ['an error of Spaces without a status', { service: 'spaces', status: null }],
        ['a sentence about a 404 of Spaces', { service: 'spaces', status: 404, vague: true }],
        ['a 404 of the API', { service: 'api', status: 404 }],
      ] as const
    ).map(([what, answer]) => [
      `is likely for an empty place beside ${what}`,
      [
        { credential: empty, facts: [pastedAnswer(answer)] },
        {
          confidence: 'likely',
          severity: 'error',
          evidence: { what: 'value', tool: null, variable: null },
        },
      ],
    ]),
  ),
  'does not apply to the keys that a person took out of a request to Spaces': [
    { credential: empty, facts: [request(), pastedAnswer({ service: 'spaces', status: 404 })] },
    null,
  ],
});

testRule('placeholder-token', {
  'is only possible beside an answer that a placeholder doesn’t get': [
    {
      credential: shaped({ type: 'placeholder', confidence: 'certain' }),
      facts: [pastedAnswer({ status: 422, knownMessage: 'unprocessable' })],
    },
    {
      confidence: 'possible',
      severity: 'info',
      evidence: { name: null, unset: false, hidden: true },
    },
  ],
  'is likely beside a 401': [
    {
      credential: shaped({ type: 'placeholder', confidence: 'certain' }),
      facts: [pastedAnswer(unauthorized)],
    },
    { confidence: 'likely', severity: 'error', evidence: { name: null, unset: false } },
  ],
  'is certain for known example text': [
    { credential: shaped({ type: 'placeholder', confidence: 'certain' }) },
    { confidence: 'certain', severity: 'error', evidence: { name: null, unset: false } },
  ],
  'shows a placeholder of words that guides use': [
    { credential: shaped({ type: 'placeholder', confidence: 'certain', text: 'YOUR_TOKEN' }) },
    {
      confidence: 'certain',
      severity: 'error',
      evidence: { name: null, unset: false, text: 'YOUR_TOKEN' },
    },
  ],
  'says that a variable in a command has no dollar sign': [
    {
      credential: shaped({
        type: 'placeholder',
        confidence: 'likely',
        text: 'DO_TOKEN',
        withoutDollar: true,
      }),
    },
    {
      confidence: 'likely',
      severity: 'error',
      evidence: { name: null, unset: false, text: 'DO_TOKEN', withoutDollar: true },
    },
  ],
  'names the variable that contains the placeholder': [
    {
      credential: shaped(
        { type: 'placeholder', confidence: 'certain' },
        { name: 'DIGITALOCEAN_TOKEN' },
      ),
    },
    {
      confidence: 'certain',
      severity: 'error',
      evidence: { name: 'DIGITALOCEAN_TOKEN', unset: false },
    },
  ],
  'names the OAuth field that contains the placeholder': [
    {
      credential: shaped(
        { type: 'placeholder', confidence: 'certain' },
        { role: { kind: 'oauth-client-secret', name: 'client_secret' }, name: 'client_secret' },
      ),
    },
    { confidence: 'certain', severity: 'error', evidence: { name: 'client_secret', unset: false } },
  ],
  'is likely for what looks like the name of a variable': [
    { credential: shaped({ type: 'placeholder', confidence: 'likely' }) },
    { confidence: 'likely', severity: 'error', evidence: { name: null, unset: false } },
  ],
  'says when a program wrote the value of an unset variable': [
    { credential: shaped({ type: 'placeholder', confidence: 'certain', unset: true }) },
    { confidence: 'certain', severity: 'error', evidence: { name: null, unset: true } },
  ],
  'is possible for xxxx beside an answer, because a person may have hidden the token': [
    {
      credential: shaped({ type: 'placeholder', confidence: 'certain', elided: true }),
      facts: [pastedAnswer(unauthorized)],
    },
    { confidence: 'possible', severity: 'error', evidence: { name: null, unset: false } },
  ],
  'is likely for example text beside a 401, because the text may hide the token': [
    {
      credential: shaped({ type: 'placeholder', confidence: 'certain' }),
      facts: [pastedAnswer(unauthorized)],
    },
    { confidence: 'likely', severity: 'error', evidence: { name: null, unset: false } },
  ],
  'is possible for example text beside an answer that no placeholder gets': [
    {
      credential: shaped({ type: 'placeholder', confidence: 'certain' }),
      facts: [pastedAnswer(forbidden)],
    },
    {
      confidence: 'possible',
      severity: 'info',
      evidence: { name: null, unset: false, hidden: true },
    },
  ],
  'does not apply to a masked value': [{ credential: shaped({ type: 'masked' }) }, null],
  'does not apply to a reference': [
    {
      credential: shaped({
        type: 'reference',
        syntax: 'shell',
        name: 'TOKEN',
        expands: false,
        literal: false,
      }),
    },
    null,
  ],
  'does not apply to a whole token': [{ credential: personalToken }, null],
  'is likely beside a 401 although the text shows the cause': [
    {
      credential: shaped({ type: 'placeholder', confidence: 'certain' }),
      facts: [{ ...told('works-in-curl'), decisive: true }, pastedAnswer(unauthorized)],
    },
    { confidence: 'likely', severity: 'error', evidence: { name: null, unset: false } },
  ],
  'is no more certain beside a 401 than by itself': [
    {
      credential: shaped({ type: 'placeholder', confidence: 'possible' }),
      facts: [pastedAnswer(unauthorized)],
    },
    { confidence: 'possible', severity: 'error', evidence: { name: null, unset: false } },
  ],
  'is only possible beside a failed connection, because the text hides the token': [
    {
      credential: shaped({ type: 'placeholder', confidence: 'certain' }),
      facts: [pastedFailure({ reason: 'dns' })],
    },
    {
      confidence: 'possible',
      severity: 'info',
      evidence: { name: null, unset: false, hidden: true },
    },
  ],
  'is only possible where a program refuses other characters in the header': [
    {
      credential: shaped({ type: 'placeholder', confidence: 'certain' }),
      facts: [invalidHeader],
    },
    {
      confidence: 'possible',
      severity: 'info',
      evidence: { name: null, unset: false, hidden: true },
    },
  ],
  'is only possible beside a page, which no placeholder gets': [
    {
      credential: shaped({ type: 'placeholder', confidence: 'certain' }),
      facts: [pastedAnswer({ isPage: true })],
    },
    {
      confidence: 'possible',
      severity: 'info',
      evidence: { name: null, unset: false, hidden: true },
    },
  ],
  'is a possible error beside an answer that the text only suggests': [
    {
      credential: shaped({ type: 'placeholder', confidence: 'certain' }),
      facts: [pastedAnswer({ status: 422, vague: true })],
    },
    { confidence: 'possible', severity: 'error', evidence: { name: null, unset: false } },
  ],
  'is certain for the value of an unset variable, whatever the answer is': [
    {
      credential: shaped({ type: 'placeholder', confidence: 'certain', unset: true }),
      facts: [pastedAnswer({ status: 422, knownMessage: 'unprocessable' })],
    },
    { confidence: 'certain', severity: 'error', evidence: { name: null, unset: true } },
  ],
  'is certain for xxxx by itself': [
    { credential: shaped({ type: 'placeholder', confidence: 'certain', elided: true }) },
    { confidence: 'certain', severity: 'error', evidence: { name: null, unset: false } },
  ],
  'does not apply to xxxx beside an answer that no placeholder gets': [
    {
      credential: shaped({ type: 'placeholder', confidence: 'certain', elided: true }),
      facts: [pastedAnswer({ status: 422, knownMessage: 'unprocessable' })],
    },
    null,
  ],
  'does not apply where a story shows the cause': [
    {
      credential: shaped({ type: 'placeholder', confidence: 'certain' }),
      facts: [{ ...told('works-in-curl'), decisive: true }],
    },
    null,
  ],
  'does not apply beside an error that says what is wrong': [
    {
      credential: shaped({ type: 'placeholder', confidence: 'certain' }),
      facts: [decisive, pastedAnswer(unauthorized)],
    },
    null,
  ],
  'does not apply to the question of a person for whom everything works': [
    { credential: shaped({ type: 'placeholder', confidence: 'certain' }), facts: [worksNow] },
    null,
  ],
  'is only possible when one of two answers is shown': [
    {
      credential: shaped({ type: 'placeholder', confidence: 'certain' }),
      facts: [
        pastedAnswer({ status: 422, vague: true }),
        pastedAnswer({ status: 422, knownMessage: 'unprocessable' }),
      ],
    },
    {
      confidence: 'possible',
      severity: 'info',
      evidence: { name: null, unset: false, hidden: true },
    },
  ],
  'is a possible error beside a message without a status': [
    {
      credential: shaped({ type: 'placeholder', confidence: 'certain' }),
      facts: [pastedAnswer({ knownMessage: 'server-error' })],
    },
    { confidence: 'possible', severity: 'error', evidence: { name: null, unset: false } },
  ],
  'is certain beside a story that doesn’t show the cause, and beside a question': [
    {
      credential: shaped({ type: 'placeholder', confidence: 'certain' }),
      facts: [told('works-in-curl'), { type: 'question', origin: 'pasted', topic: 'expiry' }],
    },
    { confidence: 'certain', severity: 'error', evidence: { name: null, unset: false } },
  ],
});

type Reference = Extract<Shape, { type: 'reference' }>;
const reference = (parts: Partial<Reference> = {}, name: string | null = 'token') =>
  shaped(
    {
      type: 'reference',
      syntax: 'shell',
      name: 'DO_TOKEN',
      expands: false,
      literal: false,
      ...parts,
    },
    { kind: 'unknown', name },
  );

testRule('unexpanded-variable', {
  'is certain when a request carries the reference between single quotes': [
    { credential: reference({ literal: true }), facts: [request()] },
    {
      confidence: 'certain',
      severity: 'error',
      evidence: { syntax: 'shell', name: 'DO_TOKEN', expands: false, sent: true },
    },
  ],
  'is possible, and information, when the shell replaces it in the request': [
    { credential: reference({ expands: true }), facts: [request()] },
    {
      confidence: 'possible',
      severity: 'info',
      evidence: { syntax: 'shell', name: 'DO_TOKEN', expands: true, sent: false },
    },
  ],
  'is possible when the reference only appears in the text': [
    { credential: reference() },
    {
      confidence: 'possible',
      severity: 'info',
      evidence: { syntax: 'shell', name: 'DO_TOKEN', expands: false, sent: false },
    },
  ],
  'is certain when it is the value of the variable that was checked': [
    { credential: reference({ literal: true }, null) },
    {
      confidence: 'certain',
      severity: 'error',
      evidence: { syntax: 'shell', name: 'DO_TOKEN', expands: false, sent: true },
    },
  ],
  'is certain at a place where nothing replaces it': [
    { credential: reference({ verbatim: 'certain' }) },
    {
      confidence: 'certain',
      severity: 'error',
      evidence: { syntax: 'shell', name: 'DO_TOKEN', expands: false, sent: true },
    },
  ],
  'is likely at a place where probably nothing replaces it': [
    { credential: reference({ verbatim: 'likely', syntax: 'template' }), facts: [request()] },
    {
      confidence: 'likely',
      severity: 'error',
      evidence: { syntax: 'template', name: 'DO_TOKEN', expands: false, sent: true },
    },
  ],
  'does not apply when a program says that it has no token': [
    { credential: reference(), facts: [noCredential()] },
    null,
  ],
  'is certain for a Terraform expression between quotes': [
    { credential: reference({ syntax: 'terraform', name: 'do_token', literal: true }) },
    {
      confidence: 'certain',
      severity: 'error',
      evidence: { syntax: 'terraform', name: 'do_token', expands: false, sent: true },
    },
  ],
  'is possible for a Terraform expression without quotes': [
    { credential: reference({ syntax: 'terraform', name: 'do_token' }) },
    {
      confidence: 'possible',
      severity: 'info',
      evidence: { syntax: 'terraform', name: 'do_token', expands: false, sent: false },
    },
  ],
  'is likely for an expression of a programming language between quotes': [
    { credential: reference({ syntax: 'code', literal: true }) },
    {
      confidence: 'likely',
      severity: 'error',
      evidence: { syntax: 'code', name: 'DO_TOKEN', expands: false, sent: true },
    },
  ],
  'is likely for an expression of a programming language in a request': [
    { credential: reference({ syntax: 'code' }), facts: [request()] },
    {
      confidence: 'likely',
      severity: 'error',
      evidence: { syntax: 'code', name: 'DO_TOKEN', expands: false, sent: true },
    },
  ],
  'is certain when it is such an expression that is the value of the variable': [
    { credential: reference({ syntax: 'code', literal: true }, null) },
    {
      confidence: 'certain',
      severity: 'error',
      evidence: { syntax: 'code', name: 'DO_TOKEN', expands: false, sent: true },
    },
  ],
  'is possible for a Windows variable in a request, because its quotes are unknown': [
    { credential: reference({ syntax: 'windows' }), facts: [request()] },
    {
      confidence: 'possible',
      severity: 'info',
      evidence: { syntax: 'windows', name: 'DO_TOKEN', expands: false, sent: false },
    },
  ],
  'is possible in the request of a workflow, which is sent after it is filled in': [
    { credential: reference({ syntax: 'github-actions' }), facts: [request()] },
    {
      confidence: 'possible',
      severity: 'info',
      evidence: { syntax: 'github-actions', name: 'DO_TOKEN', expands: false, sent: false },
    },
  ],
  'is possible in the request of a template, which is sent after it is filled in': [
    { credential: reference({ syntax: 'template' }), facts: [request()] },
    {
      confidence: 'possible',
      severity: 'info',
      evidence: { syntax: 'template', name: 'DO_TOKEN', expands: false, sent: false },
    },
  ],
  'is possible in a workflow file, which fills it in': [
    { credential: reference({ syntax: 'github-actions' }) },
    {
      confidence: 'possible',
      severity: 'info',
      evidence: { syntax: 'github-actions', name: 'DO_TOKEN', expands: false, sent: false },
    },
  ],
  'is possible for a template between quotes': [
    { credential: reference({ syntax: 'template', literal: true }) },
    {
      confidence: 'possible',
      severity: 'info',
      evidence: { syntax: 'template', name: 'DO_TOKEN', expands: false, sent: false },
    },
  ],
  'does not apply to a placeholder': [
    { credential: shaped({ type: 'placeholder', confidence: 'likely' }), facts: [request()] },
    null,
  ],
  'is possible for a reference between single quotes outside of a request': [
    { credential: reference({ literal: true }) },
    {
      confidence: 'possible',
      severity: 'info',
      evidence: { syntax: 'shell', name: 'DO_TOKEN', expands: false, sent: false },
    },
  ],
  'is possible for a reference in a request that carries no credential': [
    { credential: reference({ literal: true }, null), facts: [request({ authScheme: null })] },
    {
      confidence: 'possible',
      severity: 'info',
      evidence: { syntax: 'shell', name: 'DO_TOKEN', expands: false, sent: false },
    },
  ],
  'is likely when a program refuses a header that contains a reference': [
    { facts: [{ ...invalidHeader, character: 'reference' }] },
    {
      confidence: 'likely',
      severity: 'error',
      evidence: { syntax: 'shell', name: null, expands: false, sent: true },
    },
  ],
  'is certain when the program that refuses the header shows the reference': [
    {
      credential: reference({ literal: true }),
      facts: [request(), { ...invalidHeader, character: 'reference' }],
    },
    {
      confidence: 'certain',
      severity: 'error',
      evidence: { syntax: 'shell', name: 'DO_TOKEN', expands: false, sent: true },
    },
  ],
  'is certain for a reference that was sent, although an answer has another cause': [
    {
      credential: reference({ literal: true }),
      facts: [request(), pastedAnswer({ status: 422 })],
    },
    {
      confidence: 'certain',
      severity: 'error',
      evidence: { syntax: 'shell', name: 'DO_TOKEN', expands: false, sent: true },
    },
  ],
  'does not apply when a program refuses another character in the header': [
    { credential: reference({ literal: true }), facts: [request(), invalidHeader] },
    null,
  ],
  'does not apply to a reference beside an answer that an empty variable doesn’t get': [
    { credential: reference({ expands: true }), facts: [request(), pastedAnswer({ status: 422 })] },
    null,
  ],
  'does not apply to a reference in a text that shows the cause': [
    {
      credential: reference({ expands: true }),
      facts: [request(), { ...told('works-in-curl'), decisive: true }],
    },
    null,
  ],
  'does not apply to a reference in the question of a person for whom everything works': [
    { credential: reference({ expands: true }), facts: [request(), worksNow] },
    null,
  ],
  'names the language whose text does not replace the reference': [
    { credential: reference({ verbatim: 'certain', language: 'python' }) },
    {
      confidence: 'certain',
      severity: 'error',
      evidence: {
        syntax: 'shell',
        name: 'DO_TOKEN',
        expands: false,
        sent: true,
        language: 'python',
      },
    },
  ],
});

testRule('masked-token', {
  'is certain for stars by themselves': [
    { credential: shaped({ type: 'masked' }) },
    { confidence: 'certain', severity: 'error', evidence: { kind: 'personal-access-token' } },
  ],
  'is certain under a name when a program uses the value character by character': [
    { credential: shaped({ type: 'masked' }, { kind: 'unknown', name: 'token', exact: true }) },
    { confidence: 'certain', severity: 'error', evidence: { kind: 'unknown' } },
  ],
  'is possible after a name and without quotes, as in a log': [
    { credential: shaped({ type: 'masked' }, { kind: 'unknown', name: 'token' }) },
    { confidence: 'possible', severity: 'error', evidence: { kind: 'unknown' } },
  ],
  'is possible beside the answer of a server': [
    { credential: shaped({ type: 'masked' }), facts: [pastedAnswer({ status: 404 })] },
    { confidence: 'possible', severity: 'error', evidence: { kind: 'personal-access-token' } },
  ],
  'is possible beside a failed connection': [
    { credential: shaped({ type: 'masked' }), facts: [pastedFailure({ reason: 'dns' })] },
    { confidence: 'possible', severity: 'error', evidence: { kind: 'personal-access-token' } },
  ],
  'does not apply to a shortened token': [
    { credential: shaped({ type: 'truncated', expected: 71, actual: 20, elided: true }) },
    null,
  ],
  'does not apply to a placeholder': [
    { credential: shaped({ type: 'placeholder', confidence: 'certain' }) },
    null,
  ],
  'is certain in a command': [
    { credential: shaped({ type: 'masked' }), facts: [request()] },
    { confidence: 'certain', severity: 'error', evidence: { kind: 'personal-access-token' } },
  ],
  'is certain in a command without the scheme': [
    {
      credential: shaped({ type: 'masked' }),
      facts: [request({ authScheme: { type: 'no-scheme' } })],
    },
    { confidence: 'certain', severity: 'error', evidence: { kind: 'personal-access-token' } },
  ],
  'is possible in a header that a logger printed': [
    {
      credential: shaped({ type: 'masked' }),
      facts: [request({ tool: null, authScheme: { type: 'no-scheme' } })],
    },
    { confidence: 'possible', severity: 'error', evidence: { kind: 'personal-access-token' } },
  ],
  'is certain in a report whose request carries the mask': [
    { credential: shaped({ type: 'masked', inReport: true }), facts: [request()] },
    { confidence: 'certain', severity: 'error', evidence: { kind: 'personal-access-token' } },
  ],
  'is possible in a report of a rejection': [
    {
      credential: shaped({ type: 'masked', inReport: true }),
      facts: [pastedAnswer({ status: 404 }), pastedAnswer(unauthorized)],
    },
    { confidence: 'possible', severity: 'error', evidence: { kind: 'personal-access-token' } },
  ],
  'does not apply to a report of another error': [
    {
      credential: shaped({ type: 'masked', inReport: true }),
      facts: [request({ authScheme: null }), pastedAnswer({ status: 404 })],
    },
    null,
  ],
  'does not apply when a program says that it has no token': [
    { credential: shaped({ type: 'masked' }), facts: [request(), noCredential()] },
    null,
  ],
  'does not apply to a text that shows the cause': [
    {
      credential: shaped({ type: 'masked' }),
      facts: [{ ...told('works-in-curl'), decisive: true }],
    },
    null,
  ],
  'is certain beside a command without the header': [
    { credential: shaped({ type: 'masked' }), facts: [request({ authScheme: null })] },
    { confidence: 'certain', severity: 'error', evidence: { kind: 'personal-access-token' } },
  ],
  'does not apply beside an error that says what is wrong': [
    { credential: shaped({ type: 'masked' }), facts: [decisive] },
    null,
  ],
});

const short = { expected: 71, actual: 70, elided: false } as const;
const shortened = { expected: 71, actual: 20, elided: true } as const;

testRule('truncated-token', {
  'is only possible where a program refuses the header': [
    {
      credential: shaped({ type: 'truncated', expected: 71, actual: 47, elided: false }),
      facts: [invalidHeader],
    },
    {
      confidence: 'possible',
      severity: 'error',
      evidence: { kind: 'personal-access-token', expected: 71, actual: 47, elided: false },
    },
  ],
  'is certain for the prefix and too few digits': [
    { credential: shaped({ type: 'truncated', ...short }) },
    {
      confidence: 'certain',
      severity: 'error',
      evidence: { kind: 'personal-access-token', ...short },
    },
  ],
  'is certain for the prefix and dots': [
    { credential: shaped({ type: 'truncated', ...shortened }) },
    {
      confidence: 'certain',
      severity: 'error',
      evidence: { kind: 'personal-access-token', ...shortened },
    },
  ],
  'is likely for digits without a prefix': [
    {
      credential: shaped(
        { type: 'truncated', expected: 64, actual: 60, elided: false },
        { kind: 'legacy-token' },
      ),
    },
    {
      confidence: 'likely',
      severity: 'error',
      evidence: { kind: 'legacy-token', expected: 64, actual: 60, elided: false },
    },
  ],
  'applies to a token without dots in a notice': [
    { credential: shaped({ type: 'truncated', ...short }), facts: [revocation] },
    {
      confidence: 'certain',
      severity: 'error',
      evidence: { kind: 'personal-access-token', ...short },
    },
  ],
  'does not apply to a token with dots in a notice that a token was revoked': [
    { credential: shaped({ type: 'truncated', ...shortened }), facts: [revocation] },
    null,
  ],
  'does not apply to a masked token': [{ credential: shaped({ type: 'masked' }) }, null],
  'does not apply to a whole token': [{ credential: personalToken }, null],
  'is only possible where the text goes on with something that may be the rest': [
    { credential: shaped({ type: 'truncated', ...short, continued: true }) },
    {
      confidence: 'possible',
      severity: 'error',
      evidence: { kind: 'personal-access-token', ...short },
    },
  ],
  'is certain for the prefix and dots beside an answer': [
    {
      credential: shaped({ type: 'truncated', ...shortened }),
      facts: [pastedAnswer(unauthorized)],
    },
    {
      confidence: 'certain',
      severity: 'error',
      evidence: { kind: 'personal-access-token', ...shortened },
    },
  ],
});

const malformed = (fault: Fault) => shaped({ type: 'malformed', fault });
const mended = (repair: Repair, parts: Parameters<typeof repaired>[1] = {}) =>
  repaired([repair], parts);

testRule('malformed-token', {
  'is certain for a wrong character after the prefix': [
    { credential: malformed({ type: 'bad-character', position: 21 }) },
    {
      confidence: 'certain',
      severity: 'error',
      evidence: {
        kind: 'personal-access-token',
        fault: { type: 'bad-character', position: 21 },
        mended: false,
      },
    },
  ],
  'is certain for too many digits after the prefix': [
    { credential: malformed({ type: 'too-long', expected: 71, actual: 72 }) },
    {
      confidence: 'certain',
      severity: 'error',
      evidence: {
        kind: 'personal-access-token',
        fault: { type: 'too-long', expected: 71, actual: 72 },
        mended: false,
      },
    },
  ],
  'is certain for what is left of a prefix': [
    {
      credential: shaped(
        { type: 'malformed', fault: { type: 'prefix', expected: 'dop_v1_' } },
        { kind: 'unknown' },
      ),
    },
    {
      confidence: 'certain',
      severity: 'error',
      evidence: {
        kind: 'unknown',
        fault: { type: 'prefix', expected: 'dop_v1_' },
        mended: false,
      },
    },
  ],
  'is likely for too many digits without a prefix': [
    {
      credential: shaped(
        { type: 'malformed', fault: { type: 'too-long', expected: 64, actual: 65 } },
        { kind: 'legacy-token' },
      ),
    },
    {
      confidence: 'likely',
      severity: 'error',
      evidence: {
        kind: 'legacy-token',
        fault: { type: 'too-long', expected: 64, actual: 65 },
        mended: false,
      },
    },
  ],
  'is certain for capital letters, which are mended': [
    { credential: mended('letter-case') },
    {
      confidence: 'certain',
      severity: 'error',
      evidence: {
        kind: 'personal-access-token',
        fault: { type: 'upper-case' },
        mended: true,
      },
    },
  ],
  'is certain for 64 capital digits without a prefix': [
    { credential: mended('letter-case', { kind: 'legacy-token' }) },
    {
      confidence: 'certain',
      severity: 'error',
      evidence: { kind: 'legacy-token', fault: { type: 'upper-case' }, mended: true },
    },
  ],
  'is certain for O instead of 0': [
    { credential: mended('mistyped') },
    {
      confidence: 'certain',
      severity: 'error',
      evidence: { kind: 'personal-access-token', fault: { type: 'mistyped' }, mended: true },
    },
  ],
  'is certain for a token that appears twice': [
    { credential: mended('doubled') },
    {
      confidence: 'certain',
      severity: 'error',
      evidence: { kind: 'personal-access-token', fault: { type: 'doubled' }, mended: true },
    },
  ],
  'names the prefix of the kind when the prefix was mended': [
    { credential: mended('prefix', { kind: 'oauth-access-token' }) },
    {
      confidence: 'certain',
      severity: 'error',
      evidence: {
        kind: 'oauth-access-token',
        fault: { type: 'prefix', expected: 'doo_v1_' },
        mended: true,
      },
    },
  ],
  'is certain for signs beside a token that a program uses character by character': [
    { credential: mended('surroundings', { exact: true }) },
    {
      confidence: 'certain',
      severity: 'error',
      evidence: { kind: 'personal-access-token', fault: { type: 'surroundings' }, mended: true },
    },
  ],
  'is possible for signs beside a token in other text': [
    { credential: mended('surroundings') },
    {
      confidence: 'possible',
      severity: 'error',
      evidence: { kind: 'personal-access-token', fault: { type: 'surroundings' }, mended: true },
    },
  ],
  'does not apply to white space': [{ credential: mended('whitespace', { exact: true }) }, null],
  'does not apply to a truncated token': [
    { credential: shaped({ type: 'truncated', ...short }) },
    null,
  ],
  'does not apply to a whole token': [{ credential: legacyToken, facts: refused }, null],
});

testRule('stray-whitespace', {
  'does not apply when a program refuses a quote': [
    { facts: [{ ...invalidHeader, character: 'quote' }] },
    null,
  ],
  'is certain where a program uses the value character by character': [
    { credential: repaired(['whitespace'], { exact: true }) },
    {
      confidence: 'certain',
      severity: 'error',
      evidence: { repairs: ['whitespace'], exact: true, whole: true },
    },
  ],
  'is certain for a line break inside a token that a program uses character by character': [
    { credential: repaired(['line-break'], { exact: true }) },
    {
      confidence: 'certain',
      severity: 'error',
      evidence: { repairs: ['line-break'], exact: true, whole: true },
    },
  ],
  'is possible for white space inside a token that was only pasted': [
    { credential: repaired(['line-break']) },
    {
      confidence: 'possible',
      severity: 'error',
      evidence: { repairs: ['line-break'], exact: false, whole: true },
    },
  ],
  'is possible for a no-break space beside a value that was only pasted': [
    { credential: repaired(['no-break-space', 'whitespace']) },
    {
      confidence: 'possible',
      severity: 'error',
      evidence: { repairs: ['no-break-space'], exact: false, whole: true },
    },
  ],
  'says when the value is no whole token without it': [
    {
      credential: shaped({ type: 'truncated', ...short }, { repairs: ['whitespace'], exact: true }),
    },
    {
      confidence: 'certain',
      severity: 'error',
      evidence: { repairs: ['whitespace'], exact: true, whole: false },
    },
  ],
  'is likely when a program refuses the header, and the text contains no token': [
    { facts: [invalidHeader] },
    {
      confidence: 'likely',
      severity: 'error',
      evidence: { repairs: [], exact: false, whole: false },
    },
  ],
  'is certain when the text shows the white space and the program that refuses the header': [
    { credential: repaired(['whitespace'], { exact: true }), facts: [invalidHeader] },
    {
      confidence: 'certain',
      severity: 'error',
      evidence: { repairs: ['whitespace'], exact: true, whole: true },
    },
  ],
  'does not apply to spaces around a value that was only pasted': [
    { credential: repaired(['whitespace']) },
    null,
  ],
  'does not apply to quotes': [{ credential: repaired(['quotes'], { exact: true }) }, null],
  'does not apply to an empty value': [
    { credential: { ...empty, repairs: ['whitespace'], exact: true } },
    null,
  ],
  'is likely when a program refuses a line break beside typographic quotes': [
    {
      credential: repaired(['typographic-quotes']),
      facts: [{ ...invalidHeader, character: 'line-break' }],
    },
    {
      confidence: 'likely',
      severity: 'error',
      evidence: { repairs: [], exact: false, whole: false },
    },
  ],
  'is likely for a line break inside a token when a program refuses the header': [
    { credential: repaired(['line-break']), facts: [invalidHeader] },
    {
      confidence: 'likely',
      severity: 'error',
      evidence: { repairs: ['line-break'], exact: false, whole: true },
    },
  ],
  'does not apply when typographic quotes explain why a program refuses the header': [
    { credential: repaired(['typographic-quotes']), facts: [invalidHeader] },
    null,
  ],
});

testRule('surrounding-quotes', {
  'is likely when a program refuses a typographic quote': [
    { facts: [{ ...invalidHeader, character: 'quote' }] },
    {
      confidence: 'likely',
      severity: 'error',
      evidence: { repairs: ['typographic-quotes'], exact: false, whole: false },
    },
  ],
  'is likely for typographic quotes': [
    { credential: repaired(['typographic-quotes']) },
    {
      confidence: 'likely',
      severity: 'error',
      evidence: { repairs: ['typographic-quotes'], exact: false, whole: true },
    },
  ],
  'is likely for plain quotes that are part of the value': [
    { credential: repaired(['quotes'], { exact: true }) },
    {
      confidence: 'likely',
      severity: 'error',
      evidence: { repairs: ['quotes'], exact: true, whole: true },
    },
  ],
  'is likely for a quote on one side alone': [
    { credential: repaired(['stray-quote']) },
    {
      confidence: 'likely',
      severity: 'error',
      evidence: { repairs: ['stray-quote'], exact: false, whole: true },
    },
  ],
  'does not apply to plain quotes around a value that was only pasted': [
    { credential: repaired(['quotes']) },
    null,
  ],
  'does not apply to other damage': [
    { credential: repaired(['whitespace'], { exact: true }) },
    null,
  ],
  'does not apply to an empty value': [
    { credential: { ...empty, repairs: ['quotes'], exact: true } },
    null,
  ],
});

testRule('invisible-characters', {
  'is likely when a program refuses another character': [
    { facts: [{ ...invalidHeader, character: 'other' }] },
    {
      confidence: 'likely',
      severity: 'error',
      evidence: { repairs: ['invisible-characters'], exact: false, whole: false },
    },
  ],
  'is certain for characters that cannot be seen': [
    { credential: repaired(['invisible-characters']) },
    {
      confidence: 'certain',
      severity: 'error',
      evidence: { repairs: ['invisible-characters'], exact: false, whole: true },
    },
  ],
  'is certain for look-alike letters': [
    { credential: repaired(['look-alike'], { exact: true }) },
    {
      confidence: 'certain',
      severity: 'error',
      evidence: { repairs: ['look-alike'], exact: true, whole: true },
    },
  ],
  'says when the value is no whole token without them': [
    {
      credential: shaped({ type: 'truncated', ...short }, { repairs: ['invisible-characters'] }),
    },
    {
      confidence: 'certain',
      severity: 'error',
      evidence: { repairs: ['invisible-characters'], exact: false, whole: false },
    },
  ],
  'does not apply to O instead of 0': [{ credential: repaired(['mistyped']) }, null],
  'does not apply to a value of invisible characters alone': [
    { credential: { ...empty, repairs: ['invisible-characters'], exact: true } },
    null,
  ],
});

testRule('encoded-token', {
  'does not apply to the escapes in the message of a program that refuses a header': [
    { credential: repaired(['escapes'], { exact: true }), facts: [invalidHeader] },
    null,
  ],
  'is certain for base64 where a program uses the value character by character': [
    { credential: repaired(['base64'], { exact: true }) },
    {
      confidence: 'certain',
      severity: 'error',
      evidence: {
        repairs: ['base64'],
        exact: true,
        whole: true,
        missing: false,
        kubernetes: false,
      },
    },
  ],
  'is likely anywhere else': [
    { credential: repaired(['base64-twice']) },
    {
      confidence: 'likely',
      severity: 'error',
      evidence: {
        repairs: ['base64-twice'],
        exact: false,
        whole: true,
        missing: false,
        kubernetes: false,
      },
    },
  ],
  'is certain for a token that is encoded twice in a Secret': [
    { credential: repaired(['base64'], { exact: true, name: 'data.access-token' }) },
    {
      confidence: 'certain',
      severity: 'error',
      evidence: {
        repairs: ['base64'],
        exact: true,
        whole: true,
        missing: false,
        kubernetes: true,
      },
    },
  ],
  'is certain for a raw token under data of a Secret': [
    { credential: repaired(['not-encoded'], { exact: true, name: 'data.access-token' }) },
    {
      confidence: 'certain',
      severity: 'error',
      evidence: {
        repairs: ['not-encoded'],
        exact: true,
        whole: true,
        missing: true,
        kubernetes: true,
      },
    },
  ],
  'is likely for bytes that are no text': [
    { credential: shaped({ type: 'unrecognized' }, { repairs: ['not-encoded'], exact: true }) },
    {
      confidence: 'likely',
      severity: 'error',
      evidence: {
        repairs: ['not-encoded'],
        exact: true,
        whole: false,
        missing: true,
        kubernetes: true,
      },
    },
  ],
  'applies to the encodings of URLs, HTML and JSON': [
    { credential: repaired(['percent-encoding', 'html-entities', 'escapes']) },
    {
      confidence: 'likely',
      severity: 'error',
      evidence: {
        repairs: ['percent-encoding', 'html-entities', 'escapes'],
        exact: false,
        whole: true,
        missing: false,
        kubernetes: false,
      },
    },
  ],
  'does not apply to other damage': [{ credential: repaired(['letter-case', 'whitespace']) }, null],
  'is likely when a program refuses bytes that are no text': [
    { facts: [{ ...invalidHeader, character: 'binary' }] },
    {
      confidence: 'likely',
      severity: 'error',
      evidence: { repairs: [], exact: false, whole: false, missing: true, kubernetes: true },
    },
  ],
  'is likely for escapes that no program printed': [
    { credential: repaired(['escapes']) },
    {
      confidence: 'likely',
      severity: 'error',
      evidence: {
        repairs: ['escapes'],
        exact: false,
        whole: true,
        missing: false,
        kubernetes: false,
      },
    },
  ],
  'is certain for base64 with escapes in a header that a program refuses': [
    { credential: repaired(['base64', 'escapes'], { exact: true }), facts: [invalidHeader] },
    {
      confidence: 'certain',
      severity: 'error',
      evidence: {
        repairs: ['base64', 'escapes'],
        exact: true,
        whole: true,
        missing: false,
        kubernetes: false,
      },
    },
  ],
  ...Object.fromEntries(
    [
      ['stringData.token', true],
      ['metadata.data.token', false],
    ].map(([name, kubernetes]) => [
      `is${kubernetes ? '' : ' not'} about a Secret under the name ${name}`,
      [
        { credential: repaired(['base64'], { exact: true, name: String(name) }) },
        {
          confidence: 'certain',
          severity: 'error',
          evidence: {
            repairs: ['base64'],
            exact: true,
            whole: true,
            missing: false,
            kubernetes: kubernetes === true,
          },
        },
      ],
    ]),
  ),
  'is not about a Secret when a raw token has another name': [
    { credential: repaired(['not-encoded'], { exact: true, name: 'token' }) },
    {
      confidence: 'certain',
      severity: 'error',
      evidence: {
        repairs: ['not-encoded'],
        exact: true,
        whole: true,
        missing: true,
        kubernetes: false,
      },
    },
  ],
});

testRule('multiple-credentials', {
  'is information about two values': [
    { credential: personalToken, count: 2 },
    { confidence: 'certain', severity: 'info', evidence: { count: 2 } },
  ],
  'does not apply to one value': [{ credential: credential() }, null],
  'does not apply to a reference beside other values': [
    { credential: reference(), count: 2 },
    null,
  ],
  'does not apply to a text without a value': [{ count: 0 }, null],
  'is information about a placeholder beside another value': [
    { credential: shaped({ type: 'placeholder', confidence: 'certain' }), count: 2 },
    { confidence: 'certain', severity: 'info', evidence: { count: 2 } },
  ],
  'does not apply to a sample of the documentation beside another value': [
    { credential: shaped({ type: 'placeholder', confidence: 'possible' }), count: 2 },
    null,
  ],
});
