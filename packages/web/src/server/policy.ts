/** The two origins that a browser may ask. */
export interface Origins {
  readonly api: string;
  readonly oauth: string;
}

/**
 * The content security policy of a page. An element can't have `frame-ancestors`:
 * https://www.w3.org/TR/CSP3/#meta-element
 */
export function directives(
  path: string,
  { api, oauth }: Origins,
  form: 'header' | 'element',
): string {
  const mayAsk = path !== '/offline';
  const hasServer = mayAsk && form === 'header';
  const origins = api === oauth ? api : `${api} ${oauth}`;
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    `connect-src ${mayAsk ? origins : "'none'"}`,
    `form-action ${hasServer ? "'self'" : path === '/scopes' ? "'self'" : "'none'"}`,
    "base-uri 'none'",
    ...(form === 'header' ? ["frame-ancestors 'none'"] : []),
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
}

/** The headers of every answer, besides the policy. */
export const securityHeaders: readonly (readonly [string, string])[] = [
  // With `no-referrer`, browsers send `Origin: null` with our own form, so it could not be told apart.
  ['Referrer-Policy', 'same-origin'],
  ['X-Content-Type-Options', 'nosniff'],
  ['X-Frame-Options', 'DENY'],
  ['Cross-Origin-Opener-Policy', 'same-origin'],
  ['Cross-Origin-Resource-Policy', 'same-origin'],
  ['Strict-Transport-Security', 'max-age=15552000'],
  ['Permissions-Policy', 'camera=(), geolocation=(), microphone=(), browsing-topics=()'],
];
