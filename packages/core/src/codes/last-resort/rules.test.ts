import {
  accountAnswer,
  pastedAccount,
  pastedGrant,
  personalToken,
  unauthorized,
} from '../../../test/support/subject.ts';
import { testRule } from '../../../test/support/test-rule.ts';

testRule('unexplained', {
  'is possible for a text that contains nothing': [
    {},
    {
      confidence: 'possible',
      severity: 'warning',
      evidence: { credential: false, asked: false, success: false },
    },
  ],
  'says that there is a credential, and that it was checked': [
    { credential: personalToken, facts: [accountAnswer(unauthorized)] },
    {
      confidence: 'possible',
      severity: 'warning',
      evidence: { credential: true, asked: true, success: false },
    },
  ],
  'says that the text is a good answer with an account': [
    { facts: [pastedAccount()] },
    {
      confidence: 'possible',
      severity: 'warning',
      evidence: { credential: false, asked: false, success: true },
    },
  ],
  'says that the text is a good answer with a grant': [
    { facts: [pastedGrant()] },
    {
      confidence: 'possible',
      severity: 'warning',
      evidence: { credential: false, asked: false, success: true },
    },
  ],
});
