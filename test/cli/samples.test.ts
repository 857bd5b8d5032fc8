import { allGranted } from '../../cli/samples/birth/endings';
import { desksOfSamples, samplesForClerks } from '../../cli/samples/birth/for-clerks';
import type { Moment } from '../../cli/samples/act';
import type { BirthFiling } from '../../cli/samples/sample';
import { samples } from '../../cli/samples/samples';
import { fitsPerson } from '../../domain/personal-number';
import { dayOf } from '../../domain/viet-nam-time';
import { currentCalendar } from '../../procedures/shared/calendar';
import { examineChange } from '../../procedures/shared/intake/examine-change';
import { examine } from '../../procedures/shared/intake/examine';

const cases = samples.flatMap((sample) =>
  'outcome' in sample.expected ? [{ ...sample, expected: sample.expected }] : [],
);
const asSent = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
const examined = ({ filing }: (typeof samples)[number]) =>
  examine({
    bundle: filing.bundle,
    declaration: asSent(filing.declaration),
    receivedAtMs: Date.parse(filing.receivedAt),
    calendar: currentCalendar,
  });

test('there are at least twelve births, twelve deaths and twelve crooked cases that differ, and each tells its story in both languages', () => {
  const count = (those: (sample: (typeof cases)[number]) => boolean): number => cases.filter(those).length;
  expect(count(({ filing }) => filing.bundle === 'birth')).toBeGreaterThanOrEqual(12);
  expect(count(({ filing }) => filing.bundle === 'death')).toBeGreaterThanOrEqual(12);
  expect(
    count(({ acts, filedWhen }) => acts !== undefined || filedWhen !== undefined),
  ).toBeGreaterThanOrEqual(12);
  expect(new Set(samples.map(({ id }) => id)).size).toBe(samples.length);
  for (const { story } of samples) expect(story.vi).not.toBe(story.en);
});

test('every case passes the front door with just the flags and doubts written beside it', () => {
  for (const sample of cases) {
    const found = examined(sample);
    if (!found.ok) throw new Error(`${sample.id}: ${JSON.stringify(found.errors)}`);
    expect([sample.id, found.flags]).toEqual([sample.id, sample.expected.flags ?? []]);
    const codes = found.warnings.map(({ code }) => code);
    expect([sample.id, codes]).toEqual([sample.id, sample.expected.warnings ?? []]);
  }
});

test('every step of the edition is expected, and a step the family did not ask for does not apply', () => {
  for (const sample of cases) {
    const found = examined(sample);
    if (!found.ok) throw new Error(sample.id);
    expect(Object.keys(sample.expected.steps)).toEqual(found.plan.steps.map(({ id }) => id));
    for (const { id, notApplicable } of found.plan.steps) {
      const expected = sample.expected.steps[id];
      if (notApplicable) expect(expected).toEqual({ state: 'not-applicable', reason: notApplicable });
    }
  }
});

test.each(['edition-of-2024', 'death-edition-of-2024'])(
  'a case received before September 2026 falls under the edition of 2024: %s',
  (id) => {
    const found = examined(samples.find((sample) => sample.id === id)!);
    expect(found.ok && found.edition).toBe('2024-07-01');
  },
);

test('no two cases are about the same birth or death, so that each can be filed; who files again waits for the first', () => {
  const locks = cases
    .filter(({ filedWhen }) => filedWhen === undefined)
    .flatMap((sample) => {
      const found = examined(sample);
      return found.ok ? found.locks : [];
    });
  expect(new Set(locks).size).toBe(locks.length);
});

test('nobody has the number of somebody else, and no paper the number of another', () => {
  const people = new Map<string, string>();
  for (const { personalId, name, sex, bornOn } of samples.flatMap((sample) => sample.people)) {
    expect(personalId).toMatch(/^\d{12}$/);
    if (name !== 'Ông Thị Hạnh')
      expect([name, fitsPerson(personalId, { sex, bornOn })]).toEqual([name, true]);
    expect(people.get(personalId) ?? name).toBe(name);
    people.set(personalId, name);
  }
  const papers = new Map<string, string>();
  const issued = samples.flatMap(({ papers: births, deathNotices = [] }) => [...births, ...deathNotices]);
  for (const paper of issued) {
    const text = JSON.stringify(paper);
    expect(papers.get(paper.number) ?? text).toBe(text);
    papers.set(paper.number, text);
  }
});

