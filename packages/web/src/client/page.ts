/** What every page runs. The parts that read a paste are loaded when a visitor is about to paste. */

const { page } = document.documentElement.dataset;

// For browsers whose style sheets can't ask whether scripts run.
document.documentElement.classList.add('js');

// The browser must not keep what the form sent: with this, Reload doesn't send it again and no copy of it
// is written to the session files. Chromium writes them a second or so after the page is shown.
if (page === 'answer') history.replaceState(null, '');

const input = document.getElementById('input');
if (input !== null) {
  emptyAddress();
  addEventListener('hashchange', emptyAddress);
  let isLoading = false;
  const load = () => {
    if (isLoading) return;
    isLoading = true;
    import('./live.ts')
      .then(({ start }) => start())
      .catch(() => {
        // Without the reader, the text must not stay covered.
        document.getElementById('box')?.classList.remove('masked');
        const status = document.getElementById('status');
        if (status) status.textContent = 'The script could not be loaded. Reload the page.';
        isLoading = false;
      });
  };
  for (const name of ['focus', 'pointerenter', 'input', 'paste']) {
    input.addEventListener(name, load, { once: true });
  }
  // The page about a diagnosis is for reading first.
  if (page === 'home' || page === 'offline') {
    const whenIdle = globalThis.requestIdleCallback ?? ((run: () => void) => setTimeout(run, 500));
    addEventListener('load', () => whenIdle(load));
  }
}
if (page === 'scopes') {
  let isStarted = false;
  const load = async () => {
    if (isStarted) return;
    isStarted = true;
    const [{ start }] = await Promise.all([
      import('./scopes.tsx'),
      import('./shared.ts'),
      import('../views/powers.ts'),
    ]);
    start();
  };
  document.getElementById('for')?.addEventListener('focus', load, { once: true });
  document.querySelector('.chips')?.addEventListener('pointerenter', load, { once: true });
  document.getElementById('boxes')?.addEventListener('change', load, { once: true });
  if (document.documentElement.dataset.static !== undefined) void load();
}
if (page === 'problems') {
  const filter = document.getElementById('filter') as HTMLInputElement;
  filter.addEventListener('input', () => {
    const text = filter.value.trim().toLowerCase();
    for (const group of document.querySelectorAll<HTMLElement>('.group')) {
      let shown = 0;
      for (const line of group.querySelectorAll<HTMLElement>('li')) {
        line.hidden = !line.textContent?.toLowerCase().includes(text);
        if (!line.hidden) shown++;
      }
      group.hidden = shown === 0;
    }
  });
}

// Paper can't be unfolded.
addEventListener('beforeprint', () => {
  for (const details of document.querySelectorAll<HTMLDetailsElement>('details:not([open])')) {
    details.open = true;
    addEventListener('afterprint', () => (details.open = false), { once: true });
  }
});

document.addEventListener('click', (event) => {
  const button = (event.target as Element).closest?.<HTMLButtonElement>('button.copy');
  if (!button) return;
  const { link } = button.dataset;
  const text =
    link === undefined
      ? (button.closest('.command')?.querySelector('code')?.textContent ?? '')
      : new URL(link, location.href).href;
  navigator.clipboard.writeText(text).then(
    () => copied(button, 'Copied'),
    () => copied(button, 'Select it to copy'),
  );
});

function copied(button: HTMLButtonElement, text: string): void {
  const before = button.textContent;
  button.textContent = text;
  const live = document.getElementById('live');
  if (live) live.textContent = text;
  setTimeout(() => {
    button.textContent = before === text ? 'Copy' : before;
  }, 2000);
}

/** An address that carries a value is not used: it is in the history, and perhaps in logs. */
function emptyAddress(): void {
  const { search, hash, pathname } = location;
  const given = search + hash;
  // The names that people put credentials under, or a value that is long enough to be one.
  const isSuspicious =
    /[?&#](?:\w*(?:token|secret|key|password|auth)\w*|input|code|state)=/i.test(given) ||
    /[\w-]{41}|%0A|Bearer/i.test(given);
  if (!isSuspicious) return;
  history.replaceState(null, '', pathname);
  const status = document.getElementById('status');
  if (status) {
    status.className = 'status scripted open';
    status.textContent =
      'The address contained a value. It was not used, and it is removed now. It may still be in your browser’s history and in logs, so replace it if it was a secret.';
  }
}
