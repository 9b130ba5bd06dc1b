/** What the answers and the table of scopes are drawn with. A chunk of its own, for the page of scopes. */
export { render } from 'hono/jsx/dom';
