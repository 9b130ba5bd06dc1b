import { ScopesAnswerView } from '../views/scopes.tsx';
import { scopesAnswer } from '../views/scopes-model.ts';
import { render } from './shared.ts';

/** Answers while the visitor types. Without it, the form gets its answers from the server. */
export function start(): void {
  const field = document.getElementById('for') as HTMLInputElement;
  const target = document.getElementById('boxes') as HTMLElement;
  // A static host has no answers at addresses; this page makes them itself.
  const isStatic = document.documentElement.dataset.static !== undefined;
  let isDrawn = false;
  /** The optional parts that are ticked. */
  const partsOf = (root: ParentNode) =>
    [...root.querySelectorAll<HTMLInputElement>('input[name=with]:checked')].map(({ value }) =>
      Number(value),
    );
  const show = (parts: readonly number[]) => {
    const text = field.value.trim();
    // What the server drew makes room for what is drawn here.
    if (!isDrawn) target.replaceChildren();
    isDrawn = true;
    const answer = text === '' ? null : scopesAnswer(text, parts);
    render(<ScopesAnswerView asked={text} answer={answer} />, target);
  };
  field.addEventListener('input', () => show([]));
  target.addEventListener('change', ({ target: changed }) => {
    const index = [...target.querySelectorAll('input')].indexOf(changed as HTMLInputElement);
    show(partsOf(target));
    // What comes after a table of another length is put in again, which takes the focus away.
    setTimeout(() => target.querySelectorAll('input')[index]?.focus());
  });
  document.getElementById('scopes')?.addEventListener('submit', (event) => {
    if (!isStatic) return;
    event.preventDefault();
    show(partsOf(target));
  });
  document.addEventListener('click', (event) => {
    const name = (event.target as Element).closest?.<HTMLElement>('[data-for]')?.dataset.for;
    if (name === undefined) return;
    event.preventDefault();
    field.value = name;
    history.replaceState(null, '', `?for=${encodeURIComponent(name)}`);
    show([]);
  });
  // The visitor was faster than the loading.
  if (field.value !== field.defaultValue) show([]);
  if (!isStatic) return;
  const query = new URLSearchParams(location.search);
  field.value = query.get('for') ?? location.hash.slice(1);
  if (field.value !== '') show(query.getAll('with').map(Number));
}
