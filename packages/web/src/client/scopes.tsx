import { render } from 'hono/jsx/dom';
import { ScopesAnswerView } from '../views/scopes.tsx';
import { scopesAnswer } from '../views/scopes-model.ts';

const field = document.getElementById('for') as HTMLInputElement;
const target = document.getElementById('boxes') as HTMLElement;
const form = document.getElementById('scopes') as HTMLFormElement;

field.addEventListener('input', show);
form.addEventListener('submit', (event) => {
  // A static host has no answers at addresses; this page makes them itself.
  if (document.documentElement.dataset.depth === undefined) return;
  event.preventDefault();
  show();
});
document.addEventListener('click', (event) => {
  const name = (event.target as Element).closest?.<HTMLElement>('[data-for]')?.dataset.for;
  if (name === undefined) return;
  event.preventDefault();
  field.value = name;
  history.replaceState(null, '', `?for=${encodeURIComponent(name)}`);
  show();
});
const asked = new URLSearchParams(location.search).get('for') ?? location.hash.slice(1);
if (document.documentElement.dataset.depth !== undefined && asked !== '') {
  field.value = asked;
}
if (field.value !== '') show();

function show(): void {
  const text = field.value.trim();
  render(<ScopesAnswerView answer={text === '' ? null : scopesAnswer(text)} />, target);
}
