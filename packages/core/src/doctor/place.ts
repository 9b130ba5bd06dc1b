import type { Source } from '../report/report-v1.ts';

/** Where a value is. Every name in it is safe to print, and paths are as shown to people. */
export type Location =
  /** `key`: the part of a variable with several values. */
  | { readonly in: 'environment'; readonly name: string; readonly key?: string }
  /** An option of the command itself, such as `--access-token`. */
  | { readonly in: 'argument'; readonly name: string }
  | { readonly in: 'dotenv'; readonly file: string; readonly name: string }
  /** `key`: what a person finds in the file, such as the name of a setting. */
  | { readonly in: 'file'; readonly file: string; readonly key: string }
  | { readonly in: 'doctl'; readonly context: string; readonly isRefreshToken: boolean }
  | { readonly in: 'pulumi'; readonly file: string }
  /** `file`: null if a credential helper has the value. */
  | { readonly in: 'docker'; readonly file: string | null }
  | { readonly in: 'kubeconfig'; readonly user: string };

/**
 * What belongs in a place. Only an API token is checked: that the API rejects something else says
 * nothing about it.
 */
export type Content =
  | { readonly type: 'api-token' }
  | { readonly type: 'doctl-refresh-token' }
  | { readonly type: 'registry-credential' }
  /** `helper`: the name of docker's credential helper, which has the value. */
  | { readonly type: 'registry-credential-in-helper'; readonly helper: string }
  | { readonly type: 'cluster-token' }
  | { readonly type: 'encrypted-by-pulumi' }
  | { readonly type: 'spaces-key' }
  /** Nothing sends it, but who reads the file has it. */
  | { readonly type: 'shell-history' }
  /** A workflow names the secret; only the CI service has its value. */
  | { readonly type: 'secret-of-ci' };

/** A place where a credential for DigitalOcean was found. */
export interface Place {
  readonly location: Location;
  /** The exact value; null if it can't be read, for example because it's encrypted. */
  readonly text: string | null;
  readonly content: Content;
}

/** Why a tool sends no token that we could show. */
export type Reason =
  | { readonly code: 'variable-empty'; readonly name: string }
  | { readonly code: 'variable-of-another-service'; readonly name: string }
  /** `saved`: the context whose name differs only in letter case. */
  | {
      readonly code: 'doctl-context-missing';
      readonly context: string;
      readonly saved: string | null;
    }
  | { readonly code: 'doctl-context-unnamed' }
  | { readonly code: 'doctl-config-missing'; readonly file: string }
  | { readonly code: 'doctl-has-no-token' }
  | { readonly code: 'hcl-variable-unset'; readonly file: string; readonly variable: string }
  | { readonly code: 'hcl-variable-undeclared'; readonly file: string; readonly variable: string }
  | { readonly code: 'argument-empty'; readonly file: string }
  | { readonly code: 'named-variable-unset'; readonly file: string; readonly name: string }
  | { readonly code: 'provider-repeated'; readonly file: string }
  /** `name`: as the file writes it, such as `local.token`. */
  | { readonly code: 'hcl-name-undeclared'; readonly file: string; readonly name: string }
  /** `name`: of an item of a list or map. */
  | { readonly code: 'hcl-item-missing'; readonly file: string; readonly name: string }
  /** `name`: of a function. */
  | { readonly code: 'hcl-call-refused'; readonly file: string; readonly name: string }
  /** A second one of a name that may be declared once. */
  | { readonly code: 'hcl-name-repeated'; readonly file: string; readonly name: string }
  /** An argument that the provider or the source doesn't have. */
  | { readonly code: 'hcl-argument-unknown'; readonly file: string; readonly name: string }
  | { readonly code: 'file-missing'; readonly file: string }
  /** The tool can't read a file, so that it stops or goes on without a token. */
  | { readonly code: 'file-has-error'; readonly file: string }
  /** The tool stops at the value of a variable. */
  | { readonly code: 'variable-refused'; readonly name: string }
  | { readonly code: 'token-file-missing'; readonly name: string; readonly file: string };

