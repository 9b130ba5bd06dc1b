import type { Plan } from '@token-check/core/ci';
import { stripControls } from '@token-check/core/internal';
import type { Io } from '../io/io.ts';

/** What a run would check, and which variables and files it needs. Shows no value. */
export function renderDryRun(plans: readonly Plan[], path: string, io: Pick<Io, 'env'>): string {
  const lines = plans.flatMap((plan) => {
    const { secret, expected, declared } = plan;
    const place = secret.env === null ? `file ${secret.file}` : `variable ${secret.env}`;
    const checks = declared === null ? checksOf(expected) : ['its format alone, without a request'];
    return [
      `${secret.name}: ${place}${isSet(secret.env, io) ? '' : ' (not set here)'}`,
      ...checks.map((one) => `  ${one}`),
      ...(plan.severity === 'warning' ? ['  only a warning if it fails'] : []),
      ...(plan.allowUnset === false
        ? []
        : [`  may be unset${plan.allowUnset === 'on-forks' ? ' in runs for forks' : ''}`]),
      ...(plan.allowUndetermined === true
        ? ['  only a warning if DigitalOcean can’t be asked']
        : []),
    ];
  });
  const count = plans.length === 1 ? '1 secret' : `${plans.length} secrets`;
  const head = `${path}: ${count} to check. Nothing was sent.`;
  return `${[head, '', ...lines].map((line) => stripControls(line)).join('\n')}\n`;
}

const isSet = (env: string | null, io: Pick<Io, 'env'>): boolean =>
  env === null || (io.env[env] ?? '').trim() !== '';

function checksOf(expected: Plan['expected']): readonly string[] {
  const { kind, account, team, operations = [], requiredScopes = [] } = expected;
  const { forbiddenScopes = [], allowedScopes, minLifetime, warnLifetime } = expected;
  const days = (seconds: number) =>
    seconds % 86_400 === 0 ? `${seconds / 86_400} days` : `${Math.round(seconds / 60)} minutes`;
  const checks: (string | false | null | undefined)[] = [
    'DigitalOcean accepts it',
    kind != null && `kind: ${[kind].flat().join(' or ')}`,
    account != null && `account: ${account}`,
    team != null && `team: ${team}`,
    operations.length > 0 && `can: ${operations.map(({ operation }) => operation).join(', ')}`,
    requiredScopes.length > 0 && `has: ${requiredScopes.join(', ')}`,
    forbiddenScopes.length > 0 && `doesn’t have: ${forbiddenScopes.join(', ')}`,
    allowedScopes != null && 'warns about every other scope',
    minLifetime != null && `stays valid for ${days(minLifetime)}`,
    warnLifetime != null && `warns below ${days(warnLifetime)}`,
  ];
  return checks.filter((one) => typeof one === 'string');
}
