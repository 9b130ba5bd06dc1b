import type { Candidate } from '../extract/candidate.ts';
import { isGenericName, namesDigitalOcean, normalName } from '../extract/field-names.ts';
import type { Kind } from '../knowledge/kinds.ts';
import {
  productFormats,
  spacesSecret,
  tokenFormats,
  unprefixed,
  wholeToken,
} from '../knowledge/token-formats.ts';
import { reveal, Secret } from '../secret/secret.ts';
import type { Belongs, Classification, Repair, Shape } from './kinds.ts';
import { isMask, prefixed, unprefixedNearMiss } from './near-miss.ts';
import { isSample, isTyped, placeholderConfidence } from './placeholder.ts';
import { referenceOf } from './reference.ts';
import { repair } from './repair.ts';

/** What a candidate is; `secret` is the value as it should have been. */
export interface Classified {
  readonly secret: Secret;
  readonly classification: Classification;
}

/** Places from which a program takes a value letter for letter. */
const exactForms: readonly string[] = ['command', 'header', 'json', 'kubernetes', 'docker', 'url'];

/**
 * What a candidate is, decided offline from its shape and its place. The large
 * table of other providers is loaded when a value needs it.
 */
export async function classify(candidate: Candidate): Promise<Classified> {
  const value = reveal(candidate.secret);
  const { location, role } = candidate;
  const base: Classification = {
    kind: 'unknown',
    provider: 'DigitalOcean',
    shape: { type: 'well-formed' },
    role,
    name: location.name,
    exact: location.literal || exactForms.includes(location.form),
    alternatives: [],
    repairs: candidate.repairs,
    belongsToOtherService: candidate.belongsToOtherService,
    belongs: null,
  };
  const as = (found: Partial<Classification>, secret = candidate.secret): Classified => ({
    secret,
    classification: { ...base, ...found },
  });
  if (location.form === 'docker') return as({ kind: 'registry-credential' });
  if (location.form === 'kubeconfig') return as({ belongs: clusterToken });
  // The common case first: a whole token.
  if (wholeToken.test(value)) {
    const kind = kindOf(value);
    const shape = isSample(value.slice(7)) ? sample : wellFormed;
    return as({ kind, shape });
  }

  if (value === '') return as({ kind: role?.kind ?? 'unknown', shape: { type: 'empty' } });
  const reference = referenceOf(value);
  if (reference !== null) {
    const { expands, literal } = location;
    return as({
      kind: role?.kind ?? 'unknown',
      shape: { type: 'reference', ...reference, expands, literal },
    });
  }
  if (location.name?.startsWith('v1:'))
    return as({ kind: 'api-v1-key', name: location.name.slice(3) });

  if (/agent_?access_?key$/i.test(location.name ?? ''))
    return as({ kind: 'agent-access-key', belongs: agentKey });

  const mended = value.length < 64 ? null : repair(value);
  if (mended !== null) {
    const repairs: readonly Repair[] = [...candidate.repairs, ...mended.repairs];
    return as({ ...whole(candidate, mended.value), repairs }, new Secret(mended.value));
  }
  const start = prefixed(value);
  if (isMask(value)) return as({ kind: start?.kind ?? 'unknown', shape: { type: 'masked' } });
  const product = productFormats.find(({ pattern }) => pattern.test(value));
  if (product !== undefined) {
    const { kind, what, where } = product;
    const providers = ['DigitalOcean'];
    return as({
      kind,
      belongs: { providers, what, where, confidence: 'certain', expiresAt: null },
    });
  }
  if (/^(?:undefined|none|null|nil|\[object object\])$/i.test(value)) {
    return as({ shape: { type: 'placeholder', confidence: 'certain', unset: true } });
  }
  const confidence = placeholderConfidence(value);
  if (confidence !== null)
    return as({ kind: start?.kind ?? 'unknown', shape: { type: 'placeholder', confidence } });
  if (start !== null) return as(start);

  if (role !== null || unprefixed.test(value)) return as(whole(candidate, value));
  const nearMiss = unprefixedNearMiss(value);
  if (nearMiss !== null) return as({ kind: 'legacy-token', shape: nearMiss });
  if (isSpacesSecret(value, location.name)) return as({ kind: 'spaces-secret-key', belongs: null });

  const belongs = await foreign(value);
  if (belongs !== null) {
    const own = belongs.providers.includes('DigitalOcean');
    return as({
      kind: own ? 'unknown' : 'foreign',
      provider: belongs.providers.join(' or '),
      belongs,
    });
  }
  if (isTyped(value)) return as({ shape: { type: 'placeholder', confidence: 'likely' } });
  const belongsToOtherService = candidate.belongsToOtherService || namesOther(location.name ?? '');
  return as({ provider: 'unknown', shape: unrecognized, belongsToOtherService });
}

