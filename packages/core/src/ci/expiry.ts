import type { Report } from '../report/report-v1.ts';

/** When the credential of a report ends, ISO 8601. Null: never. Undefined: unknown. */
export function expiryIn({ diagnoses, grant }: Report): string | null | undefined {
  const accepted = diagnoses.find((one) => one.code === 'token-accepted');
  return accepted?.evidence.lifetime.type === 'never' ? null : (grant?.expiresAt ?? undefined);
}
