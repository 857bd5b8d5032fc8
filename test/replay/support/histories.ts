import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { historyFromJSON, historyToJSON, type History } from '@temporalio/common/lib/proto-utils';

/** The committed histories, each in a file of its own. */
const folder = join(__dirname, '..', 'histories');

export interface KeptHistory {
  workflowId: string;
  history: History;
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
