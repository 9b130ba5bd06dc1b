import {
  accepted,
  accountAnswer,
  pastedFailure,
  pastedFailureEvidence,
  personalToken,
  probedFailure,
  probedFailureEvidence,
  refused,
  tokenInfoAnswer,
  unauthorized,
} from '../../../test/support/subject.ts';
import { testRule } from '../../../test/support/test-rule.ts';

testRule('dns-failure', {
  'is certain when our own look-up failed': [
    { credential: personalToken, facts: [probedFailure({ reason: 'dns', code: 'ENOTFOUND' })] },
    {
      confidence: 'certain',
      severity: 'warning',
      evidence: probedFailureEvidence({ reason: 'dns', systemCode: 'ENOTFOUND' }),
    },
  ],
  'is likely when the text says so': [
    { facts: [pastedFailure({ reason: 'dns' })] },
    {
      confidence: 'likely',
      severity: 'warning',
      evidence: pastedFailureEvidence({ reason: 'dns' }),
    },
  ],
  'rests on our own look-up when the text shows a failed one as well': [
    {
      credential: personalToken,
      facts: [pastedFailure({ reason: 'dns' }), probedFailure({ reason: 'dns' })],
    },
    {
      confidence: 'certain',
      severity: 'warning',
      evidence: probedFailureEvidence({ reason: 'dns' }),
    },
  ],
  'applies to a pasted failure, whether the token works or not': [
    { credential: personalToken, facts: [pastedFailure({ reason: 'dns' }), ...accepted] },
    {
      confidence: 'likely',
      severity: 'warning',
      evidence: pastedFailureEvidence({ reason: 'dns' }),
    },
  ],
  'does not apply to our own failure when the other host refuses the token': [
    {
      credential: personalToken,
      facts: [probedFailure({ reason: 'dns' }), tokenInfoAnswer(unauthorized)],
    },
    null,
  ],
  'does not apply to a refused connection': [
    { credential: personalToken, facts: [probedFailure({ reason: 'refused' })] },
    null,
  ],
});

testRule('tls-untrusted', {
  'is certain when our own connection could not be made safe': [
    {
      credential: personalToken,
      facts: [probedFailure({ reason: 'tls', code: 'SELF_SIGNED_CERT_IN_CHAIN' })],
    },
    {
      confidence: 'certain',
      severity: 'warning',
      evidence: probedFailureEvidence({
        reason: 'tls',
        systemCode: 'SELF_SIGNED_CERT_IN_CHAIN',
      }),
    },
  ],
  'is likely when the text says so': [
    { facts: [pastedFailure({ reason: 'tls', code: 'CERT_HAS_EXPIRED' })] },
    {
      confidence: 'likely',
      severity: 'warning',
      evidence: pastedFailureEvidence({ reason: 'tls', systemCode: 'CERT_HAS_EXPIRED' }),
    },
  ],
  'does not apply to our own failure when the other host settles the question': [
    { credential: personalToken, facts: [probedFailure({ reason: 'tls' }), ...accepted] },
    null,
  ],
  'does not apply to a proxy': [
    { credential: personalToken, facts: [probedFailure({ reason: 'proxy' })] },
    null,
  ],
});

testRule('proxy-failure', {
  'is certain when our own proxy refused, and names it': [
    {
      credential: personalToken,
      facts: [probedFailure({ reason: 'proxy', code: '407', proxy: 'proxy.example:3128' })],
    },
    {
      confidence: 'certain',
      severity: 'warning',
      evidence: probedFailureEvidence({
        reason: 'proxy',
        systemCode: '407',
        proxy: 'proxy.example:3128',
      }),
    },
  ],
  'is likely when the text says so': [
    { facts: [pastedFailure({ reason: 'proxy', code: '407' })] },
    {
      confidence: 'likely',
      severity: 'warning',
      evidence: pastedFailureEvidence({ reason: 'proxy', systemCode: '407' }),
    },
  ],
  'does not apply to our own failure when the other host settles the question': [
    {
      credential: personalToken,
      facts: [probedFailure({ reason: 'proxy' }), tokenInfoAnswer(unauthorized)],
    },
    null,
  ],
  'does not apply to a proxy that does not answer in time': [
    { credential: personalToken, facts: [probedFailure({ reason: 'timeout', phase: 'proxy' })] },
    null,
  ],
});

