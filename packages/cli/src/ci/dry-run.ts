import type { Plan } from '@token-check/core/ci';
import { duration, stripControls } from '@token-check/core/internal';
import { UsageError } from '../errors/usage-error.ts';
import type { CiFlags } from '../flags/ci-flags.ts';
import type { Io } from '../io/io.ts';

/** Refuses what asks for a report: nothing is checked. */
export function refuseReports({ json, format, report, output }: CiFlags): void {
  const asked = { '--json': json, '--format': format, '--report': report, '--output': output };
  const [flag] = Object.entries(asked).find(([, value]) => value !== undefined) ?? [];
  if (flag === undefined) return;
  throw new UsageError(
    'conflicting-options',
    `${flag} doesn’t work with --dry-run: a dry run prints only text.`,
    'For example: token-check ci --dry-run',
  );
}

/** What a run would check, and which variables and files it needs. Shows no value. */
export function renderDryRun(
  plans: readonly Plan[],
  path: string,
  flags: Pick<CiFlags, 'passports'>,
  io: Pick<Io, 'env'>,
): string {
  const lines = plans.flatMap((plan) => {
    const { secret, declared } = plan;
    const place = secret.env === null ? `file ${secret.file}` : `variable ${secret.env}`;
    const checks = declared === null ? checksOf(plan) : ['its format alone, without a request'];
    return [
      `${secret.name}: ${place}${isSet(secret.env, io) ? '' : ' (not set here)'}`,
      ...checks.map((one) => `  ${one}`),
      ...(plan.severity === 'warning'
        ? ['  only a warning if it fails, unless --error-on-warnings is on']
        : []),
      ...(plan.allowUnset === false
        ? []
        : [`  may be unset${plan.allowUnset === 'on-forks' ? ' in runs for forks' : ''}`]),
      ...toleranceOf(plan, flags),
    ];
  });
  const count = plans.length === 1 ? '1 secret' : `${plans.length} secrets`;
  const head = `${path}: ${count} to check. Nothing was sent.`;
  return `${[head, '', ...lines, '', ...variablesOf(plans)].map((line) => stripControls(line)).join('\n')}\n`;
}

/** The variables and files that the job has to bring. */
function variablesOf(plans: readonly Plan[]): readonly string[] {
  const needed = plans.filter(({ allowUnset }) => allowUnset !== true);
  const places = needed.map(({ secret: { env, file } }) => env ?? `the file ${file}`);
  if (places.length === 0) return ['No variable has to be set.'];
  return [`These have to be set: ${[...new Set(places)].join(', ')}`];
}

/** What happens to an answer that decides nothing. */
function toleranceOf(
  { allowUndetermined }: Plan,
  { passports }: Pick<CiFlags, 'passports'>,
): readonly string[] {
  if (allowUndetermined === false) return [];
  const warning = '  only a warning if DigitalOcean gives no clear answer';
  if (allowUndetermined === true) return [warning];
  return passports === undefined
    ? [`  allowUndetermined: ${allowUndetermined} never helps without --passports`]
    : [`${warning}, up to ${allowUndetermined} after it accepted this value`];
}

const isSet = (env: string | null, io: Pick<Io, 'env'>): boolean =>
  env === null || (io.env[env] ?? '').trim() !== '';

function checksOf({ expected, can }: Plan): readonly string[] {
  const { kind, account, team, requiredScopes = [] } = expected;
  const { forbiddenScopes = [], allowedScopes, minLifetime, warnLifetime } = expected;
  const checks: (string | false | null | undefined)[] = [
    'DigitalOcean accepts it',
    kind != null && `kind: ${[kind].flat().join(' or ')}`,
    account != null && `account: ${account}`,
    team != null && `team: ${team}`,
    can.length > 0 && `can: ${can.join(', ')}`,
    requiredScopes.length > 0 && `has: ${requiredScopes.join(', ')}`,
    forbiddenScopes.length > 0 && `doesn’t have: ${forbiddenScopes.join(', ')}`,
    allowedScopes != null && 'warns about every other scope',
    minLifetime != null && `stays valid for ${duration(minLifetime)}`,
    warnLifetime != null && `warns below ${duration(warnLifetime)}`,
  ];
  return checks.filter((one) => typeof one === 'string');
}
