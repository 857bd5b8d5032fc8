import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defaultPayloadConverter } from '@temporalio/common';
import { historyFromJSON } from '@temporalio/common/lib/proto-utils';
import type { EventDraft } from '../../domain/case-events';
import { foldState } from '../../domain/fold/fold';
import type { CaseInput } from '../../workflows/case-input';
import { recordFaults } from '../support/case-checks';

const folder = join(__dirname, '..', 'replay', 'histories');

/** What a recorded workflow was started with and handed to the register, as one record. */
function recordOf(file: string) {
  const { events } = historyFromJSON(JSON.parse(readFileSync(join(folder, file), 'utf8')));
  const inputs = (events ?? []).flatMap((event): unknown[] => {
    const started = event.workflowExecutionStartedEventAttributes?.input;
    const scheduled = event.activityTaskScheduledEventAttributes;
    const input = started ?? (scheduled?.activityType?.name === 'recordEvents' ? scheduled.input : undefined);
    const [payload] = input?.payloads ?? [];
    return payload ? [defaultPayloadConverter.fromPayload(payload)] : [];
  });
  const [start, ...batches] = inputs as [CaseInput, ...{ drafts: EventDraft[] }[]];
  const drafts = batches.flatMap((batch) => batch.drafts);
  return {
    events: [...start.events, ...drafts.map(({ event }) => event)],
    documents: drafts.reduce((known, { documents }) => ({ ...known, ...documents }), start.documents),
  };
}

const files = readdirSync(folder).filter((name) => name.endsWith('.json'));

test('there are recorded cases', () => expect(files.length).toBeGreaterThan(10));

test.each(files)(
  '%s: each beginning folds, waits for somebody by name and, for an agency, until an instant',
  (file) => {
    expect(recordFaults(recordOf(file))).toEqual([]);
  },
);

test('a case whose results, reasons and orders have been erased still folds at every point', () => {
  for (const file of files) {
    const { events, documents } = recordOf(file);
    const [filed] = events;
    const declaration = filed?.type === 'case-filed' ? filed.data.declaration.ref : '';
    const left = { [declaration]: documents[declaration] };
    events.forEach((_, i) => expect(() => foldState(events.slice(0, i + 1), left)).not.toThrow());
  }
});