const unrecognized: Shape = { type: 'unrecognized' };

/** `SENTRY_AUTH_TOKEN`: what it holds belongs to somebody else, whatever it looks like. */
const namesOther = (name: string): boolean =>
  name !== '' && !isGenericName(name) && !namesDigitalOcean(name);

const wellFormed: Shape = { type: 'well-formed' };
const sample: Shape = { type: 'placeholder', confidence: 'certain' };

const kindOf = (value: string): Kind =>
  tokenFormats.find(({ prefix }) => value.startsWith(prefix))?.kind ?? 'unknown';

/** A value of the right shape: by its prefix, else by what its place calls it. */
function whole(
  { role, request, location, belongsToOtherService }: Candidate,
  value: string,
): Partial<Classification> {
  if (wholeToken.test(value)) return { kind: kindOf(value) };
  if (role !== null) return { kind: role.kind };
  const url = request?.url;
  const name = location.name ?? '';
  if (/linode/i.test(name)) return { kind: 'foreign', provider: 'Linode', belongs: linode };
  // The name of another service or purpose: 64 digits are not worth the risk of sending a secret that belongs to another service.
  if (location.form === 'setting' || location.form === 'json') {
    if (!isGenericName(name)) {
      return {
        provider: 'unknown',
        shape: unrecognized,
        belongsToOtherService: belongsToOtherService || namesOther(name),
      };
    }
  }
  if (typeof url === 'object' && url?.service === 'linode')
    return { kind: 'foreign', provider: 'Linode', belongs: linode };
  if (belongsToOtherService) return { provider: 'unknown', shape: unrecognized };
  return {
    kind: 'legacy-token',
    alternatives: ['authorization-code', 'oauth-client-secret', 'oauth-client-id'],
  };
}

/** Its shape is not documented, only the names under which programs keep it (Gradient SDK). */
const agentKey: Belongs = {
  providers: ['DigitalOcean'],
  what: 'the access key of an agent',
  where: 'It opens the endpoint of that one agent (https://….agents.do-ai.run).',
  confidence: 'likely',
  expiresAt: null,
};

/** What a kubeconfig calls a token opens one cluster. */
const clusterToken: Belongs = {
  providers: ['DigitalOcean'],
  what: 'the token of a Kubernetes cluster',
  where: 'It opens the API of one cluster (…k8s.ondigitalocean.com), through kubectl.',
  confidence: 'likely',
  expiresAt: null,
};

/** Linode's tokens are 64 hexadecimal digits too; only the host can tell. */
const linode: Belongs = {
  providers: ['Linode'],
  what: 'a personal access token of Linode',
  where: 'It opens the API of Linode (api.linode.com).',
  confidence: 'likely',
  expiresAt: null,
};

function isSpacesSecret(value: string, name: string | null): boolean {
  if (!spacesSecret.test(value) || name === null) return false;
  const normal = normalName(name);
  return /spaces|s3|aws/.test(normal) || (namesDigitalOcean(name) && /secret/.test(normal));
}

/** The table of other providers is large and is loaded when nothing else fits. */
async function foreign(value: string): Promise<Belongs | null> {
  const { foreignOf } = await import('./foreign/foreign.ts');
  const found = foreignOf(value);
  if (found === null) return null;
  const { providers, what, belongs, generic, token } = found;
  const issuer = token?.issuer ?? null;
  return {
    // A JSON Web Token says itself who issued it.
    providers:
      issuer !== null && /(?:^|\.)digitalocean\.com$/.test(issuer) ? ['DigitalOcean'] : providers,
    what: issuer === null ? what : `${what}, issued by ${issuer}`,
    where: belongs,
    confidence: generic ? 'possible' : 'certain',
    expiresAt: token?.expiresAt ?? null,
  };
}
