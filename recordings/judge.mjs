/** Whether a report says of a recording what may be concluded from it. */

const ranks = { possible: 0, likely: 1, certain: 2 };

/**
 * Puts values of the right shape into the placeholders of a text: `{{token}}`, `{{token:0:40}}` (a
 * piece), `{{token:40}}` (its start), `{{token|base64}}`.
 * @param {(prefix: string, seed: string) => string} makeToken
 */
export function filler(makeToken) {
  const hex = (seed) => makeToken('', seed);
  const letters = (seed, length) =>
    Buffer.from(hex(seed), 'hex').toString('base64url').replace(/[-_]/g, 'x').slice(0, length);
  const values = {
    token: makeToken('dop_v1_', 'token'),
    token2: makeToken('dop_v1_', 'token2'),
    'oauth-token': makeToken('doo_v1_', 'oauth'),
    refresh: makeToken('dor_v1_', 'refresh'),
    'refresh-token': makeToken('dor_v1_', 'refresh'),
    code: hex('code'),
    'legacy-token': hex('legacy'),
    'client-id': hex('client id'),
    'client-secret': hex('client secret'),
    'spaces-id': `DO00${letters('spaces', 16).toUpperCase()}`,
    'spaces-key': `DO00${letters('spaces', 16).toUpperCase()}`,
    'spaces-secret': letters('secret', 43),
    'model-key': `sk-do-${letters('model', 40)}${letters('model 2', 20)}`,
    'agent-key': letters('agent', 32),
    'v1-client-id': hex('v1').slice(0, 32),
    'v1-api-key': hex('v1 key').slice(0, 32),
    'github-token': `ghp_${letters('github', 36)}`,
  };
  return (text) =>
    text.replace(
      /\{\{([a-z0-9-]+)((?::\d+){0,2})(?:\|([a-z0-9-]+))?\}\}/g,
      (whole, name, piece, form) => {
        const value = values[name];
        if (value === undefined) return whole;
        const [from, to] = piece.split(':').slice(1).map(Number);
        const part = to === undefined ? value.slice(0, from) : value.slice(from, to);
        if (form === 'base64') return Buffer.from(part).toString('base64');
        return form === 'base64-decoded' ? Buffer.from(part, 'base64').toString('latin1') : part;
      },
    );
}

/**
 * `right`: the first diagnosis is one of those that the label accepts, and nothing is said that is
 * false. `wrong`: what is false is said to be at least likely, or is surer than the text allows.
 */
export function judge({ expected, also = [], must_not = [], max_confidence = {} }, reports) {
  const [{ diagnoses }] = reports;
  const isFalse = ({ code, confidence }) =>
    code !== 'unexplained' && confidence !== 'possible' && must_not.includes(code);
  const isTooSure = ({ code, confidence }) =>
    max_confidence[code] !== undefined && ranks[confidence] > ranks[max_confidence[code]];
  const wrong = [
    ...reports.flatMap((report) => report.diagnoses).filter(isFalse),
    ...diagnoses.filter(isTooSure),
  ].map(({ code, confidence }) => `${code} (${confidence})`);
  const accepted = [...expected, ...also].includes(diagnoses[0].code);
  return { right: accepted && wrong.length === 0, wrong, first: diagnoses[0].code };
}
