/** The style sheet of all pages: light and dark by the reader's setting, no font to load. */
export const style = `
:root {
  --text: #1b1f24; --soft: #57606a; --back: #ffffff; --panel: #f6f8fa; --line: #d0d7de;
  --accent: #0550ae; --on-accent: #ffffff; --good: #1a7f37; --bad: #b42318; --open: #8a5a00; --calm: #0550ae;
}
@media (prefers-color-scheme: dark) {
  :root {
    --text: #e6edf3; --soft: #9ba6b2; --back: #0d1117; --panel: #161b22; --line: #30363d;
    --accent: #79b8ff; --on-accent: #0d1117; --good: #56d364; --bad: #ff8f85; --open: #e3b341; --calm: #79b8ff;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0 auto; padding: 0 1.25rem 3rem; max-width: 46rem; color: var(--text); background: var(--back);
  font: 1rem/1.55 system-ui, sans-serif; overflow-wrap: anywhere;
}
a { color: var(--accent); }
header { display: flex; justify-content: space-between; padding: 1.25rem 0; border-bottom: 1px solid var(--line); }
header > a { font-weight: 650; color: var(--text); text-decoration: none; }
footer { margin-top: 3rem; color: var(--soft); font-size: .875rem; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 2rem 0 .75rem; }
h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; }
.lead { font-size: 1.1rem; color: var(--soft); margin-top: 0; }
label { display: block; font-weight: 600; margin: 1rem 0 .4rem; }
label.check { display: inline-block; font-weight: 400; margin: 0; }
textarea {
  width: 100%; padding: .75rem; color: inherit; background: var(--panel); border: 1px solid var(--line);
  border-radius: .5rem; font: .9rem/1.5 ui-monospace, monospace; resize: vertical;
}
.row { display: flex; flex-wrap: wrap; gap: .6rem 1rem; align-items: center; margin-top: .75rem; }
button {
  padding: .45rem .9rem; color: inherit; background: var(--panel); border: 1px solid var(--line);
  border-radius: .5rem; font: inherit; cursor: pointer;
}
button.primary { color: var(--on-accent); background: var(--accent); border-color: var(--accent); font-weight: 600; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.examples { margin-top: 2rem; color: var(--soft); font-size: .9rem; }
.examples .row { gap: .5rem; }
.example { margin-top: 1.5rem; color: var(--soft); }
.report { margin-top: 1.5rem; padding: .25rem 1.25rem 1rem; background: var(--panel); border-left: .35rem solid var(--tone); border-radius: .35rem; }
.report h1 { margin-top: 1rem; }
.mark { color: var(--tone); }
.usable { --tone: var(--good); } .problem { --tone: var(--bad); }
.undetermined { --tone: var(--open); } .unchecked { --tone: var(--calm); }
.facts { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1rem; margin: 1rem 0; }
.facts dt { color: var(--soft); text-transform: capitalize; } .facts dd { margin: 0; }
ol { padding-left: 1.4rem; } li { margin: .6rem 0; }
pre { margin: .5rem 0; padding: .75rem; overflow-x: auto; overflow-wrap: normal; background: var(--back); border: 1px solid var(--line); border-radius: .4rem; font-size: .85rem; line-height: 1.45; }
.example pre { white-space: pre-wrap; overflow-wrap: anywhere; }
code { font-family: ui-monospace, monospace; font-size: .9em; }
.code { color: var(--soft); font-size: .85rem; }
.again { margin-top: 3rem; }
.index dt { margin-top: .75rem; font-weight: 600; } .index dd { margin: 0; color: var(--soft); }
`;

/** A key and a tick. */
export const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><circle cx="16" cy="16" r="15" fill="#0550ae"/><path d="M9 16.5l5 5 9-11" fill="none" stroke="#fff" stroke-width="3.5" stroke-linecap="round" stroke-linejoin="round"/></svg>`;
