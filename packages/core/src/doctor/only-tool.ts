import { tools } from '../knowledge/tools.ts';
import type { Choice, Lookup } from './place.ts';
import { placesIn } from './reading.ts';
import type { Survey } from './survey.ts';

/** The names that a person may use for a tool: `terraform`, `ansible`, `cloud controller manager`. */
export const toolNames: readonly string[] = [
  ...new Set(tools.map(({ name }) => shortName(name).toLowerCase())),
].sort();

/** The name without what is in brackets behind it. */
export function shortName(name: string): string {
  return name.split(' (')[0] ?? name;
}

/** Whether a file that can't be read, or has an error, may be why a tool sends nothing. */
const isUnread = (found: Lookup | undefined): boolean =>
  found !== undefined &&
  ('unknown' in found || ('nothing' in found && found.nothing.code === 'file-has-error'));

/** What was found about one tool, and about nothing else; null for a tool that isn't in the table. */
export function onlyTool(survey: Survey, wanted: string): Survey | null {
  const name = wanted.trim().toLowerCase();
  // `MCP server of .mcp.json` is one of several MCP servers.
  const isWanted = (tool: string) => shortName(tool).toLowerCase().split(' of ')[0] === name;
  const own = tools.filter((tool) => isWanted(tool.name));
  if (own.length === 0) return null;
  const found = survey.choices.filter(({ tool }) => isWanted(tool));
  const none = own.map(({ name: tool }): Choice => ({ tool, found: undefined }));
  const choices = found.length > 0 ? found : none;
  const places = placesIn(choices.map((choice) => choice.found));
  const { doctl, kubernetes } = survey;
  return {
    ...survey,
    onlyTool: name,
    choices,
    places,
    // What tools don't read can't matter to this one.
    unread: choices.some(({ found }) => isUnread(found)) ? survey.unread : [],
    exposures: survey.exposures.filter((one) => one.places.some((place) => places.includes(place))),
    doctl:
      name === 'doctl' ? doctl : { ...doctl, missing: null, context: 'default', sends: undefined },
    kubernetes: name === 'kubectl' ? kubernetes : { ...kubernetes, users: [], current: undefined },
  };
}
