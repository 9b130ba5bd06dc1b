import { decide, destructive, knownScopes } from '@token-check/core/scopes';

/** What a grant allows, as the report shows it: how many kinds of thing, and the gravest by name. */
export interface Powers {
  readonly everything: boolean;
  readonly see: readonly string[];
  readonly change: readonly string[];
  readonly destroy: readonly string[];
}

export function powersOf(scopes: readonly string[]): Powers {
  const may = (actions: readonly string[]) => {
    const resources = new Set<string>();
    for (const scope of knownScopes()) {
      const [resource = '', action = ''] = scope.split(':');
      if (resource === 'api' || !actions.includes(action)) continue;
      if (decide(scopes, [[scope]]).answer === 'yes') resources.add(resource.replaceAll('_', ' '));
    }
    return [...resources];
  };
  return {
    everything: decide(scopes, [['api:read', 'api:write']]).answer === 'yes',
    see: may(['read']),
    change: may(['create', 'update']),
    destroy: destructive(scopes),
  };
}
