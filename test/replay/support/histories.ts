import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RecordedCase } from '../../../domain/case-events';
import { historyFromJSON, historyToJSON, type History } from '@temporalio/common/lib/proto-utils';

/** The committed histories, each in a file of its own, and beside them the case as it then was on record. */
const folder = join(__dirname, '..', 'histories');
const records = join(__dirname, '..', 'records');

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

/** The case that a history is of, from its filing on. */
export function keptRecord(file: string): RecordedCase {
  return JSON.parse(readFileSync(join(records, file), 'utf8')) as RecordedCase;
}

export function removeHistories(): void {
  for (const kept of [folder, records]) {
    rmSync(kept, { recursive: true, force: true });
    mkdirSync(kept);
  }
}

export function keepHistory(file: string, history: History, record: RecordedCase): void {
  writeFileSync(join(records, file), JSON.stringify(record, null, 1) + '\n');
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
