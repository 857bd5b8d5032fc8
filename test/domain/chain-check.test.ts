import { createHash } from 'node:crypto';
import { canonicalJson } from '../../domain/canonical-json';
import { findChainProblem } from '../../domain/chain-check';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
type Event = Record<string, unknown>;

/** A chain as docs/api.md describes it, made without any code of the register. */
function chain(length: number): Event[] {
  const events: Event[] = [];
  for (let seq = 1; seq <= length; seq++) {
    const open = { seq, type: 'step-filed', data: { round: seq }, prevHash: events.at(-1)?.['hash'] ?? null };
    events.push({ ...open, hash: sha256(canonicalJson(open)) });
  }
  return events;
}
const problemOf = (events: Event[]) => findChainProblem(events, sha256);
const changed = (index: number, over: Event) => chain(4).map((e, i) => (i === index ? { ...e, ...over } : e));

test('a whole chain has no problem, and its members may come in any order', () => {
  expect(problemOf(chain(4))).toBeUndefined();
  const shuffled = chain(4).map((event) => Object.fromEntries(Object.entries(event).reverse()));
  expect(problemOf(shuffled)).toBeUndefined();
});

test('a changed event is found where it was changed', () => {
  expect(problemOf(changed(2, { data: { round: 9 } }))).toEqual({ seq: 3, fault: 'hash' });
  expect(problemOf(changed(0, { by: 'somebody' }))).toEqual({ seq: 1, fault: 'hash' });
});

test('an event that was changed and hashed anew is found by the one after it', () => {
  const open: Event = { ...chain(4)[1], data: { round: 9 } };
  delete open['hash'];
  const forged = { ...open, hash: sha256(canonicalJson(open)) };
  const events = chain(4).map((event, i) => (i === 1 ? forged : event));
  expect(problemOf(events)).toEqual({ seq: 3, fault: 'previous-hash' });
});

test('an event taken out, put in twice, or put elsewhere is a gap', () => {
  const [a, b, c] = chain(3) as [Event, Event, Event];
  expect(problemOf([a, c])).toEqual({ seq: 2, fault: 'gap' });
  expect(problemOf([b, c])).toEqual({ seq: 1, fault: 'gap' });
  expect(problemOf([a, a, b])).toEqual({ seq: 2, fault: 'gap' });
  expect(problemOf([a, c, b])).toEqual({ seq: 2, fault: 'gap' });
});

test('a first event that names one before it is refused, and so is a case without events', () => {
  expect(problemOf(changed(0, { prevHash: 'x' }))).toEqual({ seq: 1, fault: 'previous-hash' });
  expect(problemOf([])).toEqual({ seq: 1, fault: 'no-events' });
});
