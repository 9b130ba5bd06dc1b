import { hideIn, type Secret } from './secret.ts';

/** A copy of plain data in which every trace of the secrets is replaced by their labels. */
export function hideSecrets<T>(data: T, secrets: readonly Secret[]): T {
  return hide(data, secrets) as T;
}

function hide(data: unknown, secrets: readonly Secret[]): unknown {
  if (typeof data === 'string') return hideIn(data, secrets);
  if (Array.isArray(data)) return data.map((item) => hide(item, secrets));
  if (typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(
    Object.entries(data).map(([name, value]) => [name, hide(value, secrets)]),
  );
}
