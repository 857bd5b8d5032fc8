import { birthDeclaration, examined } from '../support/declarations';
import {
  correctedDraft,
  draft,
  filedDraft,
  grantedDraft,
  refusedDraft,
  RegisterOnPostgres,
} from './support/register-on-postgres';

jest.setTimeout(30_000);

let on: RegisterOnPostgres;
beforeAll(async () => {
  on = await RegisterOnPostgres.start();
}, 60_000);
afterAll(() => on.stop());

const reversedDraft = (id: string) => draft(id, 'step-reversed', { data: { act: 'annul-birth' } });
const withdrawnDraft = (id: string) => draft(id, 'step-withdrawn', { data: { code: 'on-request' } });

describe('the lock on a life event', () => {
  const locksOf = (declaration: unknown) => examined(declaration).locks;
  const holderOf = async (declaration: unknown) =>
    (await on.register.findLockHolder({ locks: locksOf(declaration), exceptCaseIds: [] }))?.caseId;
  const stuckOn = (what: 'delivery' | 'withdrawal') =>
    draft('run/2', 'step-stuck', { data: { what, cause: 'invalid-dossier', status: 400 } });
  const askedBack = { step: 'birth', otherwise: null, sent: true };
  const withdrawal = (id: string, sent: boolean) =>
    draft(id, 'withdrawal-ordered', {
      step: null,
      data: {
        orderId: id,
        withdraw: [{ ...askedBack, sent }],
        reverse: [],
        stands: [],
        order: { ref: `${id}/order` },
      },
      documents: { [`${id}/order`]: { reason: 'moved' } },
    });
  const skippedDraft = (id: string) =>
    draft(id, 'step-skipped', {
      data: { orderId: id, reason: { ref: `${id}/reason` } },
      documents: { [`${id}/reason`]: { text: 'by telephone' } },
    });

  test.each([
    ['is withdrawn', [], withdrawnDraft],
    ['is refused', [], refusedDraft],
    ['is taken back', [grantedDraft('run/2')], reversedDraft],
    ['is withdrawn while it is stuck', [stuckOn('delivery')], (id: string) => withdrawal(id, false)],
    [
      'is skipped, its withdrawal not being taken',
      [withdrawal('run/1w', true), stuckOn('withdrawal')],
      skippedDraft,
    ],
  ])('is free again once the civil act %s', async (_what, before, ending) => {
    const declaration = birthDeclaration();
    const { caseId } = await on.fileCase({ declaration });
    await on.register.appendEvents(caseId, [filedDraft('run/1', caseId), ...before]);
    expect((await on.file({ declaration })).kind).toBe('duplicate-case');
    await on.register.appendEvents(caseId, [ending('run/3')]);
    expect((await on.file({ declaration })).kind).toBe('filed');
  });

  test('is kept when an agency refuses to correct what it has granted', async () => {
    const declaration = birthDeclaration();
    const { caseId } = await on.fileCase({ declaration });
    await on.register.appendEvents(caseId, [filedDraft('run/1', caseId), grantedDraft('run/2')]);
    await on.register.appendEvents(caseId, [refusedDraft('run/3')]);
    expect((await on.file({ declaration })).kind).toBe('duplicate-case');
  });

  test('stays with the case that filed again, whatever the ended one still records', async () => {
    const declaration = birthDeclaration();
    const { caseId } = await on.fileCase({ declaration });
    await on.register.appendEvents(caseId, [refusedDraft('run/1')]);
    const again = await on.fileCase({ declaration });
    const missed = { dueAt: '2026-11-25T17:00:00+07:00' };
    await on.register.appendEvents(caseId, [draft('run/2', 'deadline-missed', { data: missed })]);
    expect(await on.file({ declaration })).toMatchObject({ kind: 'duplicate-case', caseId: again.caseId });
  });

  test('is held again by a grant that follows the refusal; the case says so where another one holds it by then', async () => {
    const [alone, filedAgain] = [birthDeclaration(), birthDeclaration()];
    const grantedLate = async (declaration: unknown, meanwhile?: () => Promise<unknown>) => {
      const { caseId } = await on.fileCase({ declaration });
      await on.register.appendEvents(caseId, [filedDraft('run/1', caseId), refusedDraft('run/2')]);
      await meanwhile?.();
      await on.register.appendEvents(caseId, [grantedDraft('run/3')]);
      return { caseId, flags: (await on.register.findCase(caseId))?.view.flags };
    };
    const one = await grantedLate(alone);
    expect([await holderOf(alone), one.flags]).toEqual([one.caseId, []]);
    const again = { caseId: '' };
    const other = await grantedLate(filedAgain, async () =>
      Object.assign(again, await on.fileCase({ declaration: filedAgain })),
    );
    expect([await holderOf(filedAgain), other.flags]).toEqual([again.caseId, ['claim-taken']]);
  });

  test('moves with a correction of what it is made of, and an old one is free', async () => {
    const [before, after] = [birthDeclaration(), birthDeclaration()];
    const { caseId } = await on.fileCase({ declaration: before });
    const granted = [filedDraft('run/1', caseId), grantedDraft('run/2')];
    await on.register.appendEvents(caseId, [...granted, correctedDraft('order/1', after)]);
    expect(await holderOf(after)).toBe(caseId);
    // The correction may still be given up.
    expect(await holderOf(before)).toBe(caseId);
    await on.register.appendEvents(caseId, [filedDraft('run/3', caseId), grantedDraft('run/4')]);
    expect(await on.file({ declaration: after })).toMatchObject({ kind: 'duplicate-case', caseId });
    expect((await on.file({ declaration: before })).kind).toBe('filed');
  });

  test('is given back by a correction that is given up', async () => {
    const [before, after] = [birthDeclaration(), birthDeclaration()];
    const { caseId } = await on.fileCase({ declaration: before });
    const granted = [filedDraft('run/1', caseId), grantedDraft('run/2')];
    await on.register.appendEvents(caseId, [...granted, correctedDraft('order/1', after)]);
    const refused = [filedDraft('run/3', caseId), refusedDraft('run/4')];
    const stuck = draft('run/5', 'step-stuck', {
      data: { what: 'correction', cause: 'certificate-mismatch', status: null },
    });
    await on.register.appendEvents(caseId, [...refused, stuck, skippedDraft('order/2')]);
    expect(await holderOf(before)).toBe(caseId);
    expect((await on.file({ declaration: after })).kind).toBe('filed');
  });

  test('goes to the case that takes it over by the same judgment, and the other one says so until it is corrected', async () => {
    const [mine, theirs] = [birthDeclaration(), birthDeclaration()];
    const one = await on.fileCase({ declaration: mine });
    const other = await on.fileCase({ declaration: theirs });
    const paperOf = ({ child }: typeof mine) => ({ birthCertificateNumber: child.birthCertificateNumber });
    const swapped = (declared: typeof mine, paper: typeof mine) => ({
      ...declared,
      child: { ...declared.child, ...paperOf(paper) },
    });
    const flagsOf = async ({ caseId }: { caseId: string }) =>
      (await on.register.findCase(caseId))?.view.flags;
    for (const { caseId } of [one, other])
      await on.register.appendEvents(caseId, [filedDraft('run/1', caseId), grantedDraft('run/2')]);
    const first = correctedDraft('order/1', swapped(mine, theirs), { takesOver: other.caseId });
    await on.register.appendEvents(one.caseId, [first]);
    expect(await flagsOf(other)).toEqual(['claim-taken']);
    expect(await flagsOf(one)).toEqual([]);
    const told = draft('run/3', 'deadline-missed', { data: { dueAt: '2026-11-25T17:00:00+07:00' } });
    await on.register.appendEvents(other.caseId, [told]);
    expect(await flagsOf(other)).toEqual(['claim-taken']);
    const second = correctedDraft('order/2', swapped(theirs, mine), { takesOver: one.caseId });
    await on.register.appendEvents(other.caseId, [second]);
    expect([await flagsOf(one), await flagsOf(other)]).toEqual([[], []]);
    for (const { caseId } of [one, other])
      await on.register.appendEvents(caseId, [filedDraft('run/5', caseId), grantedDraft('run/6')]);
    const found = async (declared: typeof mine) => {
      const { birthCertificateNumber } = paperOf(declared);
      const birth = { ...birthDeclaration() };
      return holderOf({ ...birth, child: { ...birth.child, birthCertificateNumber } });
    };
    expect([await found(theirs), await found(mine)]).toEqual([one.caseId, other.caseId]);
  });

  test('that another case holds is told before the order, and stays there when the correction comes all the same', async () => {
    const theirs = birthDeclaration();
    const [mine, holder] = [await on.fileCase(), await on.fileCase({ declaration: theirs })];
    const asked = { locks: locksOf(theirs), exceptCaseIds: [mine.caseId] };
    expect(await on.register.findLockHolder(asked)).toEqual({
      caseId: holder.caseId,
      caseCode: holder.caseCode,
    });
    expect(await on.register.findLockHolder({ ...asked, exceptCaseIds: [holder.caseId] })).toBeUndefined();
    await on.register.appendEvents(mine.caseId, [correctedDraft('order/1', theirs)]);
    expect(await on.events(mine.caseId)).toHaveLength(2);
    expect((await on.register.findCase(mine.caseId))?.view.flags).toEqual(['claim-taken']);
    expect(await on.file({ declaration: theirs })).toMatchObject({ caseId: holder.caseId });
  });

  test('that another case gives back goes to the case that was corrected to it, as soon as that goes on', async () => {
    const theirs = birthDeclaration();
    const [mine, holder] = [await on.fileCase(), await on.fileCase({ declaration: theirs })];
    await on.register.appendEvents(mine.caseId, [correctedDraft('order/1', theirs)]);
    await on.register.appendEvents(holder.caseId, [refusedDraft('run/1')]);
    const missed = { dueAt: '2026-11-25T17:00:00+07:00' };
    await on.register.appendEvents(mine.caseId, [draft('run/2', 'deadline-missed', { data: missed })]);
    expect((await on.register.findCase(mine.caseId))?.view.flags).toEqual([]);
    expect(await holderOf(theirs)).toBe(mine.caseId);
  });
});
