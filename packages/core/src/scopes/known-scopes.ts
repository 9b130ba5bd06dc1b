import { type Operation, once, operations } from './table.ts';

/**
 * Scopes that no operation names: the umbrella scopes, in both spellings, and scopes with a page
 * below https://docs.digitalocean.com/reference/api/scopes/
 */
const scopesWithoutOperation = [
  'api:read',
  'api:write',
  'read',
  'write',
  'droplet:admin',
  'genai_genie:create',
  'genai_genie:read',
  'partner_network_connect:view_credentials',
  'role_management:read',
  'spaces:read',
  'spaces:update',
];

/** Every documented scope, sorted. DigitalOcean has others too, so one that is missing here is no error. */
export const knownScopes = once((): readonly string[] => {
  const named = operations().flatMap(({ needs }) => needs.flat());
  return [...new Set([...named, ...scopesWithoutOperation])].sort();
});

export function isKnownScope(scope: string): boolean {
  return knownScopes().includes(scope);
}

/** The operations that ask for this scope, alone or with others. */
export function operationsNeeding(scope: string): readonly Operation[] {
  return operations().filter(({ needs }) => needs.some((set) => set.includes(scope)));
}

/** What the scopes that contain others mean, in a sentence; null for any other scope. */
export const purposeOfScope = (scope: string): string | null => purposes[scope] ?? null;

const purposes: Readonly<Record<string, string>> = {
  read: 'Everything that reads; the old name of api:read.',
  write: 'Everything that changes something; the old name of api:write.',
  'api:read': 'Everything that reads. OAuth gives it for the scope “read”.',
  'api:write': 'Everything that changes something. OAuth gives it for the scope “write”.',
};
