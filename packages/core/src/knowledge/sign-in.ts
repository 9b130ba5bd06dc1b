import type { Circumstance, Names, Paste } from './circumstance.ts';
import { links } from './links.ts';

/** Texts about another way in than a personal access token: an app's sign-in, and GitHub's access. */

const provider = /\b(?:digital ?ocean|DO)\b/i;
/** Words for the act of signing in. */
const act =
  /\b(?:sign(?:ed|ing|s)?[ -]?(?:in|up|out)|log(?:ged|ging|s)?[ -]?(?:in|out|into)|login|authenticat(?:e|ed|es|ing|ion)|authori[sz](?:e|ed|es|ing|ation)|(?:re|dis)?connect(?:ed|ing|ion|s)? (?:\w{1,12} ){0,3}?(?:digital ?ocean|DO|accounts?|to|with)\b|link(?:ed|ing)? (?:my|your|the) account|grant(?:ed|ing)? (?:access|permissions?))\b/i;
/** What people see when an app opens the authorization page. */
const appWords =
  /\b(?:app|application|manager|desktop|extension|plugin|client|website|site|browser|button|click(?:ed|ing|s)?|tab|window|toast|screen|page|dialog|menu|popup|pop-up|redirect(?:ed|s)?|integration)\b/i;
const trouble =
  /\b(?:fail\w{0,4}|error|nothing happens|stuck|loop|again and again|can(?:'|’|no)t|cannot|could not|couldn['’]t|doesn['’]?t|does not|not able|unable|never|no longer|any ?more|oops|problem|issue|missing|wrong|not (?:authenticated|connected|authori[sz]ed)|waiting)\b/i;
/** A text with a token, a key or a command isn't about an app's sign-in. */
const tokenWords =
  /\btokens?\b|\bPATs?\b|\bapi[ -]?keys?\b|\bdoctl\b|\bcurl\b|_TOKEN\b|\bssh\b|\bregistry\b|\bkubectl\b|\bs3\b|\bspaces\b|\bdns\b|\bpassword authentication\b|\bterraform\b|\bansible\b|\bgithub\b|\b40[13]\b|\bterminal\b|\bapi v[12]\b/i;

/** Whether a person tells that the sign-in of an app fails. */
function appSignIn({ text, told }: Paste): Names | null {
  if (!provider.test(told) || !trouble.test(told) || tokenWords.test(text)) return null;
  const sentences = told.split(/(?<=[.!?])\s|\n/);
  const isAct = sentences.some((one) => act.test(one) && provider.test(one));
  if (!(isAct || (act.test(told) && /\baccount\b/i.test(told))) || !appWords.test(text))
    return null;
  const changed =
    /\b(?:new|another|different|changed?|switch(?:ed|ing)?|other|second|multiple|two)\b[^.\n]{0,40}\b(?:accounts?|teams?|organi[sz]ations?|username|e-?mail|login)\b/i;
  const money = /\bbilling\b|\bpayment\b|\bverif(?:y|ied|ication)\b/i;
  if (/\b(?:certificate|ssl|tls)\b/i.test(told)) return null;
  const hint = changed.test(told)
    ? ' The text mentions another account or team: the app may still use the old sign-in.'
    : money.test(told)
      ? ' The text mentions billing or verification: the app may have been given another team, or sees an account with something left to do.'
      : ' Frequent causes: the sign-in ended (it lasts 30 days unless the app renews it), or something in the account is still to be done.';
  return { hint };
}

export const signIn = [
  {
    id: 'panel-page',
    title: 'A page of the control panel doesn’t load',
    together: [
      /\bdigital ?ocean\b/i,
      /\b(?:page|panel|dashboard|site)\b[^.\n]{0,60}\b(?:blank|white|empty|spinner|spinning|(?:does not|doesn['’]t|never|won['’]t) load|loading forever)\b/i,
      /\b(?:browser|firefox|chrome|safari|edge|brave|u?block|extension|incognito|cookies?)\b/i,
    ],
    unless: /\b(?:my|our) (?:app|site|page)\b/i,
    last: true,
    decisive: true,
    fits: 'The browser, an extension or a filter in the network keeps the page from loading. Your tokens keep working meanwhile.',
    check: {
      text: 'Open the page in a private window without extensions, or in another browser:',
      url: links.tokens,
    },
    afterwards: { text: 'See whether DigitalOcean reports an incident:', url: links.status },
  },
  {
    id: 'kubectl-context',
    title: 'kubectl uses another context of the kubeconfig',
    together: [
      /\bkubectl\b|\bkubeconfig\b/,
      /\b(?:wrong|other|another|old) cluster\b|\bwrong context\b/i,
    ],
    unless: /\b40[13]\b|\bunauthori[sz]ed\b/i,
    decisive: true,
    // https://kubernetes.io/docs/tasks/access-application-cluster/configure-access-multiple-clusters/
    fits: 'A kubeconfig can contain several clusters, and kubectl uses the selected context. The token isn’t the cause.',
    check: {
      text: 'List the contexts, and select the one of your cluster:',
      command: 'kubectl config get-contexts; kubectl config use-context <context>',
    },
  },
  {
    id: 'droplet-login',
    title: 'A Droplet has its own user and password, no token',
    together: [
      /\b(?:droplet|server|console|ssh|root)\b/i,
      /\basks? (?:me |us )?for (?:a |the |my )?(?:login|user ?name|password|root)|\b(?:login|password) prompt\b|\broot['’]?s? password\b/i,
      /\b(?:tokens?|api[ -]?keys?)\b[^.\n]{0,60}(?:\bnot|n['’]t)\b/i,
    ],
    unless: /\bregistry\b|\bdoctl\b|\b40[13]\b|\bdocker\b/i,
    decisive: true,
    // https://docs.digitalocean.com/products/droplets/how-to/connect-with-console/
    fits: 'An API token is for the API only. A Droplet knows its own users: the SSH keys that were added at its creation, and the root password.',
    check: {
      text: 'Reset the root password in the Droplet’s Access page, or log in with the SSH key:',
      command: 'ssh root@<address of the Droplet>',
    },
  },
  {
    id: 'app-callback',
    title: 'The app’s own server has a certificate problem',
    together: [
      /\bauthori[sz]\w{1,6}\b|\boauth\b|\bsign(?:ed|ing)? in\b/i,
      /\bredirect\w{0,4}\b|\bcallback\b/i,
      /\b(?:certificate|ssl|tls)\b[^\n]{0,60}\b(?:expired|invalid|not valid|untrusted)\b|\bexpired (?:ssl|tls|certificate)|SEC_ERROR_EXPIRED/i,
    ],
    unless: /\b(?:api|cloud)\.digitalocean\.com[^\n]{0,80}certificate/i,
    last: true,
    decisive: true,
    fits: 'DigitalOcean’s part worked: it sends you back to the app’s server, whose certificate isn’t valid. The token and your account aren’t the cause.',
    check: { text: 'Tell the maker of the app that the certificate of that address has expired.' },
    afterwards: {
      text: 'Create a personal access token instead, if the app accepts one:',
      url: links.tokens,
    },
  },
  {
    id: 'app-oauth',
    title: 'The app’s sign-in with DigitalOcean fails or has ended',
    find: appSignIn,
    last: true,
    local: true,
    decisive: true,
    // https://docs.digitalocean.com/reference/api/oauth/
    fits: 'An app that opens DigitalOcean’s page uses OAuth, so there is no API token to check or to create.{hint}',
    check: {
      text: 'Disconnect the account in the app. Sign in to the control panel in your browser, finish what it asks for (email, billing), and connect again: choose the team that owns the resources.',
    },
    afterwards: {
      text: 'Revoke the app’s access if that fails, update the app, and connect once more:',
      url: links.applications,
    },
  },
] as const satisfies readonly Circumstance[];
