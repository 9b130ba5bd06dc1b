import { countEffects } from '@token-check/core/internal';
import type { OutputFormat } from './output-format.ts';

/** For scripts: the reports with what follows from them for the job. */
export const ciJson: OutputFormat['render'] = (reports, { run }) =>
  `${JSON.stringify(
    {
      schemaVersion: 1,
      exitStatus: run?.exitStatus,
      config: run?.config,
      counts: countEffects(reports),
      reports,
    },
    null,
    2,
  )}\n`;
