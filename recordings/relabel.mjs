/** node recordings/relabel.mjs: labels the stored texts again, after a change of labels.mjs. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { CLIENTS } from './clients.mjs';
import { label, merge } from './labels.mjs';
import {
  OAUTH_SITUATIONS,
  REGISTRY_SITUATIONS,
  SITUATIONS,
  SPACES_SITUATIONS,
} from './server/situations.mjs';

const byId = new Map(
  [...SITUATIONS, ...OAUTH_SITUATIONS, ...SPACES_SITUATIONS, ...REGISTRY_SITUATIONS].map(
    (situation) => [situation.id, situation],
  ),
);

for (const folder of ['data', 'held-out']) {
  const path = fileURLToPath(new URL(folder, import.meta.url));
  for (const name of readdirSync(path)) {
    const client = CLIENTS[name.replace('.jsonl', '')];
    const lines = readFileSync(`${path}/${name}`, 'utf8').trim().split('\n');
    const relabelled = lines.map((line) => {
      const { expected, also, must_not, max_confidence, fault, input, ...rest } = JSON.parse(line);
      const labels = (rest.situations ?? [rest.situation]).map((id) =>
        (client.label ?? label)({ situation: byId.get(id), text: input, statuses: rest.answered }),
      );
      return JSON.stringify({ ...rest, ...merge(labels), input });
    });
    writeFileSync(`${path}/${name}`, `${relabelled.join('\n')}\n`);
  }
}
