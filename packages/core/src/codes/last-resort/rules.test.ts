import {
  accountAnswer,
  overview,
  pastedAccount,
  pastedGrant,
  personalToken,
  told,
  unauthorized,
} from '../../../test/support/subject.ts';
import { testRule } from '../../../test/support/test-rule.ts';

const nothing = {
  program: null,
  host: null,
  operation: null,
  status: null,
  errors: [],
  rejection: false,
  circumstances: [],
};

testRule('unexplained', {
  'is possible for a text that contains nothing': [
    {},
    {
      confidence: 'possible',
      severity: 'warning',
      evidence: { credential: false, asked: false, success: false, ...nothing },
    },
  ],
  'says that there is a credential, and that it was checked': [
    { credential: personalToken, facts: [accountAnswer(unauthorized)] },
    {
      confidence: 'possible',
      severity: 'warning',
      evidence: { credential: true, asked: true, success: false, ...nothing },
    },
  ],
  'says that the text is a good answer with an account': [
    { facts: [pastedAccount()] },
    {
      confidence: 'possible',
      severity: 'warning',
      evidence: { credential: false, asked: false, success: true, ...nothing },
    },
  ],
  'says that the text is a good answer with a grant': [
    { facts: [pastedGrant()] },
    {
      confidence: 'possible',
      severity: 'warning',
      evidence: { credential: false, asked: false, success: true, ...nothing },
    },
  ],
  'says what the text shows, and what its author tells': [
    {
      facts: [
        {
          type: 'overview',
          origin: 'pasted',
          program: 'Terraform',
          host: 'api.digitalocean.com',
          method: 'POST',
          path: '/v2/droplets',
          status: 500,
          errors: ['exit-code'],
          rejection: true,
          mentionsDigitalOcean: true,
        },
        { type: 'circumstance', origin: 'pasted', circumstance: 'only-in-ci' },
      ],
    },
    {
      confidence: 'possible',
      severity: 'warning',
      evidence: {
        credential: false,
        asked: false,
        success: false,
        program: 'Terraform',
        host: 'api.digitalocean.com',
        operation: 'POST /v2/droplets',
        status: 500,
        errors: ['exit-code'],
        rejection: true,
        circumstances: ['only-in-ci'],
      },
    },
  ],
  'leaves out what explains another answer than a rejection': [
    { facts: [overview({ path: '/v2/apps' }), told('dot-in-path'), told('unset-told')] },
    {
      confidence: 'possible',
      severity: 'warning',
      evidence: {
        credential: false,
        asked: false,
        success: false,
        ...nothing,
        operation: '/v2/apps',
      },
    },
  ],
  'tells what explains a rejection that the text mentions': [
    { facts: [overview({ rejection: true }), told('dot-in-path'), told('unset-told')] },
    {
      confidence: 'possible',
      severity: 'warning',
      evidence: {
        credential: false,
        asked: false,
        success: false,
        ...nothing,
        rejection: true,
        circumstances: ['unset-told'],
      },
    },
  ],
});
