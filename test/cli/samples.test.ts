import { allGranted } from '../../cli/samples/sample';
import { samples } from '../../cli/samples/samples';
import { dayOf } from '../../domain/viet-nam-time';
import { currentCalendar } from '../../procedures/calendar';
import { examine } from '../../procedures/intake/examine';

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

test('there are at least twelve cases that differ, and each tells its story in both languages', () => {
  expect(cases.length).toBeGreaterThanOrEqual(12);
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

test('a case received before September 2026 has the three steps of the edition of 2024', () => {
  const sample = samples.find(({ id }) => id === 'edition-of-2024')!;
  const found = examined(sample);
  expect(found.ok && found.edition).toBe('2024-07-01');
});

test('no two cases are about the same birth, so that each can be filed', () => {
  const claims = cases.flatMap((sample) => {
    const found = examined(sample);
    return found.ok ? found.claims : [];
  });
  expect(new Set(claims).size).toBe(claims.length);
});

test('nobody has the number of somebody else, and no paper the number of another', () => {
  const people = new Map<string, string>();
  for (const { personalId, name } of samples.flatMap((sample) => sample.people)) {
    expect(personalId).toMatch(/^\d{12}$/);
    expect(people.get(personalId) ?? name).toBe(name);
    people.set(personalId, name);
  }
  const papers = new Map<string, string>();
  for (const paper of samples.flatMap((sample) => sample.papers)) {
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
    expect(Date.parse(filing.declaration.child.bornAt)).toBeLessThan(Date.parse(filing.receivedAt));
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
  const { name } = sample.filing.declaration.child;
  expect(name).not.toBe(name.normalize('NFC'));
  expect(sample.expected).toBe(allGranted);
});
