import { foldState } from '../../domain/fold/fold';
import { keptHistories, keptRecord } from '../replay/support/histories';
import { recordFaults } from '../support/case-checks';

const files = keptHistories().map(({ workflowId }) => workflowId);

test('there are recorded cases', () => expect(files.length).toBeGreaterThan(10));

test.each(files)(
  '%s: each beginning folds, waits for somebody by name and, for an agency, until an instant',
  (file) => {
    expect(recordFaults(keptRecord(file))).toEqual([]);
  },
);

test('a case whose results, reasons and orders have been erased still folds at every point', () => {
  for (const file of files) {
    const { events, documents } = keptRecord(file);
    const [filed] = events;
    const declaration = filed?.type === 'case-filed' ? filed.data.declaration.ref : '';
    const left = { [declaration]: documents[declaration] };
    events.forEach((_, i) => expect(() => foldState(events.slice(0, i + 1), left)).not.toThrow());
  }
});