/** Why we can't know what a tool sends. */
export type Doubt =
  | { readonly code: 'file-unreadable'; readonly file: string }
  | { readonly code: 'folder-unreadable' }
  | { readonly code: 'stack-not-selected' }
  | { readonly code: 'token-computed'; readonly file: string }
  /** HCP Terraform, or another server, runs the plan with variables of its own. */
  | { readonly code: 'runs-remotely'; readonly file: string }
  /** Another connection of the same process sets the variable. */
  | { readonly code: 'connections-share-variable' }
  /** `plan` and `apply` get different options from the environment. */
  | { readonly code: 'depends-on-command' }
  /** The command applies a plan that was made earlier. */
  | { readonly code: 'saved-plan' }
  /** The options of the command set variables that we don't read. */
  | { readonly code: 'options-not-read' }
  /** The command asks a person for the token. */
  | { readonly code: 'asks-for-token' };

/** What a tool finds in one of the places where it looks. */
export type Lookup =
  | { readonly place: Place }
  | { readonly nothing: Reason }
  | { readonly unknown: Doubt };

/** What a tool finds in one of several blocks, such as the providers of Terraform. */
export interface Part {
  /** What the block is called; null for the one without a name. */
  readonly name: string | null;
  /** Undefined if the tool goes on to the next place. */
  readonly found: Lookup | undefined;
}

/** What a tool would send. */
export interface Choice {
  readonly tool: string;
  /** Undefined if there is nothing in any place where it looks. */
  readonly found: Lookup | undefined;
}

/**
 * Why a file or folder that exists couldn't be used. `error`: the system's error code; `count`: how
 * many files of a folder are beyond the limit.
 */
export type Problem =
  | { readonly type: 'too-many'; readonly count: number }
  | { readonly type: 'system'; readonly error: string }
  | { readonly type: 'invalid'; readonly format: string }
  | { readonly type: 'no-settings'; readonly format: string }
  | { readonly type: 'no-parser'; readonly format: string };

/** A file that exists and couldn't be read or parsed. */
export interface Unread {
  readonly path: string;
  readonly problem: Problem;
}

const apiToken: Content = { type: 'api-token' };

/** A place for an API token. */
export const tokenAt = (location: Location, text: string): Place => ({
  location,
  text,
  content: apiToken,
});

export const isForApi = ({ content }: Place): boolean => content.type === 'api-token';

/** Whether two places are one: the same value, shown under the same name. */
export const isSamePlace = (one: Place, other: Place): boolean =>
  one.text === other.text && nameOf(one.location) === nameOf(other.location);

export const registry = 'registry.digitalocean.com';

/** A location in one line: `.env: DO_TOKEN`. */
export function nameOf(location: Location): string {
  switch (location.in) {
    case 'environment':
      return location.key === undefined ? location.name : `${location.name}: ${location.key}`;
    case 'argument':
      return `the option ${location.name}`;
    case 'dotenv':
      return `${location.file}: ${location.name}`;
    case 'file':
      return `${location.file}: ${location.key}`;
    case 'doctl':
      return `doctl context ${location.context}${location.isRefreshToken ? ', refresh token' : ''}`;
    case 'pulumi':
      return `${location.file}: digitalocean:token`;
    case 'docker':
      return location.file === null ? `docker login, ${registry}` : `${location.file}: ${registry}`;
    case 'kubeconfig':
      return `kubeconfig, user ${location.user}`;
  }
}

/** A location as the source of a report. */
export function sourceOf(location: Location): Source {
  switch (location.in) {
    case 'environment':
      return { kind: 'env', name: location.name };
    case 'argument':
      return { kind: 'argument', name: location.name };
    case 'doctl':
      return { kind: 'doctl', name: location.context };
    case 'docker':
      return { kind: 'docker', name: registry };
    case 'kubeconfig':
      return { kind: 'kubeconfig', name: location.user };
    case 'pulumi':
      return { kind: 'pulumi', name: nameOf(location) };
    default:
      return { kind: 'file', name: nameOf(location) };
  }
}