testRule('connection-failed', {
  'is certain when our own connection was refused': [
    {
      credential: personalToken,
      facts: [probedFailure({ reason: 'refused', code: 'ECONNREFUSED' })],
    },
    {
      confidence: 'certain',
      severity: 'warning',
      evidence: probedFailureEvidence({ reason: 'refused', systemCode: 'ECONNREFUSED' }),
    },
  ],
  'is certain when our own connection was cut': [
    { credential: personalToken, facts: [probedFailure({ reason: 'reset', code: 'ECONNRESET' })] },
    {
      confidence: 'certain',
      severity: 'warning',
      evidence: probedFailureEvidence({ reason: 'reset', systemCode: 'ECONNRESET' }),
    },
  ],
  'is certain when there is no way to the host, and says when only IPv6 was tried': [
    {
      credential: personalToken,
      facts: [probedFailure({ reason: 'unreachable', code: 'ENETUNREACH', onlyIPv6: true })],
    },
    {
      confidence: 'certain',
      severity: 'warning',
      evidence: probedFailureEvidence({
        reason: 'unreachable',
        systemCode: 'ENETUNREACH',
        onlyIPv6: true,
      }),
    },
  ],
  'is certain for a failure that has no name of its own': [
    { credential: personalToken, facts: [probedFailure({ reason: 'other' })] },
    {
      confidence: 'certain',
      severity: 'warning',
      evidence: probedFailureEvidence({ reason: 'other' }),
    },
  ],
  'is likely when the text says so': [
    { facts: [pastedFailure({ reason: 'reset' })] },
    {
      confidence: 'likely',
      severity: 'warning',
      evidence: pastedFailureEvidence({ reason: 'reset' }),
    },
  ],
  'does not apply to our own failure when the other host settles the question': [
    { credential: personalToken, facts: [probedFailure({ reason: 'reset' }), ...refused] },
    null,
  ],
  'does not apply to an answer that cannot be read': [
    { credential: personalToken, facts: [probedFailure({ reason: 'garbled' })] },
    null,
  ],
  'does not apply to failures with pages of their own': [
    {
      credential: personalToken,
      facts: (['dns', 'tls', 'proxy', 'timeout'] as const).map((reason) =>
        probedFailure({ reason }),
      ),
    },
    null,
  ],
  'names the service that the text shows': [
    { facts: [pastedFailure({ reason: 'refused', service: 'database' })] },
    {
      confidence: 'likely',
      severity: 'warning',
      evidence: pastedFailureEvidence({ reason: 'refused', service: 'database' }),
    },
  ],
  'does not name the API, which is meant anyway': [
    { facts: [pastedFailure({ reason: 'refused', service: 'api' })] },
    {
      confidence: 'likely',
      severity: 'warning',
      evidence: pastedFailureEvidence({ reason: 'refused' }),
    },
  ],
});

testRule('connection-timeout', {
  'is only possible for a deadline': [
    { facts: [pastedFailure({ reason: 'timeout', vague: true })] },
    {
      confidence: 'possible',
      severity: 'warning',
      evidence: pastedFailureEvidence({ reason: 'timeout' }),
    },
  ],
  'is certain when no answer came to us in time, and says what was waited for': [
    { credential: personalToken, facts: [probedFailure({ reason: 'timeout', phase: 'connect' })] },
    {
      confidence: 'certain',
      severity: 'warning',
      evidence: probedFailureEvidence({ reason: 'timeout', phase: 'connect' }),
    },
  ],
  'is likely when the text says so': [
    { facts: [pastedFailure({ reason: 'timeout', code: 'ETIMEDOUT' })] },
    {
      confidence: 'likely',
      severity: 'warning',
      evidence: pastedFailureEvidence({ reason: 'timeout', systemCode: 'ETIMEDOUT' }),
    },
  ],
  'does not apply to our own failure when the other host settles the question': [
    {
      credential: personalToken,
      facts: [probedFailure({ reason: 'timeout' }), accountAnswer(unauthorized)],
    },
    null,
  ],
  'does not apply to a connection that was cut': [
    { credential: personalToken, facts: [probedFailure({ reason: 'reset' })] },
    null,
  ],
});
