import { readCase } from '../../casework/read-case';
import type { Reader } from '../../casework/reading/reader';
import type { Reach } from '../../domain/rights/reach';
import type { NewRead } from '../../register/reads';
import { caseOnRecord, OneCase } from './support/case-on-record';

const found = caseOnRecord();
const readerOf = (reaches: Reach[], over: Partial<Reader> = {}): Reader => ({
  subject: 'somebody',
  roles: reaches.map(({ role }) => role),
  agency: null,
  reaches,
  reachesFor: () => reaches,
  purpose: null,
  channel: 'api',
  ...over,
});
const read = async (reader: Reader, onRecord = true) => {
  const rows: NewRead[] = [];
  const recordReads = (reads: readonly NewRead[]) => Promise.resolve(void rows.push(...reads));
  const register = { ...new OneCase(onRecord ? found : undefined).register, recordReads };
  return { result: await readCase(register, { caseId: found.caseId, reader }), rows };
};

const filed = (by: string): Reach => ({ role: 'portal', sees: 'full', kind: 'filed', by });
const office = (...territory: string[]): Reach => ({
  role: 'supervisor',
  sees: 'full',
  kind: 'office',
  territory,
});
const step = (agency: 'residence' | 'social-affairs', ...territory: string[]): Reach => ({
  role: 'clerk',
  sees: 'need',
  kind: 'step',
  agency,
  territory,
});
const all: Reach = { role: 'ops', sees: 'head', kind: 'all' };

test.each<[string, Reach, boolean]>([
  ['everybody who reaches all', all, true],
  ['the portal that filed it', filed('portal-1'), true],
  ['another portal', filed('portal-2'), false],
  ['an agency that has a step in it', step('residence', '*'), true],
  ['an agency that has a step in it, in its province', step('residence', '01', '79'), true],
  ['an agency that has a step in it, in its commune', step('residence', '26740'), true],
  ['an agency that has a step in it elsewhere', step('residence', '00070', '01'), false],
  ['an agency without a step in it', step('social-affairs', '*'), false],
  ['the office', office('26740'), true],
  ['another office', office('00070'), false],
])('a case and %s', async (_who, reach, isReached) => {
  const { result, rows } = await read(readerOf([reach]));
  expect(result.ok ? result.value.caseId : result.refusal).toEqual(
    isReached ? found.caseId : { code: 'out-of-reach' },
  );
  expect(rows.map(({ caseId, result: of }) => [caseId, of])).toEqual(
    isReached ? [] : [[found.caseId, 'refused']],
  );
});

test('a case is there for whoever may see it in any way, and unknown where it is not on file', async () => {
  const both = await read(readerOf([filed('portal-2'), step('residence', '*')]));
  expect(both.result).toMatchObject({
    ok: true,
    value: { sight: { sees: 'need', ownSteps: ['residence'] } },
  });
  expect(await read(readerOf([all]), false)).toEqual({
    result: { ok: false, refusal: { code: 'unknown-case' } },
    rows: [],
  });
  expect((await read(readerOf([]))).result).toEqual({ ok: false, refusal: { code: 'out-of-reach' } });
});

test('a purpose lifts what a role shows, for this once, and an unclear one is none', async () => {
  const purpose = { code: 'complaint', note: 'the family has complained' } as const;
  expect((await read(readerOf([all]))).result).toMatchObject({ value: { sight: { sees: 'head' } } });
  expect((await read(readerOf([all], { purpose }))).result).toMatchObject({
    value: { sight: { sees: 'full' } },
  });
  expect((await read(readerOf([all], { purpose: 'unclear' }))).result).toEqual({
    ok: false,
    refusal: { code: 'purpose-required' },
  });
  expect((await read(readerOf([step('residence', '*')], { purpose }))).result).toMatchObject({
    value: { sight: { sees: 'need' } },
  });
});
