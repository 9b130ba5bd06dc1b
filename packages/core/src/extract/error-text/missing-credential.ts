import type { NoCredentialSeen } from '../../facts.ts';
import { variablesOf } from '../../knowledge/tools.ts';
import { anyOf, anyWord, sequence } from '../../text/patterns.ts';

/** A token, in the words of programs; a page token and a token against forged requests are others. */
const token =
  /(?<!csrf |xsrf |page |cancel |session |refresh |verification |push |device |invite |id )\b(?:(?:api|access|auth|oauth|bearer|personal|digital ?ocean|do)[ _-]){0,3}(?:tokens?|api[ _-]?keys?|credentials)/;
/** A variable or an option for it. */
const name =
  /\b(?:DIGITALOCEAN|DO|SPACES|TF_VAR|dns_digitalocean|digitalocean)[_:](?!CONTEXT\b|CONFIG\b|REGION\b|API_URL\b)[A-Za-z_]{2,40}/;
const quote = /["'`)]{0,2}/;
const subject = sequence([
  anyOf([token, name]),
  quote,
  /(?: (?:environment variable|env var|variable|option|argument|property|value|input|secret|field)s?)?/,
  quote,
]);
const participle = anyWord(
  'set found provided specified configured supplied given present available passed',
);

/** What Kubernetes says about a Secret, or a key in it, that isn't there. */
const secretMissing = anyOf(
  [
    /secrets? \\?"[\w./-]{0,60}(?:digital|do|dns|token|spaces|access|credential)[\w./-]{0,60}\\?" not found/,
    /couldn't find key [\w.-]{1,60} in secret|key "[\w.-]{1,60}" not found in secret/,
  ],
  'i',
);
/** What S3 clients say that found no keys. */
const keysMissing = anyOf(
  [
    /unable to locate credentials|NoCredentialProviders|could not load credentials from any provider/, // AWS SDKs
    /no valid credential sources|failed to refresh cached credentials/, // AWS SDK for Go, Terraform
    /spaces credentials not configured|spaces access id and secret key not set|could not determine how to establish security credentials|\bS3_SECRET_ACCESS_KEY must be set|no spaces (?:access )?(?:keys?|credentials)/, // Terraform, Pulumi
  ],
  'i',
);

/** What a program says that found no credential, or an empty one. */
const missing = anyOf(
  [
    // TOKEN is not set, the token must be provided, tokens were not found, api token is required
    sequence([
      subject,
      / (?:is|are|was|were|has|have|must|should|can|could)? ?/,
      anyOf([
        sequence([/(?:not|n't) (?:been )?/, participle]),
        sequence([
          /(?:must|should|needs?|have|has|had|can|could) (?:to )?be (?:explicitly )?/,
          participle,
        ]),
        /(?:is |are )?(?:required|missing|empty|unset|blank)\b(?! to | (?:an? |the |some |any )?(?:required )?(?:permission|scope|right|role|access)s?\b)/,
        /(?:not|n't) be (?:empty|blank|null|nil)|cannot be (?:empty|blank|null|nil)/,
      ]),
    ]),
    sequence([
      name,
      quote,
      anyOf([
        / (?:is|was) (?:not |un)defined/,
        /: (?:unbound variable|parameter (?:null or )?not set)/,
      ]),
    ]),
    sequence([
      /\b(?:could not|couldn't|cannot|can't|unable to|failed to) (?:find|locate) (?:the |an? |your |any )?(?:values? for )?/,
      anyOf([token, name]),
    ]),
    sequence([/\bplease (?:set|provide|export) (?:the |an? |your )?/, name]),
    // the module does not have the `api_token` set
    sequence([
      /\b(?:does not|doesn['’]t|do not|don['’]t) have (?:the |an? |any |its )?["'`]?/,
      anyOf([token, name]),
      /["'`]? (?:set|configured|defined|specified)\b/,
    ]),
    sequence([/\bno /, token, / (?:(?:was|were|is|are|has been|have been) )?/, participle]),
    // doctl prints the reason after a colon; a person may leave it out.
    /\bunable to initialize digitalocean api client\b["'.)]{0,3}\s*(?:$|\n)/,
    // missing token, missing env var DIGITALOCEAN_TOKEN, missing required configuration key "…"
    sequence([
      /\bmissing (?:the )?(?:required )?(?:provider configuration: |(?:env(?:ironment)?(?: var(?:iable)?)?|configuration (?:key|variable)|property in credentials configuration file|arguments?|option|input)s?[:,]? ?)?["'`]?/,
      anyOf([token, name]),
    ]),
    sequence([
      /\b(?:did not|didn't|must|have to|please|need to|forgot to) (?:specify|provide|set|supply|pass|configure) (?:an? |the |your )?/,
      token,
      /(?!:)/, // the words of a prompt
    ]),
    /input required and not supplied: \w{0,40}token/, // GitHub Actions
    /missing required arguments?: \w{0,20}token/, // Ansible
    /no value for required variable/, // Terraform
    /\bunset variable "\w{0,30}(?:token|pat|api_key)"/, // Packer
    /values? for variables \[[A-Z0-9_, ]{0,80}CREDENTIALS/, // clusterctl
    /argument "token" is required/, // Terraform
    /requires the --digitalocean-access-token/, // docker-machine
    /some credentials information are missing|credentials? information incomplete/, // lego
    secretMissing,
    keysMissing,
    /flag needs an argument: (?:'t'|--access-token)/, // doctl, with an empty variable
    /\bapi_token for auth must be specified/, // Packer
    /oauth2: token expired and refresh token is not set/, // Go's oauth2 library, about an empty token
    /the api_key client option must be set/, // openai
    /required key not provided @ data\[[^\]\n]{1,40}\]\['(?:access_)?token'\]/, // Home Assistant
  ],
  'i',
);
/** The name of a variable in such a message. */
const variableName = /\b(?:DIGITALOCEAN|DO|TF_VAR)_[A-Za-z0-9_]{2,30}\b(?<!_FILE)/g;

/**
 * The variable that the program lacks: one that it reads, before one that only a person or another
 * line names.
 */
function variableIn(text: string, tool: string | null): string | null {
  const root = /no value for required variable[\s\S]{0,200}?variable "(\w{2,31})"/i.exec(text)?.[1];
  if (root !== undefined) return `TF_VAR_${root}`;
  const unset = /\bUnset variable "(\w{2,31})"/.exec(text)?.[1];
  if (unset !== undefined) return `PKR_VAR_${unset}`;
  const names = text.match(variableName) ?? [];
  const own = variablesOf(tool);
  const passed = /(?:-t|--access-token)[ =]["']?\$/.test(text);
  return (
    names.find((name) => own.includes(name)) ??
    (own.length > 0 && !passed ? null : (names[0] ?? null))
  );
}

/** What a program in the text says that it was given no credential; null where it doesn't. */
export function missingCredentialIn(text: string, tool: string | null): NoCredentialSeen | null {
  const match = missing.exec(text);
  if (match === null) return null;
  // The message names the variable that is read; another line can set another one.
  const line = /^[^\n]{0,400}/.exec(text.slice(match.index))?.[0] ?? '';
  const variable = line.match(variableName)?.[0] ?? variableIn(text, tool);
  const instead = secretMissing.test(text)
    ? 'kubernetes-secret'
    : keysMissing.test(text)
      ? 's3-keys'
      : undefined;
  return {
    type: 'no-credential',
    origin: 'pasted',
    tool,
    variable,
    ...(instead !== undefined && { instead }),
  };
}
