import { personalToken } from '../../../test/support/subject.ts';
import { testRule } from '../../../test/support/test-rule.ts';

testRule('general-question', {
  'is likely for a text that asks about one topic or more, in its order': [
    {
      facts: [
        { type: 'question', origin: 'pasted', topic: 'expiry' },
        { type: 'question', origin: 'pasted', topic: 'safety' },
      ],
    },
    {
      confidence: 'likely',
      severity: 'info',
      evidence: { topics: ['expiry', 'safety'], circumstances: [] },
    },
  ],
  'is possible where a story says what happened': [
    {
      credential: personalToken,
      facts: [
        { type: 'circumstance', origin: 'pasted', circumstance: 'worked-before' },
        { type: 'question', origin: 'pasted', topic: 'expiry' },
      ],
    },
    {
      confidence: 'possible',
      severity: 'info',
      evidence: { topics: ['expiry'], circumstances: ['worked-before'] },
    },
  ],
  'does not apply to a story without a question': [
    { facts: [{ type: 'circumstance', origin: 'pasted', circumstance: 'worked-before' }] },
    null,
  ],
});
