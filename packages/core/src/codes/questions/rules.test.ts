import { decisive, personalToken, told } from '../../../test/support/subject.ts';
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
      facts: [told('worked-before'), { type: 'question', origin: 'pasted', topic: 'expiry' }],
    },
    {
      confidence: 'possible',
      severity: 'info',
      evidence: { topics: ['expiry'], circumstances: ['worked-before'] },
    },
  ],
  'does not apply to a story without a question': [{ facts: [told('worked-before')] }, null],
  'is likely for a story that its topic answers': [
    {
      facts: [
        told('database-password'),
        { type: 'question', origin: 'pasted', topic: 'expiry' },
        { type: 'question', origin: 'pasted', topic: 'database-password' },
      ],
    },
    {
      confidence: 'likely',
      severity: 'info',
      evidence: { topics: ['expiry', 'database-password'], circumstances: [] },
    },
  ],
  'does not apply beside an error that says what is wrong': [
    { facts: [{ type: 'question', origin: 'pasted', topic: 'expiry' }, decisive] },
    null,
  ],
});
