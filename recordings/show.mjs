import { readFileSync } from 'node:fs';

// Prints the recordings of a client for review: the label, then the text.
const [file, from = 0, to = 1e9, cut = 500] = process.argv.slice(2);
for (const line of readFileSync(file, 'utf8').trim().split('\n').slice(from, to)) {
  const r = JSON.parse(line);
  process.stdout.write(
    `## ${r.id} [${(r.situations ?? [r.situation]).join(' ')}] ${r.fault} E:${r.expected} A:${r.also} M:${JSON.stringify(r.max_confidence)}\n${r.input.slice(0, Number(cut))}\n`,
  );
}
