import { Page, type PageProps } from './layout.tsx';
import { Command, Fold } from './parts.tsx';

const rows: readonly (readonly [what: string, where: string, kept: string])[] = [
  ['What you type or paste', 'Stays in this tab.', 'Gone when you press Clear or leave the page.'],
  [
    'A token, when you press “Ask DigitalOcean”',
    'Goes from your browser to api.digitalocean.com and cloud.digitalocean.com, in two read-only requests.',
    'This site does not see it.',
  ],
  [
    'The form without JavaScript, and “Let the server ask”',
    'Goes to this site’s server, and from there a token goes to DigitalOcean.',
    'The server keeps nothing and logs no input.',
  ],
  [
    'Codes, refresh tokens and other services’ keys',
    'Are not sent to DigitalOcean or to anyone else.',
    'A check would use them up, or show them to the wrong service.',
  ],
];

const words: Readonly<Record<string, string>> = {
  'default-src': 'Nothing is allowed that isn’t named below.',
  'script-src': 'Only the script files of this site run. Inline script doesn’t.',
  'style-src': 'Only the style sheet of this site.',
  'img-src': 'Only images of this site.',
  'connect-src': 'The script can reach these addresses and no other, not even this site.',
  'form-action': 'The form goes to this site, and only when you press a button.',
  'base-uri': 'No element can redirect the links of the page.',
  'frame-ancestors': 'No other site can put this page into a frame.',
  'require-trusted-types-for': 'No text can become script.',
  'trusted-types': 'And no exception to that can be made.',
};

export function Privacy({
  directives,
  scriptSums,
  ...page
}: Omit<PageProps, 'title' | 'kind' | 'children'> & {
  directives: string;
  scriptSums: string;
}) {
  const { site } = page;
  return (
    <Page
      {...page}
      title="Where does my token go? – token-check"
      description="What token-check sends, where it goes, what is kept, and how you can see that for yourself."
      path="/privacy"
    >
      <article class="prose wide">
        <h1>Where does my token go?</h1>
        <section class="panel" tabindex={0} aria-label="What goes where">
          <table class="stacked">
            <thead>
              <tr>
                <th scope="col">What</th>
                <th scope="col">Where it goes</th>
                <th scope="col">What is kept</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(([what, where, kept]) => (
                <tr>
                  <th scope="row">{what}</th>
                  <td>{where}</td>
                  <td>{kept}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
        <h2>See for yourself</h2>
        <ol>
          <li>Open the network panel of your browser’s developer tools (F12).</li>
          <li>Click into the box. The page loads the rest of its own script.</li>
          <li>
            Paste something. The panel stays empty. Only for a shell command, YAML or another
            service’s key, the page loads one more file of its script, whose address is the same for
            everybody.
          </li>
          <li>Press “Ask DigitalOcean”. You see DigitalOcean’s addresses and no other.</li>
        </ol>
        <p>Your browser enforces this. The page comes with this content security policy:</p>
        <dl class="policy">
          {directives.split('; ').map((directive) => (
            <>
              <dt>
                <code dir="ltr">{directive}</code>
              </dt>
              <dd>{words[directive.split(' ')[0] ?? '']}</dd>
            </>
          ))}
        </dl>
        <h2>What the policy doesn’t prove</h2>
        <p>
          A page can still send you to another address, and whoever runs this site could serve
          another script or another policy tomorrow. To rule that out, build the page from its
          source and serve it yourself, or use the{' '}
          <a href={site.href('/offline')}>offline edition</a>, which can’t send anything at all.
        </p>
        <p>The script of this site is in these files:</p>
        <Command head="SHA-256 of each file" code={scriptSums} />
        <Fold title="How to make the same files">
          <Command
            head="In a copy of the source"
            code={'npm ci && npm run build\ncd packages/web/dist/public && sha256sum assets/*.js'}
          />
        </Fold>
        <h2>Cookies, logs, analytics</h2>
        <p>
          There are no cookies, no analytics and no requests to third parties. The server logs the
          method, the page, the status and the duration of a request; it logs no input, no header
          and no address of a visitor.
        </p>
      </article>
    </Page>
  );
}
