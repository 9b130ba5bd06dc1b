import { links } from './links.ts';
import type { Step } from './step.ts';

/**
 * Errors that are not about a credential, what each one rules out, and what to do. Only the words of
 * this table are repeated in a report, never the text itself.
 */
interface OtherError {
  readonly id: string;
  readonly pattern: RegExp;
  /** What shows that it's the consequence of another error. */
  readonly unless?: RegExp;
  /** What was recognised, as a report names it. */
  readonly words: string;
  /** The headline, where it isn't that the error is not about the token. */
  readonly title?: string;
  /** It says by itself what is wrong, whatever else the text contains. */
  readonly decisive?: true;
  /** The failed connection in the text is this one, and none to DigitalOcean. */
  readonly isFailure?: true;
  readonly means: string;
  /** Null where only more of the output can tell. */
  readonly step: Step | null;
}

/** A line on which a program names its error, and not only its exit code. */
const errorLine =
  /(?:\b(?:error|fatal|ERROR|FATAL)|Error|Exception|Unauthorized|Forbidden): (?![^\n]{0,80}\bexit code\b)\S/;

/** The errors; the most specific one first. */
export const otherErrors = [
  {
    id: 'packer-ssh',
    pattern:
      /\bpacker\b[\s\S]{0,4000}(?:permission denied \(publickey|\bssh: (?:handshake failed|unable to authenticate)|Timeout waiting for SSH)/i,
    words: 'SSH login of Packer',
    title: 'SSH refused Packer’s login; the API token works',
    decisive: true,
    // https://developer.hashicorp.com/packer/integrations/digitalocean/digitalocean
    means:
      'Packer created the Droplet with the token, and a key of its own. The images of DigitalOcean accept that key for the user root, unless the image has another user.',
    step: {
      text: 'Set the user in the builder. Keep the key with -debug to try the login by hand if that doesn’t help:',
      command: 'ssh_username = "root"',
    },
  },
  {
    id: 'ssh-host-key',
    pattern: /host key verification failed|\bREMOTE HOST IDENTIFICATION HAS CHANGED\b/i,
    words: 'host key of SSH',
    title: 'SSH doesn’t accept the server’s host key',
    // https://man.openbsd.org/ssh#VERIFYING_HOST_KEYS
    means:
      'A rebuilt Droplet, or a new one with an old address, has a new host key, and a job may know none. An API token isn’t involved.',
    step: {
      text: 'Remove the old host key if you know why it changed, and log in again. In a job, add the right one to known_hosts:',
      command: 'ssh-keygen -R <address>',
    },
  },
  {
    id: 'ssh-droplet',
    pattern:
      /^(?=[\s\S]{0,4000}(?:\bdroplets?\b|\bdoctl compute ssh\b|\broot@))[\s\S]{0,4000}\bpermission denied \(publickey/i,
    unless: /\bbad permissions\b|\bare too open\b|\bgit@/i,
    words: 'SSH login to a Droplet',
    title: 'SSH refused the login; the API token isn’t involved',
    decisive: true,
    // https://docs.digitalocean.com/products/droplets/how-to/add-ssh-keys/
    means:
      'The Droplet doesn’t have the key that was offered. It gets keys only when it’s created, and only those that the request names.',
    step: {
      text: 'Name the private key that belongs to it. If it has none of yours, add your public key to `~/.ssh/authorized_keys` in the Droplet’s console:',
      command: 'ssh -i ~/.ssh/<key> root@<address>',
    },
  },
  {
    id: 'ssh-login',
    pattern:
      /permission denied \(publickey|\bssh: (?:handshake failed|unable to authenticate)|\bno supported (?:authentication )?methods (?:remain|available)|\ball configured authentication methods failed\b/i,
    words: 'SSH login error',
    title: 'SSH refused the login; the API token isn’t involved',
    means:
      'SSH uses the private keys and passwords of a server, so an API token isn’t involved. The key that was offered is another one, or it isn’t loaded.',
    step: {
      text: 'Load the private key that the server expects, and compare its fingerprint with what SSH offers:',
      command: 'ssh-add ~/.ssh/<key> && ssh-add -l -E md5',
    },
  },
  {
    id: 'database-tls',
    pattern:
      /\bredis:\/\/[^\n]{0,200}\b2506[01]\b[\s\S]{0,400}\b(?:closed|reset|EOF)\b|\bno pg_hba\.conf entry\b[^\n]{0,200}\b(?:SSL off|no encryption)|\bConnections using insecure transport are prohibited\b/i,
    words: 'database connection without TLS',
    title: 'The database accepts only connections with TLS',
    decisive: true,
    isFailure: true,
    // https://docs.digitalocean.com/products/databases/redis/how-to/connect/
    means:
      'The client connects without TLS, and the database ends that. API tokens aren’t used there.',
    step: {
      text: 'Turn on TLS in the connection string: `rediss://` instead of `redis://`, `sslmode=require` for PostgreSQL, `ssl-mode=REQUIRED` for MySQL. It’s right in:',
      command: 'doctl databases connection <database-id>',
    },
  },
  {
    id: 'database-local',
    pattern:
      /^(?=[\s\S]{0,4000}\b(?:(?:DATABASE|REDIS|MONGO\w{0,4})_URL|managed|app platform)\b)[\s\S]{0,4000}(?:127\.0\.0\.1|localhost|::1)"?\)?[, ]{0,2}(?::| port ){1,2}"?(?:5432|3306|6379|27017)\b/i,
    unless: /\bapi\.digitalocean\.com\b/,
    words: 'database on this machine',
    title: 'The program looks for the database on its own machine',
    decisive: true,
    isFailure: true,
    means:
      'That is what most programs do without an address. The variable with the connection string is missing or has another name where it runs. API tokens aren’t used there.',
    step: {
      text: 'Set it there to the connection string of the database, as the code names it. See the string with:',
      command: 'doctl databases connection <database-id>',
    },
  },
  {
    id: 'database-login',
    pattern:
      /\bpg_hba\b|password authentication failed for user|access denied for user|\bWRONGPASS\b|\bNOAUTH\b|\bbad auth ?: authentication failed/i,
    words: 'database login error',
    title: 'The database refused the login, not DigitalOcean’s API',
    decisive: true,
    means: 'A database rejected the login. API tokens aren’t used there.',
    step: {
      text: 'Check the user, the password and the database name in the connection string. A managed database shows the right one with:',
      command: 'doctl databases connection <database-id>',
    },
  },
  {
    id: 'database-unreachable',
    pattern:
      /^(?=[\s\S]{0,4000}(?:\b(?:db|mongo)\.ondigitalocean\.com\b|\b2506[01]\b))[\s\S]{0,4000}\b(?:time(?:d )?[- ]?out|ETIMEDOUT|ENOTFOUND|ECONNREFUSED|not known|nodename nor servname|connection refused|no route to host|deadline exceeded|can['’]t connect to|could not connect)\b/i,
    unless: /\bapi\.digitalocean\.com\b/i,
    words: 'database that doesn’t answer',
    title: 'The database takes no connection from this address',
    decisive: true,
    isFailure: true,
    // https://docs.digitalocean.com/products/databases/postgresql/how-to/secure/
    means:
      'A managed database answers only its trusted sources. This machine probably isn’t one of them. A host that starts with `private-` works only in its VPC. API tokens aren’t used there.',
    step: {
      text: 'Add the address of this machine to the trusted sources of the database, and connect again:',
      command: 'doctl databases firewalls append <database-id> --rule ip_addr:<address>',
    },
  },
  {
    id: 'argument-missing',
    pattern: /\bmissing \d required positional arguments?: '(?:api_)?token'/,
    words: 'call without a token',
    title: 'The token is missing in the call or the configuration',
    decisive: true,
    means: 'The program stopped before it sent a request, because nothing passed a token to it.',
    step: {
      text: 'Add the token to the call, or to the configuration of the program, as its version needs it.',
    },
  },
  {
    id: 'do-agent',
    pattern: /\bdo-agent\b[\s\S]{0,300}\b(?:401|403)\b/,
    words: 'do-agent',
    title: 'The metrics agent of the Droplet is refused',
    decisive: true,
    // https://github.com/digitalocean/do-agent
    means:
      'do-agent uses a token that the Droplet gets from the metadata service, not your API token. After a restore or a clone, it can be an old one.',
    step: {
      text: 'Restart the agent. Install it again if that doesn’t help, and then ask DigitalOcean support:',
      command: 'sudo systemctl restart do-agent && journalctl -u do-agent -n 20',
    },
  },
  {
    id: 'snap-kubeconfig',
    pattern:
      /\bdoctl\b[\s\S]{0,400}\bopen \/?[^\s:]{0,200}\.kube\/[^\s:]{1,80}: permission denied\b/i,
    words: 'kubeconfig that doctl can’t write',
    title: 'doctl can’t write the kubeconfig',
    decisive: true,
    // https://github.com/digitalocean/doctl#use-with-kubectl
    means:
      'This is about a file on this machine, not about the permissions of the token. A doctl from snap can use `~/.kube` only with the kube-config connection.',
    step: {
      text: 'Connect the directory to the snap, and run the command again. Without snap, make the directory yours instead:',
      command: 'mkdir -p ~/.kube && sudo snap connect doctl:kube-config',
    },
  },
  {
    id: 'snap-file',
    pattern:
      /\bdoctl\b[\s\S]{0,400}\bopen \/?[^\s:]{1,200}(?<!\.config\/doctl\/config\.yaml): permission denied\b/i,
    words: 'file that doctl can’t read',
    title: 'doctl can’t read the file',
    decisive: true,
    // https://github.com/digitalocean/doctl#snap-supported-os
    means:
      'This is about a file on this machine, not about the permissions of the token. A doctl from snap can read only a few directories.',
    step: {
      text: 'Connect the directory to the snap, and run the command without `sudo`. Or install doctl without snap:',
      command: 'sudo snap connect doctl:ssh-keys :ssh-keys',
    },
  },
  {
    id: 'certbot-plugin',
    pattern:
      /\bunrecognized arguments: --dns-digitalocean|\bdns-digitalocean plugin does not appear to be installed\b/,
    words: 'plugin of certbot',
    title: 'certbot doesn’t have the DigitalOcean plugin',
    decisive: true,
    // https://certbot-dns-digitalocean.readthedocs.io/
    means: 'The plugin is a package of its own. The token wasn’t used yet.',
    step: {
      text: 'Install it from where certbot came: with snap, with pip in certbot’s own environment, or with apt:',
      command: 'sudo apt-get install python3-certbot-dns-digitalocean',
    },
  },
  {
    id: 'plugin-missing',
    pattern:
      /\bdns provider\b[^\n]{0,30}\bnot supported\b|\bmodule not registered: dns\.providers\b|\b(?:unknown|unrecognized|unsupported) (?:dns )?provider\b|\bdriver "[\w-]{1,40}" not found\b|"digitalocean" dns provider|\b(?:unsupported|invalid)\b[^\n]{0,60}\bprotocol\b[^\n]{0,20}\bdigitalocean\b/i,
    words: 'missing plugin',
    title: 'The program has no DigitalOcean plugin under that name',
    decisive: true,
    // https://github.com/caddy-dns/digitalocean
    means:
      'The name is misspelled, or this build or version of the program lacks DigitalOcean. The token wasn’t used yet.',
    step: {
      text: 'Check the spelling of `digitalocean`. Update the program, or build or install it with the plugin; for Caddy:',
      command: 'xcaddy build --with github.com/caddy-dns/digitalocean',
    },
  },
  {
    id: 'domain-offensive',
    pattern: /\bDO_(?:PID|LETOKEN)\b|\bdns_do\b(?!\w)/,
    words: 'dns_do, for do.de',
    title: 'This is about do.de, not DigitalOcean',
    decisive: true,
    // https://github.com/acmesh-official/acme.sh/wiki/dnsapi
    means:
      'In acme.sh, `dns_do` is for Domain-Offensive (do.de). DigitalOcean’s plugin is `dns_dgon`.',
    step: {
      text: 'Set `DO_PID` and `DO_PW` for do.de. For DigitalOcean, use its own plugin:',
      command: 'DO_API_KEY=<token> acme.sh --issue --dns dns_dgon -d example.com',
    },
  },
  {
    id: 'acme-propagation',
    pattern:
      /\bNXDOMAIN looking up TXT\b|\breturned (?:SERVFAIL|NXDOMAIN) for _acme|\bfor record to fully propagate\b|\bDNS record to propagate\b|\bnot yet propagated\b|\bchallenge propagation\b|\bno TXT record found\b|\bincorrect TXT record\b|\bDNS problem: (?:NXDOMAIN|SERVFAIL)\b/i,
    words: 'DNS challenge not seen',
    title: 'The certificate authority doesn’t see the TXT record',
    decisive: true,
    isFailure: true,
    // https://letsencrypt.org/docs/challenge-types/#dns-01-challenge
    means:
      'This comes after the API: the program has written the record, or thinks so. The domain’s name servers don’t return it yet, or aren’t DigitalOcean’s.',
    step: {
      text: 'Compare the domain’s name servers with DigitalOcean’s (ns1 to ns3.digitalocean.com). If they are right, let the program wait longer:',
      command:
        'dig NS example.com +short; dig TXT _acme-challenge.example.com @ns1.digitalocean.com +short',
    },
  },
  {
    id: 'acme-zone',
    pattern: /\bcould not find (?:the )?(?:start of authority|zone for)\b/i,
    words: 'zone of the domain',
    title: 'The program can’t find the zone of the domain in DNS',
    decisive: true,
    isFailure: true,
    // https://go-acme.github.io/lego/usage/cli/options/
    means:
      'It asks DNS which zone the name belongs to, before it uses the token. The domain has no public name servers, or a local resolver hides them.',
    step: {
      text: 'Compare what a public resolver says. If it knows the zone, let the program ask that one; in lego with:',
      command: 'dig SOA example.com @1.1.1.1 +short; lego --dns.resolvers 1.1.1.1:53 …',
    },
  },
  {
    id: 'acme-no-solver',
    pattern: /\bno solvers available for remaining challenges\b/i,
    words: 'no DNS challenge in Caddy',
    title: 'The DNS challenge isn’t configured in Caddy',
    decisive: true,
    // https://caddyserver.com/docs/caddyfile/directives/tls
    means: 'A variable with the token isn’t enough: the site’s block must name the DNS provider.',
    step: {
      text: 'Add this to the site’s block, with the name of your variable, and reload Caddy:',
      command: 'tls { dns digitalocean {env.DO_AUTH_TOKEN} }',
    },
  },
  {
    id: 'acme-limit',
    pattern:
      /\btoo many (?:failed authorizations|certificates|new orders|registrations)\b|\bacme:error:rateLimited\b|\bletsencrypt\.org\/docs\/rate-limits\b/i,
    words: 'rate limit of the certificate authority',
    title: 'The limit is the certificate authority’s, not DigitalOcean’s',
    decisive: true,
    // https://letsencrypt.org/docs/rate-limits/
    means: 'Too many requests for these names came before. DigitalOcean refused nothing.',
    step: {
      text: 'Wait as long as the message says, and test with the staging server until it works. For lego:',
      command: '--server https://acme-staging-v02.api.letsencrypt.org/directory',
    },
  },
  {
    id: 'acme-challenge-type',
    pattern: /\bnone of the preferred challenges are supported by the selected plugin\b/i,
    words: 'challenge type of certbot',
    title: 'The saved renewal asks for another challenge',
    decisive: true,
    means:
      'The certificate was made with another challenge (HTTP), and certbot keeps that for renewals. The token wasn’t used.',
    step: {
      text: 'Delete the saved certificate and issue it again with the DNS plugin:',
      command: 'certbot delete --cert-name <name>',
    },
  },
  {
    id: 'no-exec-support',
    pattern:
      /\bno client certificate and key, nor does it specify any auth method\b|\bno auth provider found\b|\bexec (?:plugin|auth) (?:is )?not supported\b/i,
    words: 'kubeconfig without a token',
    title: 'The program can’t use a kubeconfig that calls doctl',
    decisive: true,
    means:
      'DigitalOcean’s kubeconfig runs doctl to get a credential. This program supports only a token or a certificate in the file.',
    step: {
      text: 'Download a kubeconfig that contains a token for a week, in the control panel of the cluster, or with the API:',
      url: 'https://docs.digitalocean.com/products/kubernetes/how-to/connect-to-cluster/',
    },
  },
  {
    id: 'kubeconfig-context',
    pattern: /\bfailed to fetch credentials for cluster\b[^\n]{0,100}\bnot found\b/i,
    words: 'cluster not found by doctl',
    title: 'doctl asks for the cluster with another context’s token',
    decisive: true,
    // https://github.com/digitalocean/doctl/issues/459
    means:
      'The token is valid, but its team doesn’t have this cluster. The kubeconfig calls doctl without the context in which you saved it.',
    step: {
      text: 'Update doctl, and save the kubeconfig again with the context:',
      command: 'doctl kubernetes cluster kubeconfig save <cluster> --context <name>',
    },
  },
  {
    id: 'crash',
    pattern: /\bpanic: runtime error\b|\bSIGSEGV\b|\bsegmentation fault\b/i,
    words: 'crash',
    title: 'The program crashed',
    decisive: true,
    means: 'A crash is a fault of the program, and no answer of DigitalOcean’s.',
    step: { text: 'Update the program, and run the command again.' },
  },
  {
    id: 'oauth-state',
    pattern:
      /\bcsrf[_ ]detected\b|\b(?:oauth )?state (?:parameter )?(?:mismatch|does ?n['o]t match|is invalid|missing)\b|\binvalid state parameter\b/i,
    words: 'OAuth state',
    title: 'The state of the sign-in doesn’t match',
    decisive: true,
    // https://datatracker.ietf.org/doc/html/rfc6749#section-10.12
    means:
      'The app compares the `state` in the callback with the one in the user’s session, and they differ. No credential was refused.',
    step: {
      text: 'Sign in again from the start in one browser tab. If that fails, check that the session cookie survives the way back: same host, https, and SameSite=Lax.',
    },
  },
  {
    id: 'sealed-secret',
    pattern: /\bno key could decrypt secret\b|\bError getting data key\b/i,
    words: 'sealed secret',
    title: 'The cluster can’t decrypt the secret',
    decisive: true,
    // https://github.com/bitnami-labs/sealed-secrets
    means:
      'The secret was encrypted for a key that this cluster doesn’t have, so no Secret with the token is created.',
    step: {
      text: 'Give the controller the private key if it’s SOPS. Encrypt a sealed secret again for this cluster:',
      command: 'kubeseal --fetch-cert > cert.pem && kubeseal --cert cert.pem -o yaml < secret.yaml',
    },
  },
  {
    id: 'terraform-source',
    pattern: /\bdoes not have a provider named registry\.terraform\.io\/hashicorp\/digitalocean\b/i,
    words: 'source of the Terraform provider',
    title: 'Terraform looks for the provider under the wrong source',
    decisive: true,
    // https://registry.terraform.io/providers/digitalocean/digitalocean/latest/docs
    means:
      'A module without `required_providers` gets the source hashicorp/digitalocean, which doesn’t exist. No token was used.',
    step: {
      text: 'Add the source in each module that uses the provider, and run `terraform init`:',
      command:
        'terraform { required_providers { digitalocean = { source = "digitalocean/digitalocean" } } }',
    },
  },
  {
    id: 'terraform-backend-variable',
    pattern: /\bVariables not allowed\b|\bVariables may not be used here\b/,
    words: 'variable in a backend',
    title: 'Terraform allows no variables in this block',
    decisive: true,
    // https://developer.hashicorp.com/terraform/language/backend#partial-configuration
    means: 'A backend is read before variables have values. Nothing was sent.',
    step: {
      text: 'Remove these lines. The backend for Spaces reads the key pair from the environment:',
      command:
        'export AWS_ACCESS_KEY_ID=<id> AWS_SECRET_ACCESS_KEY=<secret> && terraform init -reconfigure',
    },
  },
  {
    id: 'terraform-no-block',
    pattern: /\bdigitalocean\/digitalocean"? requires explicit configuration\b/i,
    words: 'provider block',
    title: 'The provider block is missing in the root module',
    decisive: true,
    means: 'Terraform needs a block for this provider before it sends anything.',
    step: {
      text: 'Add the block to the root module, and set the token as a variable:',
      command: 'provider "digitalocean" { token = var.do_token }',
    },
  },
  {
    id: 'curl-continued',
    pattern:
      /(?:^|[\s:])(?:-H|--header|-d|-X|--data): (?:command )?not found|\bcommand not found: (?:-H|--header|-d|-X)\b/m,
    words: 'command that ends too early',
    title: 'The command ends before its options',
    decisive: true,
    isFailure: true,
    // https://www.gnu.org/software/bash/manual/html_node/Escape-Character.html
    means:
      'The shell took the next lines as commands of their own. A backslash joins two lines only as the very last character, and one here has a space after it or is missing.',
    step: {
      text: 'Remove the spaces after each backslash, or write the command in one line:',
      command:
        'curl -H "Authorization: Bearer $DIGITALOCEAN_ACCESS_TOKEN" "https://api.digitalocean.com/v2/account"',
    },
  },
  {
    id: 'curl-split',
    pattern:
      /\bcould not resolve host: (?:bearer\b|authorization\b|application\b|content-type\b|do[opr]_v1_|[“”‘’'"$-])/i,
    words: 'word of a header as a host',
    title: 'The shell split the header into words',
    decisive: true,
    isFailure: true,
    means:
      'curl took a word of the header as a host, because nothing that the shell knows as a quote keeps the header together. Curly quotes (“ ”) don’t, and neither do quotes in the value of a variable.',
    step: {
      text: 'Write the quotes again as straight ones, around the whole header:',
      command:
        'curl -H "Authorization: Bearer $DIGITALOCEAN_ACCESS_TOKEN" "https://api.digitalocean.com/v2/account"',
    },
  },
  {
    id: 'curl-url',
    pattern: /\bcurl: \(3\)/,
    words: 'URL that curl can’t read',
    title: 'curl got no valid URL',
    decisive: true,
    // https://curl.se/docs/manpage.html, exit code 3
    means:
      'A quote is missing or in the wrong place, so the shell splits the command in another way. Nothing was sent.',
    step: {
      text: 'Put the header and the URL in double quotes, each with both quotes:',
      command:
        'curl -H "Authorization: Bearer $DIGITALOCEAN_ACCESS_TOKEN" "https://api.digitalocean.com/v2/account"',
    },
  },
  {
    id: 'rclone-remote',
    pattern: /\bdidn['’]t find section in config file\b/i,
    words: 'remote of rclone',
    title: 'rclone has no remote with this name',
    decisive: true,
    means:
      'The name before the colon isn’t in the configuration that rclone reads, which can be that of another user.',
    step: {
      text: 'Compare the name with the remotes, and see which file rclone reads:',
      command: 'rclone listremotes; rclone config file',
    },
  },
  {
    id: 'cluster-service',
    pattern:
      /https:\/\/[\w.-]{1,100}\.svc(?:\.cluster\.local)?:\d{2,5}\/|https:\/\/10(?:\.\d{1,3}){3}(?::(?:443|6443))?\/apis?\/|\bdial tcp 10\.(?:245|96|43)\.0\.1:443\b/,
    unless: /https:\/\/api\.digitalocean\.com\b/,
    words: 'service of the cluster',
    title: 'A service of the cluster didn’t answer, not DigitalOcean’s',
    decisive: true,
    isFailure: true,
    means: 'The address in the message is one within the cluster. The token isn’t used there.',
    step: {
      text: 'Look whether its Pods run, and at the nodes:',
      command: 'kubectl get pods --all-namespaces -o wide; kubectl get nodes',
    },
  },
  {
    id: 'own-server',
    pattern:
      /\b(?:dial tcp|connect(?:ing)? to(?: host)?|failed to connect to) \[?(?!169\.254\.)\d{1,3}(?:\.\d{1,3}){3}\]?(?::| port )(?:22|2376|2377|6443|3389|4160)\b|\bkex_exchange_identification\b|\bwhen waiting for search string OpenSSH\b|\b(?:timeout|timed out) (?:when )?waiting for (?:ssh|port 22|search string)/i,
    words: 'your own server',
    title: 'Your own server can’t be reached, not the API',
    decisive: true,
    isFailure: true,
    means:
      'The connection in the message goes to your own server, not to the API. If a program has just created the server, DigitalOcean accepted its token.',
    step: {
      text: 'Check that the server has started, and that its firewall allows the port in the message:',
      command: 'nc -vz <address> <port>',
    },
  },
  {
    id: 'own-service',
    pattern:
      /https?:\/\/(?:127\.0\.0\.1|localhost|\[::1\])(?::\d{1,5})?(?:\/[^\s"']{0,200})?["']?[^\n]{0,200}?\b(?:deadline exceeded|timed out|timeout|refused|reset by peer|EOF)\b/i,
    // A request to DigitalOcean in the same text may have failed too.
    unless: /\bproxy|\blocalhost:8080\b|\b(?:api|cloud|registry)\.digitalocean\.com\b/i,
    words: 'service on this machine',
    title: 'A service on this machine didn’t answer, not DigitalOcean',
    decisive: true,
    isFailure: true,
    means:
      'The request went to this machine, for example to a port forward into a cluster. That service has its own login, and a DigitalOcean token plays no part in it.',
    step: {
      text: 'Check that the service behind that address is ready, and then log in to it again. In a cluster, see its Pods:',
      command: 'kubectl get pods --all-namespaces',
    },
  },
  {
    id: 'docker-credential-store',
    pattern:
      /\berror (?:storing|saving|getting|erasing) credentials\b|\bdocker-credential-\w{1,20}\b[^\n]{0,60}(?:not found|no such file|exit status)|\bUser interaction is not allowed\b/i,
    words: 'Docker’s credential store',
    title: 'Docker can’t store the login on this machine',
    decisive: true,
    // https://docs.docker.com/reference/cli/docker/login/#credential-stores
    means:
      'DigitalOcean gave the login. Docker hands it to a helper program of the system, and that one failed: a locked keychain, a session without a desktop, or a missing helper.',
    step: {
      text: 'Log in again with an unlocked keychain on macOS. Elsewhere, or over SSH, remove `credsStore` from `~/.docker/config.json`:',
      command: 'security unlock-keychain && doctl registry login',
    },
  },
  {
    id: 'pod-without-account',
    pattern:
      /\bno configuration has been provided\b(?=[\s\S]{0,8000}\b(?:kubernetes_deployment|kind: ?Deployment|service_?account)\b)|\b(?:external-dns|pods?|deployment)\b[\s\S]{0,400}\bno configuration has been provided\b/i,
    words: 'Pod without a service account',
    title: 'The Pod can’t reach the cluster’s own API',
    decisive: true,
    means:
      'The program in the Pod found no Kubernetes configuration: the Pod has no service account token. The DigitalOcean token isn’t the cause.',
    step: {
      text: 'Name the service account in the Pod’s spec, mount its token, and apply it again. In Terraform:',
      command: 'service_account_name = "external-dns"\nautomount_service_account_token = true',
    },
  },
  {
    id: 'no-kubeconfig',
    pattern:
      /\bconnection to the server localhost(?::\d{1,5})? was refused\b|\blocalhost:8080\b[^\n]{0,80}\brefused\b|\bapply manifest files - connection refused\b|\bno configuration has been provided\b/i,
    words: 'kubectl without a kubeconfig',
    title: 'kubectl has no kubeconfig for the cluster',
    decisive: true,
    isFailure: true,
    means:
      'kubectl, or a program with the same settings, asked this machine itself, because no kubeconfig names the cluster. The token isn’t the cause.',
    step: {
      text: 'Save the kubeconfig before kubectl runs, in the same job and as the same user. In Terraform, set `host`, `token` and `cluster_ca_certificate` in the provider instead:',
      command: 'doctl kubernetes cluster kubeconfig save <cluster>',
    },
  },
  {
    id: 'kubectl-version',
    pattern: /\binvalid apiVersion "client\.authentication\.k8s\.io\//,
    words: 'version of kubectl',
    title: 'kubectl and the kubeconfig have different versions',
    decisive: true,
    // https://kubernetes.io/docs/reference/access-authn-authz/authentication/#client-go-credential-plugins
    means: 'kubectl doesn’t know the version of the credential plugin in the kubeconfig.',
    step: {
      text: 'Update kubectl and doctl, and save the kubeconfig again:',
      command: 'doctl kubernetes cluster kubeconfig save <cluster>',
    },
  },
  {
    id: 'exec-plugin-arguments',
    pattern: /\bkubeconfig\.exec-credential\) command is missing required arguments/,
    words: 'incomplete arguments in the kubeconfig',
    title: 'The kubeconfig calls doctl without the cluster',
    decisive: true,
    means:
      'doctl was started without the ID of the cluster, so it never asked DigitalOcean. The `args` in the kubeconfig are incomplete.',
    step: {
      text: 'Save the kubeconfig again, with the name of your cluster:',
      command: 'doctl kubernetes cluster kubeconfig save <cluster>',
    },
  },
  {
    id: 'canceled',
    pattern: /\bthe operation was cancell?ed\b|\bjob (?:was|has been) cancell?ed\b/i,
    words: 'canceled job',
    title: 'The job was canceled before an answer came',
    decisive: true,
    means: 'Someone or a time limit stopped the job. DigitalOcean didn’t judge the token.',
    step: {
      text: 'Run the job again. If it hangs at the same step, check for known incidents:',
      url: links.status,
    },
  },
  {
    id: 'other-certificate',
    pattern:
      /\bSEC_ERROR_EXPIRED_CERTIFICATE\b|\buses an invalid security certificate\b|SSL\s{1,4}certificate for (?!\S{0,60}digitalocean)[\w.-]{4,100}/i,
    words: 'certificate of another host',
    title: 'The certificate is that of another host, not DigitalOcean’s',
    decisive: true,
    means: 'The message names another host. DigitalOcean and the token aren’t involved.',
    step: { text: 'Ask the owner of that host for a valid certificate, or try again later.' },
  },
  {
    id: 'no-oidc',
    pattern:
      /\b(?:oidc|openid)\b[\s\S]{0,400}\bcloud\.digitalocean\.com\b|\bcloud\.digitalocean\.com\b[\s\S]{0,400}\b(?:oidc|openid)/i,
    words: 'OpenID Connect',
    title: 'DigitalOcean’s OAuth has no OpenID Connect discovery',
    decisive: true,
    // https://docs.digitalocean.com/reference/api/oauth/
    means:
      'The program looks for an OpenID configuration at that address and gets a web page. DigitalOcean offers plain OAuth 2.',
    step: {
      text: 'Use the generic OAuth 2 settings instead, with the addresses for authorization and token:',
      url: links.oauthDocs,
    },
  },
  {
    id: 'app-billing',
    pattern: /\benter (?:your )?billing info(?:rmation)?\b/i,
    words: 'billing request of an app',
    title: 'The app sees an account or team without billing',
    decisive: true,
    means:
      'The app asks for billing because of the account that its token belongs to. With several teams, that can be another team than yours.',
    step: {
      text: 'Sign out of the control panel, choose the right team, and connect the app again. Check the billing of each team:',
      url: links.billing,
    },
  },
  {
    id: 'spec-values',
    pattern:
      /\b(?:environment_slug|deploy_on_push):|\bscope: RUN_(?:AND_BUILD_)?TIME\b|\btype: SECRET\b/,
    words: 'App Platform spec',
    title: 'An app gets its values from the app spec',
    // https://docs.digitalocean.com/products/app-platform/reference/app-spec/
    means:
      'Only the step that submits the spec can fill `${…}` in it. A SECRET keeps its value only if the spec contains the encrypted `EV[…]` again.',
    step: {
      text: 'Name the values under `env` of the step that deploys. Compare them with the spec that the app has:',
      command: 'doctl apps spec get <app-id>',
    },
  },
  {
    id: 'no-such-secret',
    pattern: /\bsecrets? "[^"\n]{1,80}" not found/i,
    words: 'Kubernetes Secret not found',
    title: 'The Kubernetes Secret doesn’t exist',
    means: 'The Secret that should contain the token doesn’t exist in that namespace.',
    step: {
      text: 'List the Secrets, and create the missing one in the right namespace:',
      command: 'kubectl get secrets --all-namespaces',
    },
  },
  {
    id: 'image-pull',
    pattern: /\bImagePullBackOff\b|\bErrImagePull\b/,
    words: 'image pull error',
    means: 'The cluster couldn’t pull an image. It uses a registry login, not the API token.',
    step: {
      text: 'Create the pull secret of the image’s registry in that namespace again. For DigitalOcean’s registry:',
      command: 'doctl kubernetes cluster registry add <cluster>',
    },
  },
  {
    id: 'exec-plugin-missing',
    pattern:
      /\bexecutable doctl(?:\.exe)? not found\b|\bexec: "?doctl"?: executable file not found/i,
    words: 'doctl not found',
    title: 'doctl isn’t installed, or isn’t on the PATH',
    decisive: true,
    means:
      'kubectl runs doctl to get the credential of the cluster, and can’t find it. So nothing was sent.',
    step: {
      text: 'Install doctl where kubectl runs and log in, or add its directory to the PATH of a service or cron job. In GitHub Actions, add the step digitalocean/action-doctl with your token before kubectl. Check it:',
      command: 'command -v doctl && doctl account get',
    },
  },
  {
    id: 'exec-plugin',
    pattern: /\bCommand failed: doctl\b|executable doctl\b|getting credentials: exec\b/i,
    words: 'doctl called by another program',
    title: 'doctl failed when another program called it',
    means: 'Another program runs doctl to get its credential, and doctl failed.',
    step: {
      text: 'Run doctl yourself, as the same user, to see its error:',
      command: 'doctl account get',
    },
  },
  {
    id: 'kubernetes-rbac',
    pattern:
      /\bforbidden: User "?\\?"?[\w:.@-]{1,200}\\?"? cannot \w{1,20}|\bis forbidden: User\b/i,
    words: 'Kubernetes RBAC',
    title: 'Kubernetes RBAC refuses this, not DigitalOcean',
    decisive: true,
    // https://kubernetes.io/docs/reference/access-authn-authz/rbac/
    means:
      'The cluster’s API server answered: the user in the message lacks a role in the cluster. The DigitalOcean token isn’t involved.',
    step: {
      text: 'Give that user the missing verb on that resource in a Role or ClusterRole. Check it with:',
      command: 'kubectl auth can-i list <resource> --as=<user>',
    },
  },
  {
    id: 'registry-limit',
    pattern:
      /\bregistry contains \d{1,6} repositor(?:y|ies), limit is \d|^(?=[^\n]{0,300}\b(?:registry|denied|docker|push)\b)[^\n]{0,300}\b(?:(?:storage|subscription|plan|repository)(?: \w{1,12})? (?:quota|limit|capacity)s?|storage quota|over quota)\b/im,
    words: 'limit of the registry',
    title: 'The registry plan allows no more repositories or data',
    decisive: true,
    // https://docs.digitalocean.com/products/container-registry/details/pricing/
    means:
      'Your container registry already has as many repositories, or as much data, as its plan allows. The login isn’t the cause.',
    step: {
      text: 'Delete repositories or tags that you don’t need and collect the garbage, or upgrade the plan of the registry:',
      command:
        'doctl registry repository list-v2; doctl registry garbage-collection start --include-untagged-manifests',
    },
  },
  {
    id: 'docker-snap',
    pattern: /\bunable to find the Docker CLI binary\b/i,
    words: 'Docker binary not found',
    title: 'doctl can’t find Docker',
    decisive: true,
    // https://github.com/digitalocean/doctl/issues/709
    means: 'doctl didn’t get as far as the login. A doctl from snap can’t see Docker on your PATH.',
    step: {
      text: 'Install doctl without snap, from its release archive. Check which one runs:',
      command: 'command -v doctl docker',
    },
  },
  {
    id: 'config-directory',
    pattern: /\b(?:mkdir|open) \S{0,200}\/\.config\b\S{0,80}: permission denied/i,
    words: 'permission denied for ~/.config',
    title: 'doctl can’t write to the directory ~/.config',
    decisive: true,
    // https://github.com/digitalocean/doctl/issues/591
    means:
      'doctl stopped before it sent a request, so the token wasn’t used. A doctl from snap may not create hidden directories.',
    step: {
      text: 'Create the directory as that user, or install doctl without snap:',
      command: 'mkdir -p ~/.config/doctl',
    },
  },
  {
    id: 'provider-without-token',
    pattern: /\bprovider\.digitalocean: "token": required field is not set/,
    words: 'provider without a token',
    title: 'No token reaches Terraform’s provider',
    decisive: true,
    // https://developer.hashicorp.com/terraform/language/modules/develop/providers
    means:
      'The provider that the error names has no token. A module with a provider of its own doesn’t get the settings of yours.',
    step: {
      text: 'Pass your provider to the module with `providers`, or set the variable that every DigitalOcean provider reads:',
      command: 'export DIGITALOCEAN_TOKEN="$(cat <file>)"',
    },
  },
  {
    id: 'acme-domain-not-found',
    pattern:
      /\bdomain not found in your account for addition\b|\bdomain not found in DigitalOcean account\b/i,
    unless: /\bunable to authenticate\b|\b401\b|\berror code: 6\b/i,
    words: 'domain not found by acme.sh',
    title: 'acme.sh got no list that contains your domain',
    decisive: true,
    // https://github.com/acmesh-official/acme.sh dnsapi/dns_dgon.sh
    means:
      'acme.sh says so if the domain isn’t in the team of the token, and also if DigitalOcean rejects the token: it doesn’t look at the status.',
    step: {
      text: 'Ask for the list with the token that acme.sh saved. A 401 is about the token; a list without your domain means another team:',
      command:
        'curl -i -H "Authorization: Bearer $DO_API_KEY" https://api.digitalocean.com/v2/domains',
    },
  },
  {
    id: 'domain-not-found',
    pattern:
      /\bdomain not found in (?:your |the )?(?:digitalocean )?account\b|\bDigitalOceanClientNotFound\b|\bnot_found: domain not found\b|\bunable to determine base domain\b|\bcould not (?:find|determine) (?:the )?(?:zone|base domain)\b/i,
    unless: /\berror in domain_list response\b|\bunable to authenticate\b|\b401\b/i,
    words: 'domain not found in this account',
    title: 'The domain isn’t found in the account of this token',
    decisive: true,
    means:
      'The program read the list of domains and didn’t find yours. The domain isn’t added to DigitalOcean, or it belongs to another team. If its name servers are another provider’s, you need that provider’s plugin.',
    step: {
      text: 'List the domains that the token sees, and compare the name. Update the program if yours is there:',
      command: 'doctl compute domain list --access-token <token>',
    },
  },
  {
    id: 'app-sign-in',
    pattern:
      /\bauthentication failed\. you can close this window|\bwaiting to connect your account|\bfailed to get digitalocean account information/i,
    words: 'sign-in of an app',
    title: 'The app’s sign-in with DigitalOcean failed or ended',
    decisive: true,
    means:
      'This app signs in with OAuth, so you have no token to check. Such a sign-in usually lasts 30 days, unless the app renews it.',
    step: {
      text: 'Sign out of the control panel in the browser, then connect the app again. If that fails, remove its access in the control panel first.',
    },
  },
  {
    id: 'app-action',
    pattern:
      /\berror in retrieving currently deployed app id\b|\bunable to create-deployment for app\b/i,
    words: 'app_action without doctl’s answer',
    title: 'The action doesn’t show the answer that it got',
    decisive: true,
    // https://github.com/digitalocean/app_action/issues/56
    means:
      'The action couldn’t find the app, and hides why: a name that doesn’t exist, an empty or rejected token, or images that aren’t valid JSON.',
    step: {
      text: 'List the apps with the token of the workflow, and compare the name:',
      command: 'doctl apps list',
    },
  },
  {
    id: 's3cmd-host',
    pattern: /\bhost_(?:base|bucket)\s{0,3}=\s{0,3}https?:\/\//,
    words: 'address in s3cmd’s settings',
    title: 's3cmd needs the host without https://',
    decisive: true,
    isFailure: true,
    // https://docs.digitalocean.com/products/spaces/reference/s3cmd/
    means:
      's3cmd takes the whole text as the name of a host, and no such host exists. The keys weren’t tried.',
    step: {
      text: 'Write both settings like this, with your region and without a slash at the end:',
      command:
        'host_base = nyc3.digitaloceanspaces.com\nhost_bucket = %(bucket)s.nyc3.digitaloceanspaces.com',
    },
  },
  {
    id: 'spaces-region',
    // A region has three letters and a digit.
    pattern:
      /https?:\/\/(?:[\w-]{1,63}\.){0,2}(?!(?:[a-z]{3}\d|cdn|region|example|xxx)\.)[\w-]{1,63}(?<!:\/\/)\.digitaloceanspaces\.com\b|https?:\/\/digitaloceanspaces\.com\b/i,
    words: 'Spaces endpoint without a region',
    title: 'The Spaces endpoint has no valid region',
    decisive: true,
    isFailure: true,
    // https://docs.digitalocean.com/products/spaces/details/availability/
    means:
      'There is no Space at this address, so the keys weren’t tried. A region is written as in nyc3.',
    step: {
      text: 'Set the endpoint of your region, for example:',
      command: 'https://nyc3.digitaloceanspaces.com',
    },
  },
  {
    id: 'spaces-endpoint',
    pattern:
      /digitaloceanspaces\.com\.amazonaws\.com|\bs3:\/\/(?!\w{3,5}@\w{3,5}\.digital)[\w.-]{1,80}@[\w.-]{1,40}\.digitaloceanspaces\.com/i,
    words: 'Spaces endpoint in place of a region',
    title: 'The Spaces endpoint is in the place of the region',
    decisive: true,
    // https://longhorn.io/docs/latest/snapshots-and-backups/backup-and-restore/set-backup-target/
    means:
      'The client builds an address at Amazon from it. The keys can be right: they haven’t reached Spaces yet.',
    step: {
      text: 'Write the region alone, as in `s3://bucket@nyc3/path`, and set the endpoint in the settings of the client:',
      command: 'AWS_ENDPOINTS=https://nyc3.digitaloceanspaces.com',
    },
  },
  {
    id: 'hang',
    pattern: /\b(?:just |simply )?hang(?:s|ing)\b|\bnothing (?:is happening|happens)\b/i,
    words: 'no output',
    title: 'The program hangs without a message',
    means:
      'A rejected token gets an answer at once. A silent hang is usually the network: a firewall, a proxy or DNS.',
    step: {
      text: 'Test the connection without a token; 401 means that it works:',
      command:
        "curl -sS -m 30 -o /dev/null -w '%{http_code}\\n' https://api.digitalocean.com/v2/account",
    },
  },
  {
    id: 'command-not-found',
    pattern:
      /command not found|is not recognized as an internal|executable file not found|\bspawn \S{1,200} ENOENT/i,
    words: 'command not found',
    means: 'The program isn’t installed or isn’t on the PATH, so it sent no request.',
    step: { text: 'Install the program, or call it with its full path.' },
  },
  {
    id: 'unknown-name',
    pattern:
      /unknown (?:field|key|flag|command|argument|option)|invalid or unknown key|unsupported parameters? for|unsupported argument|unable to locate \w{1,40} plugin/i,
    words: 'unknown name',
    means:
      'The program doesn’t know a field, flag or plugin that you named, so it sent no request. The token isn’t the cause.',
    step: {
      text: 'Rename it to one that the message or the documentation of your version lists.',
    },
  },
  {
    id: 'missing-library',
    pattern: /cannot find module|no module named|ModuleNotFoundError|ImportError/i,
    words: 'missing library',
    means: 'A library isn’t installed, so the program sent no request.',
    step: { text: 'Install the library that the error names.' },
  },
  {
    id: 'missing-file',
    pattern: /no such file or directory|\bENOENT\b/i,
    words: 'file not found',
    means: 'A file is missing on this machine. DigitalOcean didn’t send this error.',
    step: { text: 'Check the path that the error names.' },
  },
  {
    id: 'file-permission',
    // Not those of Vault and of databases.
    pattern:
      /(?<!\* )\bpermission denied\b(?! (?:for (?:table|relation|schema|database)|on (?:the )?vault)\b)|\bEACCES\b/i,
    words: 'permission denied',
    means: 'This user can’t read or write a file. DigitalOcean didn’t send this error.',
    step: { text: 'Check the owner of the file that the error names:', command: 'ls -l <file>' },
  },
  {
    id: 'syntax',
    pattern:
      /syntax ?error|unexpected token|parse error|error parsing|\byaml: |mapping values are not allowed/i,
    words: 'syntax error',
    means: 'A file or an answer couldn’t be read. DigitalOcean didn’t send this error.',
    step: { text: 'Correct the line that the error names.' },
  },
  {
    id: 'no-space',
    pattern: /no space left|out of memory|OOMKilled/i,
    words: 'out of memory or disk space',
    means: 'The machine ran out of memory or disk space. The token isn’t the cause.',
    step: { text: 'Free memory or disk space on that machine.' },
  },
  {
    id: 'exit-code',
    pattern: /\bexit(?:ed with)? (?:code|status):? \d|exited with code \d/i,
    unless: errorLine,
    words: 'exit code',
    title: 'The error message is missing from this text',
    means: 'An exit code only says that a command failed. The cause is in the lines above it.',
    step: null,
  },
] as const satisfies readonly OtherError[];

/** Whether one of these errors is the failed connection in the text. */
export const isOwnFailure = (ids: readonly OtherErrorId[]): boolean =>
  otherErrors.some((error) => 'isFailure' in error && ids.includes(error.id));

/** Whether one of these errors says by itself what is wrong. */
export const isDecisive = (ids: readonly OtherErrorId[]): boolean =>
  otherErrors.some((error) => 'decisive' in error && ids.includes(error.id));

/** The name of one of these errors. */
export type OtherErrorId = (typeof otherErrors)[number]['id'];

/** The errors of the table that a text shows, in the order of the table. */
export const otherErrorsIn = (text: string): readonly OtherErrorId[] =>
  otherErrors
    .filter((one) => one.pattern.test(text) && !('unless' in one && one.unless.test(text)))
    .map(({ id }) => id);
