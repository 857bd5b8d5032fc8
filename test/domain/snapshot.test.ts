import { applyEvent } from '../../domain/fold/apply-event';
import { snapshotOf } from '../../domain/fold/snapshot';
import { foldState } from '../../domain/fold/fold';
import { keptHistories, keptRecord } from '../replay/support/histories';

const files = keptHistories().map(({ workflowId }) => workflowId);

test.each(files)('%s: gone on with from a snapshot at any point, the case comes to the same', (file) => {
  const { events, documents } = keptRecord(file);
  const whole = foldState(events, documents);
  for (let n = 1; n <= events.length; n += 1) {
    const snapshot = snapshotOf(events.slice(0, n), documents);
    const later = events
      .slice(n)
      .reduce((state, event) => applyEvent(state, event, documents), snapshot.state);
    expect(later).toEqual(whole);
    // What is referred to at the end and had come by then was kept then.
    const brought = new Set(events.slice(n).map(({ id }) => id));
    for (const ref of Object.keys(snapshotOf(events, documents).documents))
      if (!brought.has(ref.slice(0, ref.lastIndexOf('/')))) expect(snapshot.documents).toHaveProperty([ref]);
  }
});