test('facility 79024 and its papers are left to others', () => {
  expect(JSON.stringify(samples)).not.toContain('79024');
});

test('every date is fixed and lies before the day the samples were written for', () => {
  for (const { filing } of samples) {
    expect(dayOf(Date.parse(filing.receivedAt)) < '2026-11-24').toBe(true);
    const happenedAt =
      filing.bundle === 'birth' ? filing.declaration.child.bornAt : filing.declaration.deceased.diedAt;
    expect(Date.parse(happenedAt)).toBeLessThan(Date.parse(filing.receivedAt));
  }
});

test('whoever waits for another sample comes after it, and waits for steps that it has', () => {
  const earlier = new Map<string, string[]>();
  for (const sample of samples) {
    const { filedWhen, acts = [] } = sample;
    const found = examined(sample);
    const own = found.ok ? found.plan.steps.map(({ id }) => id) : [];
    const stepsOf = (moment: Moment): string[] => (moment === 'settled' ? [] : Object.keys(moment));
    if (filedWhen)
      expect(earlier.get(filedWhen.sample)).toEqual(expect.arrayContaining(stepsOf(filedWhen.is)));
    for (const { when } of acts) expect(own).toEqual(expect.arrayContaining(stepsOf(when)));
    earlier.set(sample.id, own);
  }
});

test('each act has a key of its own within its sample, and no decision is given twice', () => {
  const numbers: string[] = [];
  for (const { acts = [] } of samples) {
    expect(new Set(acts.map(({ id }) => id)).size).toBe(acts.length);
    for (const { order } of acts) if ('decision' in order.body) numbers.push(order.body.decision.number);
  }
  expect(new Set(numbers).size).toBe(numbers.length);
});

test('what a correction or a supplement sends makes another good declaration', () => {
  for (const sample of cases) {
    const found = examined(sample);
    if (!found.ok) throw new Error(sample.id);
    for (const { order } of sample.acts ?? []) {
      if (!('changes' in order.body) || order.body.changes.length === 0) continue;
      const { bundle, receivedAt } = sample.filing;
      const changed = examineChange({
        bundle,
        edition: found.edition,
        declaration: found.declaration,
        changes: order.body.changes,
        receivedAtMs: Date.parse(receivedAt),
      });
      expect([sample.id, changed]).toEqual([sample.id, expect.objectContaining({ ok: true, warnings: [] })]);
      expect(changed.ok && changed.changed).toHaveLength(order.body.changes.length);
    }
  }
});

test('the names and streets of one family hold every letter of the alphabet with every tone, the child decomposed', () => {
  const sample = samples.find(({ id }) => id === 'every-mark')!;
  const text = JSON.stringify(sample.filing.declaration).normalize('NFC').toLowerCase();
  const tones = ['', '\u0300', '\u0301', '\u0309', '\u0303', '\u0323'];
  const letters = 'aăâeêioôơuưy'
    .split('')
    .flatMap((vowel) => tones.map((tone) => (vowel + tone).normalize('NFC')));
  expect([...letters, 'đ'].filter((letter) => !text.includes(letter))).toEqual([]);
  const { name } = (sample.filing as BirthFiling).declaration.child;
  expect(name).not.toBe(name.normalize('NFC'));
  expect(sample.expected).toBe(allGranted);
});

test('what is left for clerks passes the front door, and is decided where the desks of the samples are', () => {
  for (const { id, desk, filing } of samplesForClerks) {
    const [bundle, declaration] = [filing.bundle, asSent(filing.declaration)];
    const receivedAtMs = Date.parse('2026-11-30T09:00:00+07:00');
    const found = examine({ bundle, declaration, receivedAtMs, calendar: currentCalendar });
    expect([id, found.ok]).toEqual([id, true]);
    const { only } = desksOfSamples.find(({ agency }) => agency === desk)!;
    const places = found.ok ? found.plan.steps.filter(({ agency }) => agency === desk) : [];
    expect([id, places.map(({ place }) => place)]).toEqual([id, only]);
  }
});
