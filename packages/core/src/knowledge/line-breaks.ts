import type { Circumstance, Names, Paste } from './circumstance.ts';

/**
 * A character at the end of a credential that no header may contain: it is removed in the place where
 * the value is read, and the credential itself can stay.
 */

/** The languages by what their clients print or by their code, and how each one trims a value. */
const languages: readonly (readonly [sign: RegExp, trim: string])[] = [
  [
    /\bputheader\b|\bInvalid header value b['"]|\.py["']?[,:]|\bTraceback \(most recent|\brequests\.|\bimport os\b|\bInvalidHeader\b/,
    'token = token.strip()',
  ],
  [
    /\.[cm]?[jt]sx?:\d|\bnode:|\bERR_INVALID_CHAR\b|\bprocess\.env\b|\breadFileSync\(/,
    'token = token.trim()',
  ],
  [/\.rb:\d|\bNet::HTTP\b/, 'token = token.strip'],
  [/\.php\b|\bGuzzle/, '$token = trim($token);'],
  [/\bokhttp|\.java:\d|\.kt:\d/i, 'token = token.trim();'],
  [/\.rs:\d|\breqwest::/, 'let token = token.trim();'],
  [/\.go:\d|\bos\.ReadFile\(/, 'token = strings.TrimSpace(token)'],
  [/\bSystem\.(?:Net\.Http|FormatException)\b|\.cs:line/, 'token = token.Trim();'],
];

const refused =
  /\binvalid ?header|\bERR_INVALID_CHAR\b|invalid (?:return )?character|\bunexpected char 0x|\bcannot include CR\/LF|\billegal header|new-?line characters?|return character/i;

function whereRead({ text }: Paste): Names | null {
  if (!refused.test(text)) return null;
  const command = languages.find(([sign]) => sign.test(text))?.[1];
  return command === undefined ? null : { command };
}

export const lineBreaks = [
  {
    id: 'paste-fails',
    title: 'Pasting changes the token; the token itself works',
    together: [
      /\b(?:copy|copied|past(?:e|ed|es|ing))\b/i,
      /\b(?:typing|typed|type)\b[^.\n]{0,60}\bworks?\b|\bworks?\b[^.\n]{0,30}\b(?:typing|typed|type)\b/i,
      /\binvalid\b|\b40[01]\b|\bunable to authenticate\b|\bfail/i,
    ],
    decisive: true,
    fits: 'The same token works when it’s typed, so the paste adds or drops something: a space, a line break, or control characters of the terminal.',
    check: {
      text: 'Pass it without the prompt, and check that it has 71 characters:',
      command: 'read -r TOKEN; echo "${#TOKEN}"; doctl auth init -t "$TOKEN"',
    },
    afterwards: { text: 'Paste with a right click or Shift+Insert, or in another terminal.' },
  },
  {
    id: 'control-v',
    title: 'Ctrl+V was entered as a character, not as the token',
    shown: [/Bearer \\+(?:x16|u0016)/],
    silent: true,
    fits: '`\\x16` is the key combination Ctrl+V itself: the console passed it on instead of pasting. So the program has one character in place of the token.',
    check: {
      text: 'Paste with a right click or Shift+Insert, or pass the token without the prompt:',
      command: 'doctl auth init -t <token>',
    },
  },
  {
    id: 's3-line-break',
    title: 'The Spaces access key ID contains a line break',
    shown: [/\bAWS4-HMAC-SHA256 Credential=[^"\n]{0,80}(?:\\n|\\r|\n)/],
    silent: true,
    fits: 'The header breaks after `Credential=`, which is the ID of the Spaces key. No request was sent. The pair itself can stay; an API token isn’t involved.',
    check: {
      text: 'Save the ID, the secret key and any password next to them again without a line break (`printf %s`, not `echo`). For a Kubernetes Secret:',
      command:
        'kubectl create secret generic <name> --from-literal=AWS_ACCESS_KEY_ID=<id> --from-literal=AWS_SECRET_ACCESS_KEY=<secret> --dry-run=client -o yaml | kubectl apply -f -',
    },
    afterwards: { text: 'Restart the program, which reads the values when it starts.' },
  },
  {
    id: 'trim-where-read',
    title: 'The token ends with a line break',
    find: whereRead,
    silent: true,
    fits: 'The program reads the line break together with the token, from a file or a variable.',
    check: {
      text: 'Trim the value where the program reads it; the token itself can stay:',
      command: '{command}',
    },
    afterwards: {
      text: 'Remove the line break from the file or the secret too, and write it with `printf %s` instead of `echo`.',
    },
  },
] as const satisfies readonly Circumstance[];
