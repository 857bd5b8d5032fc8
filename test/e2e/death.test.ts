import { z } from 'zod';
import { dayOf, vietNamInstant } from '../../domain/viet-nam-time';
import { untilAgreed } from './support/agreement';
import { file, fileNew, stepOf, untilSettled, type CaseView } from './support/cases';
import { newDeath, type DeathDeclaration } from './support/deaths';
import { codeOf, correction, give, order, revocation, settlement } from './support/orders';
import { addPerson, effectsAt, getPerson } from './support/simulators';
import type { RunningStack } from './support/running-stack';
import { useStack } from './support/use-stack';

jest.setTimeout(300_000);

const allSteps = ['death', 'residence-removal', 'funeral-benefit', 'survivor-benefit'];
const statesOf = ({ steps }: CaseView) => Object.fromEntries(steps.map(({ id, state }) => [id, state]));

describe('filing deaths', () => {
  let stack: RunningStack;
  useStack((running) => (stack = running));

  const agreed = (caseId: string) => untilAgreed(stack, caseId);
  const settle = async (declaration: unknown): Promise<CaseView> => agreed(await fileNew(stack, declaration));

  it('grants all four procedures, each once, and the population database knows of the death', async () => {
    const declaration = await newDeath(stack);
    const view = await settle(declaration);
    expect(view.outcome).toBe('granted');
    expect(statesOf(view)).toEqual(Object.fromEntries(allSteps.map((id) => [id, 'granted'])));
    const { personalId, diedAt } = declaration.deceased;
    expect(await getPerson(stack, personalId)).toMatchObject({ status: 'dead', diedAt, residence: null });
  });

  it('does no more than the two procedures that were chosen', async () => {
    const view = await settle(await newDeath(stack, { scope: ['death', 'residence-removal'] }));
    expect(view.outcome).toBe('granted');
    for (const id of ['funeral-benefit', 'survivor-benefit'])
      expect(stepOf(view, id)).toMatchObject({ state: 'not-applicable', reason: { code: 'not-asked' } });
  });

  describe('the funeral money', () => {
    const forGroups = async (group: string | string[]) => {
      const declaration = await newDeath(stack);
      const scope = ['death', 'funeral-benefit'];
      return settle({
        ...declaration,
        scope,
        funeral: { ...declaration.funeral, group },
      });
    };

    // Decrees 131/2021, 20/2021, 176/2025; Law on Social Insurance 41/2024, article 85: ten times the level of the month.
    it.each([
      ['social-pension', 'social-affairs', 'social-pension', 10_000_000],
      ['social-insurance', 'social-insurance', 'social-insurance', 25_300_000],
      [['social-pension', 'social-insurance'], 'social-insurance', 'social-insurance', 25_300_000],
    ] as const)('of %s is paid once, by %s', async (group, payer, paidAs, amount) => {
      const view = await forGroups(typeof group === 'string' ? group : [...group]);
      expect(stepOf(view, 'funeral-benefit')).toMatchObject({
        agency: payer,
        state: 'granted',
        result: { group: paidAs, amount },
      });
      expect(await effectsAt(stack, payer, view.caseId)).toHaveLength(1);
    });

    it('of no group is not applicable, and the death stands', async () => {
      const view = await forGroups('none');
      expect(view.outcome).toBe('granted');
      expect(stepOf(view, 'funeral-benefit').state).toBe('not-applicable');
    });
  });

  it('takes a second death of one person for a duplicate, and names the case on file', async () => {
    const declaration = await newDeath(stack);
    const { caseId } = await settle(declaration);
    const cousin = { ...declaration.applicant, personalId: '079070999999', relation: 'relative' };
    const again = await file(stack, { ...declaration, applicant: cousin });
    expect(again).toMatchObject({ status: 409, body: { code: 'duplicate-case', caseId } });
  });

  describe('once the death is on record', () => {
    let dead: DeathDeclaration['deceased'];
    beforeAll(async () => {
      const declaration = await newDeath(stack);
      await settle(declaration);
      dead = declaration.deceased;
    });

    it('the dead apply for nothing: the case ends refused, and nothing after the refusal starts', async () => {
      const other = await newDeath(stack);
      const applicant = { ...other.applicant, personalId: dead.personalId, name: dead.name };
      const view = await settle({ ...other, applicant });
      expect(view.outcome).toBe('refused');
      expect(stepOf(view, 'death').reason?.code).toBe('person-dead');
      for (const id of allSteps.slice(1)) expect(stepOf(view, id).reason?.code).toBe('predecessor-refused');
    });

    it('the dead are paid nothing: the benefit is refused, and death and removal stand', async () => {
      const other = await newDeath(stack);
      const payee = { personalId: dead.personalId, name: dead.name, relation: 'relative' };
      const view = await settle({ ...other, funeral: { ...other.funeral, payee } });
      expect(view.outcome).toBe('partial');
      expect(statesOf(view)).toEqual({
        death: 'granted',
        'residence-removal': 'granted',
        'funeral-benefit': 'refused',
        'survivor-benefit': 'granted',
      });
      expect(stepOf(view, 'funeral-benefit').reason?.code).toBe('person-dead');
    });

    it('whom another case already registered as dead is refused, though the paper names no case', async () => {
      const other = await newDeath(stack);
      const { personalId } = other.deceased;
      await addPerson(stack, { personalId, name: other.deceased.name, status: 'dead', diedAt: '2026-11-01' });
      const view = await settle(other);
      expect(view.outcome).toBe('refused');
      expect(stepOf(view, 'death').reason?.code).toBe('death-already-registered');
    });
  });

  it('marks a death registered after more than fifteen days, and refuses it no more than any other', async () => {
    const diedAt = vietNamInstant(Date.now() - 20 * 86_400_000);
    const drawn = await newDeath(stack);
    const deathNotice = { ...drawn.deathNotice, type: 'police', issuedOn: dayOf(Date.parse(diedAt)) };
    const view = await settle({ ...drawn, deceased: { ...drawn.deceased, diedAt }, deathNotice });
    expect(view).toMatchObject({ outcome: 'granted', flags: ['late-registration'] });
  });

  it('runs under the edition that was in force when the portal received it', async () => {
    const diedAt = '2026-08-20T10:00:00+07:00';
    const drawn = await newDeath(stack);
    const deathNotice = { ...drawn.deathNotice, type: 'minutes', issuedOn: '2026-08-20' };
    const body = {
      bundle: 'death',
      declaration: { ...drawn, deceased: { ...drawn.deceased, diedAt }, deathNotice },
      receivedAt: '2026-08-24T09:00:00+07:00',
    };
    const { status, body: filed } = await stack.api('/v1/cases', {
      method: 'POST',
      body,
      headers: { 'idempotency-key': drawn.deceased.personalId },
    });
    expect(status).toBe(201);
    const { caseId } = z.object({ caseId: z.string() }).parse(filed);
    const view = await untilSettled(stack, caseId);
    expect(view).toMatchObject({ edition: '2024-07-01', outcome: 'granted' });
  });

  describe('a death on record', () => {
    it('revoked brings the person back to life and home, and what was paid is owed until it is settled', async () => {
      const declaration = await newDeath(stack);
      const { caseId } = await settle(declaration);
      const { steps } = await order(stack, revocation(caseId, 'death'));
      expect(steps.at(-1)).toBe('death');
      const view = await agreed(caseId);
      expect(view.outcome).toBe('revoked');
      expect(view.claims.map(({ step, state }) => ({ step, state }))).toEqual(
        expect.arrayContaining([
          { step: 'funeral-benefit', state: 'open' },
          { step: 'survivor-benefit', state: 'open' },
        ]),
      );
      const { personalId, lastResidence } = declaration.deceased;
      expect(await getPerson(stack, personalId)).toMatchObject({ status: 'alive', residence: lastResidence });
      for (const claim of view.claims) {
        await order(stack, settlement(caseId, claim));
        expect(codeOf(await give(stack, settlement(caseId, claim)))).toBe('claim-settled');
      }
      expect((await agreed(caseId)).claims.map(({ state }) => state)).toEqual(['settled', 'settled']);
      expect((await file(stack, declaration)).status).toBe(201);
    });

    it('corrected in the payee redoes the funeral benefit alone, paid once', async () => {
      const declaration = await newDeath(stack);
      const { caseId } = await settle(declaration);
      const { personalId, name } = declaration.survivors[0]!;
      const { steps } = await order(
        stack,
        correction(caseId, [{ pointer: '/funeral/payee', value: { personalId, name } }]),
      );
      expect(steps).toEqual(['funeral-benefit']);
      expect((await agreed(caseId)).outcome).toBe('granted');
    });
  });
});
