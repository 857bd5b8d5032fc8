import { readdirSync, readFileSync, writeFileSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { historyFromJSON, historyToJSON, type History } from '@temporalio/common/lib/proto-utils';
import { findEditions } from '../../../procedures/bundles';
import * as workflows from '../../../workflows';

/** The committed histories: `<workflow>-<edition>-<ending>.json`. */
const folder = join(__dirname, '..', 'histories');

export interface KeptHistory {
  workflowId: string;
  history: History;
}

/** What a history is kept of: every workflow that a worker hosts, in every edition of its bundle. */
export const recordable = Object.keys(workflows).flatMap((workflow) =>
  (findEditions(workflow.replace(/Bundle$/, '')) ?? []).map(({ edition, steps }) => ({
    workflow,
    edition,
    later: steps.slice(1).map(({ id }) => id),
  })),
);

/** The file's name, without its folder. */
export function fileOf({
  workflow,
  edition,
  ending,
}: {
  workflow: string;
  edition: string;
  ending: string;
}): string {
  return `${workflow}-${edition}-${ending}.json`;
}

/** By file name, which stands for the id of the workflow. */
export function keptHistories(): KeptHistory[] {
  return readdirSync(folder).map((file) => ({
    workflowId: file,
    history: historyFromJSON(JSON.parse(readFileSync(join(folder, file), 'utf8'))),
  }));
}

export function removeHistories(): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
}

export function keepHistory(file: string, history: History): void {
  writeFileSync(
    join(folder, file),
    JSON.stringify(JSON.parse(historyToJSON(history), anywhere), null, 1) + '\n',
  );
}

/** What tells of the machine that recorded it is left out; a replay does not look at it. */
function anywhere(name: string, value: unknown): unknown {
  if (name === 'identity') return 'recorder';
  return name === 'stackTrace' ? '' : value;
}
