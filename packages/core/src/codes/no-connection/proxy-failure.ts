import { defineCode } from '../define.ts';
import type { FailureEvidence } from '../evidence.ts';
import { saysNothing } from '../failure-reasons.ts';
import { failureFinding } from './shared.ts';

export const proxyFailure = defineCode<FailureEvidence>()({
  code: 'proxy-failure',
  family: 'no-connection',
  title: 'The proxy did not let the request through',
  severity: 'warning',
  rule: (subject) => failureFinding(subject, (reason) => reason === 'proxy'),
  words: ({ proxy, systemCode }) => ({
    what: `${proxy === null ? 'The proxy' : `The proxy ${proxy}`} ${proxyTrouble(systemCode)}.`,
    why: `${whyProxy(systemCode)} ${saysNothing}`,
    fix: [
      {
        text: 'Look at the proxy that is set here:',
        command: "env | grep -i _proxy | sed 's#//.*@#//…@#'",
      },
      ...(systemCode === '407'
        ? [
            {
              text: 'Put the login into its address:',
              command: 'export HTTPS_PROXY=http://USER:PASSWORD@proxy.example.com:3128',
            },
          ]
        : []),
      {
        text: 'If DigitalOcean is to be reached without it:',
        command: 'export NO_PROXY=digitalocean.com',
      },
    ],
  }),
});

function whyProxy(code: string | null): string {
  if (code === '407') {
    return 'It wants a user name and a password, or does not accept the ones that are set.';
  }
  if (code !== null && /^5\d\d$/.test(code)) return 'The proxy itself does not reach DigitalOcean.';
  if (code !== null && /^\d+$/.test(code))
    return 'It forbids the address, or the login that is set.';
  if (code === 'ERR_INVALID_PROXY_ADDRESS') return 'The variable has something else in it.';
  if (code === 'ERR_UNSUPPORTED_PROXY_PROTOCOL') {
    return 'Proxies that begin with http:// or https:// are understood, others are not.';
  }
  return 'The proxy is not there, wants a login, or forbids the address.';
}

function proxyTrouble(code: string | null): string {
  if (code === '407') return 'wants a login (407)';
  if (code !== null && /^\d+$/.test(code)) return `refused to connect (${code})`;
  if (code === 'ERR_UNSUPPORTED_PROXY_PROTOCOL') return 'is of a kind that is not supported here';
  if (code === 'ERR_INVALID_PROXY_ADDRESS') return 'that is set has no valid address';
  return `could not be used${code === null ? '' : ` (${code})`}`;
}
