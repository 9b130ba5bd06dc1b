import type { Report } from '@token-check/core';
import { accessTokens, type Place, type Recognition, recognize } from '@token-check/core/internal';
import type { Powers } from '../views/powers.ts';
import { hrefFor, type Site } from '../views/site.ts';
import type { Reach } from './transport.ts';

/** Longer texts are cut: an error is at the end of a log. */
const maxLength = 1024 * 1024;
const keptLength = 256 * 1024;

/**
 * Reads what is in the box, while the visitor types, and asks DigitalOcean at the press of a button.
 * Everything that it remembers is in here, and `clear` forgets it.
 */
export function start(): void {
  const root = document.documentElement;
  const byId = (id: string) => document.getElementById(id);
  const { api = '', oauth = '', base = '', page } = root.dataset;
  const isStatic = root.dataset.static !== undefined;
  const site: Site = {
    href: hrefFor(base, isStatic),
    style: '',
    script: '',
    publicUrl: location.protocol.startsWith('http') && !isStatic ? location.origin : null,
    isStatic,
    base,
  };
  const isOffline = page === 'offline';

  const input = byId('input') as HTMLTextAreaElement;
  const box = byId('box') as HTMLElement;
  const mirror = byId('mirror') as HTMLElement;
  const status = byId('status') as HTMLElement;
  const live = byId('live') as HTMLElement;
  const [ask, stopButton, clearButton, show, unfold] = [
    'ask',
    'stop',
    'clear',
    'show',
    'unfold',
  ].map((id) => byId(id) as HTMLButtonElement | null);
  const idleStatus = [...status.childNodes].map((node) => node.cloneNode(true));

  /** The rules and their words, loaded when a visitor is about to paste. */
  let words: Promise<typeof import('./words.tsx')> | undefined;
  const load = () => {
    // Together: the one imports the other, which a browser would find out too late.
    words ??= Promise.all([import('./words.tsx'), import('./shared.ts')]).then(([first]) => first);
    return words;
  };
  /** What a token that works may do, with the table of operations. */
  const loadPowers = () => import('../views/powers.ts');
  /** Takes an answer away; null until one was drawn. */
  let erase: (() => void) | null = null;
  /**
   * Loads what usual pastes and the button need before anything is pasted, so that the network panel is
   * empty from then on. A paste that comes earlier waits only for the parts that it needs itself.
   */
  const prepare = async () => {
    const { check } = await load();
    await Promise.all([loadPowers(), check('a text of words', { network: false })]);
  };
  // What is missing is asked for again, and missed, at the paste.
  const prepareQuietly = () => void prepare().catch(() => {});
  input.addEventListener('focus', prepareQuietly, { once: true });
  if (document.activeElement === input) prepareQuietly();

  /** A newer run replaces the result of an older one. */
  let run = 0;
  let stop: AbortController | null = null;
  let reach: Promise<Reach> | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let announcing: ReturnType<typeof setTimeout> | undefined;
  /** Whether the mirror is in front of the text. */
  let masked = false;

  input.addEventListener('input', () => changed(false));
  input.addEventListener('paste', () => {
    // Covered before anything is drawn; the masking shows the rest in a moment.
    cover('');
    setTimeout(() => changed(true));
  });
  input.addEventListener('scroll', () => {
    mirror.scrollTop = input.scrollTop;
  });
  input.addEventListener('pointerdown', () => box.classList.remove('folded-box'));
  new ResizeObserver(() => fit()).observe(input);
  clearButton?.addEventListener('click', () => {
    clear();
    input.focus();
  });
  unfold?.addEventListener('click', () => {
    box.classList.remove('folded-box');
    input.focus();
  });
  ask?.addEventListener('click', () => void askDigitalOcean(false));
  stopButton?.addEventListener('click', () => interrupt());
  document.addEventListener('click', (event) => {
    const act = (event.target as Element).closest?.('[data-act=anyway]');
    if (act) void askDigitalOcean(true);
  });
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') interrupt();
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && ask?.hidden === false) {
      event.preventDefault();
      void askDigitalOcean(false);
    }
  });
  addEventListener('pagehide', () => clear());
  // Held, not switched: a switch is forgotten in the wrong position.
  for (const [name, uncovers] of [
    ['pointerdown', true],
    ['pointerup', false],
    ['pointerleave', false],
    ['pointercancel', false],
    ['blur', false],
  ] as const) {
    show?.addEventListener(name, () => box.classList.toggle('masked', !uncovers && masked));
  }
  show?.addEventListener('keydown', ({ key }) => {
    if (key === ' ' || key === 'Enter') box.classList.remove('masked');
  });
  show?.addEventListener('keyup', () => box.classList.toggle('masked', masked));

  function changed(isPaste: boolean): void {
    const mine = ++run;
    stop?.abort();
    const text = input.value;
    if (text === '') {
      clear();
      return;
    }
    const recognized = recognize(keptOf(text));
    mask(text, recognized, mine).catch(() => {
      // Without the reader, the text must not stay covered.
      if (mine === run) uncover();
      failed(mine);
    });
    clearTimeout(timer);
    timer = setTimeout(
      () => void read(text, recognized, mine, isPaste).catch(() => failed(mine)),
      isPaste ? 0 : 120,
    );
  }

  /** A part of the script didn't arrive. The next paste tries again. */
  function failed(mine: number): void {
    if (mine !== run) return;
    words = undefined;
    say('A part of this page could not be loaded. Are you online? Then paste again.', 'open');
  }

  /** What is read of a text. */
  const keptOf = (text: string): string =>
    text.length > maxLength ? text.slice(-keptLength) : text;

  async function mask(text: string, recognized: Promise<Recognition>, mine: number): Promise<void> {
    const offset = text.length - keptOf(text).length;
    const places = (await recognized).places.map((place) => ({
      ...place,
      start: place.start + offset,
      end: place.end + offset,
    }));
    if (mine !== run) return;
    masked = places.length > 0;
    if (masked) cover(covered(text, places));
    else uncover();
    if (show) show.hidden = !masked;
  }

  /** The text with dots instead of values, as long as the text itself. */
  function covered(text: string, places: readonly Place[]): string {
    let result = '';
    let at = 0;
    for (const { start, end } of places) {
      const value = text.slice(start, end);
      const head = value.length < 24 ? '' : (/^[a-z]{3}_v1_/.exec(value)?.[0] ?? '');
      // The end of a block of lines says nothing.
      const tail = value.length < 24 || (head === '' && value.includes('\n')) ? 0 : 4;
      const middle = value.slice(head.length, value.length - tail).replace(/\S/gu, '•');
      result += text.slice(at, start) + head + middle + value.slice(value.length - tail);
      at = end;
    }
    return result + text.slice(at);
  }

  function cover(text: string): void {
    // A line break at the end has no height without a character after it.
    mirror.replaceChildren(`${text}\u200b`);
    box.classList.add('masked');
    if (text !== '') fit();
  }

  function uncover(): void {
    box.classList.remove('masked');
    mirror.replaceChildren();
  }

  /** Where the two don't wrap alike, plain text is better than a broken picture. */
  function fit(): void {
    if (!masked) return;
    mirror.scrollTop = input.scrollTop;
    const differs = Math.abs(mirror.scrollHeight - input.scrollHeight) > 4;
    if (differs && !box.classList.contains('folded-box')) uncover();
  }

  async function read(
    text: string,
    recognized: Promise<Recognition>,
    mine: number,
    isPaste: boolean,
  ): Promise<void> {
    const kept = keptOf(text);
    const isCut = kept !== text;
    const { check, several } = await load();
    const [reports, { credentials }] = await Promise.all([
      check(kept, { source: { kind: 'web' }, docsBase: '/problems/', network: false }),
      recognized,
    ]);
    if (mine !== run) return;
    const mayAsk = credentials.some(
      ({ kind, shape }) => accessTokens.includes(kind) && shape.type === 'well-formed',
    );
    if (ask) ask.hidden = !mayAsk;
    if (clearButton) clearButton.hidden = false;
    if (stopButton) stopButton.hidden = true;
    say(
      isCut ? 'Only the last 256 KiB were read. Nothing has been sent.' : sentence(reports, mayAsk),
    );
    await draw(reports, mine);
    if (isPaste) box.classList.add('folded-box');
    announce(reports, several);
  }

  function sentence(reports: readonly Report[], mayAsk: boolean): string {
    if (isOffline) return 'This page cannot send anything. Your browser enforces that.';
    const kind = reports[0]?.credential?.kind;
    if (mayAsk || kind === undefined) return 'Nothing has been sent.';
    if (kind === 'authorization-code' || kind === 'oauth-refresh-token') {
      return 'Not sent anywhere: a check would use it up.';
    }
    if (kind === 'foreign') return 'Not sent anywhere: it belongs to another service.';
    return 'Nothing has been sent.';
  }

  async function askDigitalOcean(anyway: boolean): Promise<void> {
    const text = input.value;
    if (text === '' || isOffline) return;
    const mine = ++run;
    stop?.abort();
    const controller = new AbortController();
    stop = controller;
    const started = Date.now();
    const host = new URL(api).host;
    const tell = () => {
      const seconds = Math.round((Date.now() - started) / 1000);
      say(`Asking ${host} from your browser … ${seconds} s`, 'busy');
    };
    tell();
    const ticking = setInterval(tell, 1000);
    controller.signal.addEventListener('abort', () => clearInterval(ticking));
    if (ask) ask.hidden = true;
    if (stopButton) stopButton.hidden = false;
    const loaded = await load();
    const { check, several, browserTransport, drawScopesUnreadable, reachOf, unreachable } = loaded;
    const { defaultTimeoutMs, systemClock } = loaded;
    const limit = AbortSignal.any([controller.signal, AbortSignal.timeout(defaultTimeoutMs)]);
    reach ??= reachOf(`${api}/v2/account`, limit);
    const seen = await reach;
    // What could not be reached may be back at the next press.
    if (seen === 'unreachable') reach = null;
    if (mine !== run) {
      clearInterval(ticking);
      return;
    }
    if (seen === 'hidden' && !anyway) {
      clearInterval(ticking);
      settle();
      say(`DigitalOcean hides its refusals from web pages. Your token has not been sent.`, 'open');
      return offerChoice(true);
    }
    const reports = await check(keptOf(text), {
      source: { kind: 'web' },
      docsBase: '/problems/',
      network: {
        apiUrl: api,
        oauthUrl: oauth,
        timeoutMs: defaultTimeoutMs,
        userAgent: 'token-check-web',
        clock: systemClock,
        transport: seen === 'unreachable' ? unreachable : browserTransport(controller.signal),
      },
    });
    clearInterval(ticking);
    if (mine !== run) return;
    await draw(reports, mine);
    if (mine !== run) return;
    settle();
    say(
      seen === 'unreachable'
        ? `${host} can’t be reached from your browser. Your token has not been sent.`
        : 'Sent from your browser to DigitalOcean. This site did not see it.',
      seen === 'unreachable' ? 'open' : '',
    );
    announce(reports, several);
    const codes = reports.flatMap(({ diagnoses }) => diagnoses.map(({ code }) => code));
    if (codes.includes('unreadable-answer')) await offerChoice(false);
    else if (reports.some(({ verdict, grant }) => verdict === 'usable' && grant === null)) {
      drawScopesUnreadable(extra());
    }
  }

  function settle(): void {
    if (stopButton) stopButton.hidden = true;
    if (ask) ask.hidden = false;
  }

  /** Stops a question that runs; the answer that was there stays. */
  function interrupt(): void {
    if (stopButton?.hidden !== false) return;
    run++;
    stop?.abort();
    reach = null;
    settle();
    say('Stopped. Your token may have been sent to DigitalOcean, and to no one else.');
  }

  async function draw(reports: readonly Report[], mine: number): Promise<void> {
    const [powers, { drawAnswer, drawNothing }] = await Promise.all([powersFor(reports), load()]);
    if (mine !== run) return;
    const target = result();
    emptyExtra();
    const example = byId('example');
    if (example) example.hidden = true;
    document.body.classList.add('answered');
    erase = () => drawNothing(target);
    drawAnswer(target, { reports, site, now: Date.now(), powers, from: 'browser' });
  }

  async function powersFor(reports: readonly Report[]): Promise<readonly (Powers | null)[]> {
    if (!reports.some(({ verdict, grant }) => verdict === 'usable' && grant?.scopes)) {
      return reports.map(() => null);
    }
    const { powersOf } = await loadPowers();
    return reports.map(({ verdict, grant }) =>
      verdict === 'usable' && grant?.scopes ? powersOf(grant.scopes) : null,
    );
  }

  async function offerChoice(canAskAnyway: boolean): Promise<void> {
    const { drawChoice } = await load();
    const hasServer = (byId('form') as HTMLFormElement).hasAttribute('action');
    drawChoice(extra(), { canAskAnyway, hasServer });
  }

  /** Where the answer goes; a page without a place for it gets one below the form. */
  function result(): HTMLElement {
    const found = byId('result');
    if (found) return found;
    const made = Object.assign(document.createElement('section'), { className: 'answer' });
    made.setAttribute('aria-label', 'Answer');
    made.append(Object.assign(document.createElement('div'), { id: 'result' }));
    byId('form')?.after(made);
    return byId('result') as HTMLElement;
  }

  /** A new place for what comes above the answer. */
  function extra(): HTMLElement {
    emptyExtra();
    const made = Object.assign(document.createElement('div'), { id: 'extra' });
    result().before(made);
    return made;
  }

  function emptyExtra(): void {
    byId('extra')?.remove();
  }

  function say(text: string, state: '' | 'busy' | 'open' = ''): void {
    status.className = `status scripted ${state}`;
    status.replaceChildren(text);
  }

  /** Says the answer to a screen reader, once the typing has stopped. */
  function announce(
    reports: readonly Report[],
    several: (reports: readonly Report[]) => { readonly summary: string },
  ): void {
    clearTimeout(announcing);
    announcing = setTimeout(() => {
      const [only] = reports;
      live.textContent = reports.length === 1 ? (only?.summary ?? '') : several(reports).summary;
    }, 700);
  }

  function clear(): void {
    run++;
    stop?.abort();
    clearTimeout(timer);
    clearTimeout(announcing);
    input.value = '';
    masked = false;
    uncover();
    live.textContent = '';
    box.classList.remove('folded-box');
    document.body.classList.remove('answered');
    erase?.();
    emptyExtra();
    const example = byId('example');
    if (example) example.hidden = false;
    for (const button of [ask, stopButton, clearButton, show]) if (button) button.hidden = true;
    status.className = 'status scripted';
    status.replaceChildren(...idleStatus.map((node) => node.cloneNode(true)));
  }
  if (input.value !== '') changed(true);
}
