import { Command } from './parts.tsx';

const account = `curl -sS -H "Authorization: Bearer $DIGITALOCEAN_TOKEN" https://api.digitalocean.com/v2/account`;
const tokenInfo = `curl -sS -H "Authorization: Bearer $DIGITALOCEAN_TOKEN" https://cloud.digitalocean.com/v1/oauth/token/info`;

/** What is left when a page may not read DigitalOcean's answers. No choice is preselected. */
export function Choice({ canAskAnyway, hasServer }: { canAskAnyway: boolean; hasServer: boolean }) {
  return (
    <section class="choice" aria-label="Other ways to ask">
      <p>
        DigitalOcean hides {canAskAnyway ? 'its refusals' : 'this answer'} from web pages. That says
        nothing about your token.
        {hasServer &&
          ' This site’s server could ask instead. It would see the token for as long as that takes, and keeps nothing.'}
      </p>
      <div class="row">
        {canAskAnyway && (
          <button type="button" data-act="anyway">
            Ask from here anyway
          </button>
        )}
        {hasServer && (
          <button type="submit" form="form">
            Let the server ask
          </button>
        )}
      </div>
      {canAskAnyway && <p class="soft">From here, a page can read a yes, but not a no.</p>}
      {/* The report on a hidden answer has a command of its own. */}
      {canAskAnyway && <Command head="In a terminal instead" code={account} />}
    </section>
  );
}

/** For a token that works and whose scopes the page may not read. */
export function ScopesUnreadable() {
  return (
    <section class="choice" aria-label="Scopes and expiry">
      <p>A web page can’t read this token’s scopes and expiry. In a terminal:</p>
      <Command head="In the shell where it runs" code={tokenInfo} />
    </section>
  );
}
