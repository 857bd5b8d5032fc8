import type { Reach } from '../../casework/reach';
import { readCase } from '../../casework/read-case';
import { caseOnRecord, OneCase } from './support/case-on-record';

const found = caseOnRecord();
const read = (reaches: Reach[], onRecord = true) =>
  readCase(new OneCase(onRecord ? found : undefined).register, { caseId: found.caseId, reaches });

test.each<[string, Reach, boolean]>([
  ['everybody who sees all', { kind: 'all' }, true],
  ['the portal that filed it', { kind: 'own', filedBy: 'portal-1' }, true],
  ['an agency that has a step in it', { kind: 'agency', agency: 'residence' }, true],
  ['another portal', { kind: 'own', filedBy: 'portal-2' }, false],
  ['an agency without a step in it', { kind: 'agency', agency: 'social-affairs' }, false],
])('a case and %s', async (_who, reach, isReached) => {
  const result = await read([reach]);
  expect(result.ok ? result.value.caseId : result.refusal).toEqual(
    isReached ? found.caseId : { code: 'out-of-reach' },
  );
});

test('a case is there for whoever may see it in any way, and unknown where it is not on file', async () => {
  const reaches: Reach[] = [
    { kind: 'own', filedBy: 'portal-2' },
    { kind: 'agency', agency: 'residence' },
  ];
  expect((await read(reaches)).ok).toBe(true);
  expect(await read([{ kind: 'all' }], false)).toEqual({ ok: false, refusal: { code: 'unknown-case' } });
  expect(await read([])).toEqual({ ok: false, refusal: { code: 'out-of-reach' } });
});
