import { defineCode } from '../define.ts';
import type { FailureEvidence } from '../evidence.ts';
import { saysNothing } from '../failure-reasons.ts';
import { failureFinding } from './shared.ts';

export const proxyFailure = defineCode<FailureEvidence>()({
  code: 'proxy-failure',
  family: 'no-connection',
  title: 'The proxy blocked the request',
  severity: 'warning',
  rule: (subject) => failureFinding(subject, (reason) => reason === 'proxy'),
  words: ({ proxy, systemCode }) => ({
    title: `The proxy ${proxyTrouble(systemCode)}`,
    what: `${proxy === null ? 'The proxy' : `The proxy ${proxy}`} ${proxyTrouble(systemCode)}.`,
    why: `${whyProxy(systemCode)} ${saysNothing}`,
    fix: [
      {
        text: 'See which proxy is set:',
        command: "env | grep -i _proxy | sed 's#//.*@#//…@#'",
      },
      ...(systemCode === '407'
        ? [
            {
              text: 'Add the user name and password to its address:',
              command: 'export HTTPS_PROXY=http://USER:PASSWORD@proxy.example.com:3128',
            },
          ]
        : []),
      {
        text: 'Bypass the proxy for DigitalOcean, if your network allows it:',
        command: 'export NO_PROXY=digitalocean.com',
      },
    ],
  }),
});

function whyProxy(code: string | null): string {
  if (code === '407') return 'Its user name or password is missing or wrong.';
  if (code !== null && /^5\d\d$/.test(code)) return 'The proxy itself can’t reach DigitalOcean.';
  if (code !== null && /^\d+$/.test(code)) {
    return 'The proxy doesn’t allow this host or this user.';
  }
  if (code === 'ERR_INVALID_PROXY_ADDRESS') return 'The variable doesn’t contain a URL.';
  if (code === 'ERR_UNSUPPORTED_PROXY_PROTOCOL') {
    return 'token-check supports proxy addresses that start with http:// or https://.';
  }
  return 'The proxy may be down, or its address may be wrong.';
}

function proxyTrouble(code: string | null): string {
  if (code === '407') return 'requires a login (407)';
  if (code !== null && /^\d+$/.test(code)) return `refused to connect (${code})`;
  if (code === 'ERR_UNSUPPORTED_PROXY_PROTOCOL') return 'type isn’t supported';
  if (code === 'ERR_INVALID_PROXY_ADDRESS') return 'address isn’t valid';
  return code === null || code.length > 20 ? 'connection failed' : `connection failed (${code})`;
}
