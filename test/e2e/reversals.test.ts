import { randomUUID } from 'node:crypto';
import { untilAgreed } from './support/agreement';
import { eventsOf, fileNew, findView, stepOf, untilSettled, untilView, type CaseView } from './support/cases';
import { eventually, inParallel } from './support/eventually';
import { newFamily, type Declaration } from './support/families';
import {
  codeOf,
  correction,
  give,
  newDecision,
  order,
  retry,
  revocation,
  skip,
  takenOf,
  type Change,
} from './support/orders';
import type { RunningStack } from './support/running-stack';
import { calm, decide, effectsAt, getPerson, setDesk, setFaults, untilHeld } from './support/simulators';
import { useStack } from './support/use-stack';

jest.setTimeout(300_000);

const birthSteps = ['birth', 'residence', 'health-insurance', 'identity-card'];
const roundsOf = ({ steps }: CaseView) => Object.fromEntries(steps.map(({ id, round }) => [id, round]));
const all = <T>(value: T) => Object.fromEntries(birthSteps.map((id) => [id, value]));
const numberOf = (view: CaseView): string => String(stepOf(view, 'birth').result?.['personalId']);

describe('taking back and correcting what was granted', () => {
  let stack: RunningStack;
  useStack((running) => (stack = running));

  const agreed = (caseId: string) => untilAgreed(stack, caseId);
  const granted = async (declaration: unknown): Promise<CaseView> => {
    const view = await untilSettled(stack, await fileNew(stack, declaration));
    expect(view.outcome).toBe('granted');
    return view;
  };
  const reversedIn = async (caseId: string): Promise<(string | null)[]> =>
    (await eventsOf(stack, caseId)).filter(({ type }) => type === 'step-reversed').map(({ step }) => step);

  describe('a birth revoked', () => {
    it('after its case has ended takes back all that stood on it, the birth last, once, under one key', async () => {
      const family = await newFamily(stack);
      const { caseId, ...before } = await granted(family);
      const given = revocation(caseId, 'birth');
      const key = randomUUID();
      const answers = await inParallel(Array.from({ length: 8 }), 8, () => give(stack, given, key));
      expect(new Set(answers.map(({ status, body }) => JSON.stringify({ status, body }))).size).toBe(1);
      const { steps } = takenOf(answers[0]!);
      const view = await agreed(caseId);
      expect(view).toMatchObject({ outcome: 'revoked', nationalStatus: 8 });
      expect(steps).toHaveLength(4);
      expect(steps.at(-1)).toBe('birth');
      expect(await reversedIn(caseId)).toEqual(steps);
      expect((await getPerson(stack, numberOf({ caseId, ...before }))).status).toBe('void');
      expect(codeOf(await give(stack, given))).toBe('same-decision');
      expect(codeOf(await give(stack, revocation(caseId, 'birth')))).toBe('step-not-granted');
      const again = await granted(family);
      expect(numberOf(again)).not.toBe(numberOf(view));
    });

    it('while its case runs withdraws what is undecided and takes back the rest', async () => {
      await setDesk(stack, 'residence', { mode: 'manual' });
      const caseId = await fileNew(stack, await newFamily(stack));
      await untilHeld(stack, 'residence', `${caseId}/residence/1`);
      await untilView(stack, caseId, (view) => stepOf(view, 'identity-card').state === 'granted');
      await order(stack, revocation(caseId, 'birth'));
      const view = await agreed(caseId);
      expect(view.outcome).toBe('revoked');
      expect(stepOf(view, 'residence').state).toBe('withdrawn');
      expect((await reversedIn(caseId)).at(-1)).toBe('birth');
    });

    it('stands, and the case says for whom it waits, until what was built on it is taken back', async () => {
      const { caseId } = await granted(await newFamily(stack));
      await setFaults(stack, 'social-insurance', { outage: true });
      await order(stack, revocation(caseId, 'birth'));
      await eventually(async () => {
        const begun = (await eventsOf(stack, caseId)).filter(({ type }) => type === 'reversal-registered');
        return begun.find(({ step }) => step === 'health-insurance');
      });
      const waiting = (await findView(stack, caseId))!;
      expect(waiting).toMatchObject({ status: 'processing', outcome: null });
      expect(waiting.waitingFor).toContainEqual(
        expect.objectContaining({ who: 'social-insurance', what: 'reversal', step: 'health-insurance' }),
      );
      expect(stepOf(waiting, 'birth').state).toBe('granted');
      await calm(stack);
      expect((await agreed(caseId)).outcome).toBe('revoked');
    });

    it('whose reversal an agency will not take waits for an operator, who has it tried again', async () => {
      const { caseId } = await granted(await newFamily(stack));
      await setFaults(stack, 'identity', { reject: { status: 422, code: 'wrong' } });
      await order(stack, revocation(caseId, 'birth'));
      const stuck = await untilView(stack, caseId, ({ status }) => status === 'needs-operator');
      expect(stepOf(stuck, 'birth').state).toBe('granted');
      expect((await eventsOf(stack, caseId)).map(({ type }) => type)).toContain('reversal-failed');
      await calm(stack);
      await order(stack, retry(caseId, 'identity-card'));
      expect((await agreed(caseId)).outcome).toBe('revoked');
    });

    it('is on record and answered before any agency has done anything, however long they take', async () => {
      const { caseId } = await granted(await newFamily(stack));
      const agencies = ['residence', 'social-insurance', 'identity', 'civil-status'] as const;
      await Promise.all(agencies.map((agency) => setFaults(stack, agency, { latencyMs: 1_400 })));
      await order(stack, revocation(caseId, 'birth'));
      const effects = await Promise.all(agencies.map((agency) => effectsAt(stack, agency, caseId)));
      expect(effects.flat().filter(({ reversedAt }) => reversedAt !== undefined)).toEqual([]);
      expect((await findView(stack, caseId))!.status).toBe('processing');
      expect((await agreed(caseId)).outcome).toBe('revoked');
    });

    it('by another than a supervisor is 403, and without a decision 400', async () => {
      const { caseId } = await granted(await newFamily(stack));
      const given = revocation(caseId, 'birth');
      expect((await give(stack, { ...given, as: 'portal' })).status).toBe(403);
      const body = { ...given.body, decision: undefined };
      expect((await give(stack, { ...given, body })).status).toBe(400);
      expect((await findView(stack, caseId))?.status).toBe('settled');
    });
  });

  it('a later step revoked falls alone, and the civil act stands', async () => {
    const { caseId } = await granted(await newFamily(stack));
    expect((await order(stack, revocation(caseId, 'identity-card'))).steps).toEqual(['identity-card']);
    const view = await agreed(caseId);
    expect(view.outcome).toBe('partial');
    expect(view.steps.map(({ state }) => state)).toEqual(['granted', 'granted', 'granted', 'reversed']);
  });

  describe('a correction', () => {
    const correct = async (caseId: string, changes: Change[]): Promise<string[]> =>
      (await order(stack, correction(caseId, changes))).steps;
    const rename = (name: string): Change[] => [{ pointer: '/child/name', value: name }];
    const foundBy = async (q: string): Promise<string> => {
      const path = `/v1/cases?q=${encodeURIComponent(q)}`;
      return JSON.stringify((await stack.api(path, { token: stack.ready.tokens.supervisor })).body);
    };

    it('of the name redoes every step once, and everybody knows the child by it', async () => {
      const before = await granted(await newFamily(stack));
      const { caseId } = before;
      expect(await correct(caseId, rename('Trần Bảo Ánh'))).toEqual(birthSteps);
      const view = await agreed(caseId);
      expect(view.outcome).toBe('granted');
      expect(roundsOf(view)).toEqual(all(2));
      expect(numberOf(view)).toBe(numberOf(before));
      expect((await getPerson(stack, numberOf(view))).name).toBe('Trần Bảo Ánh');
      expect(await foundBy('tran bao anh')).toContain(caseId);
    });

    it('of the sex brings a new number, supersedes the old one and passes the new one on', async () => {
      const before = await granted(await newFamily(stack));
      const { caseId } = before;
      expect(await correct(caseId, [{ pointer: '/child/sex', value: 'female' }])).toEqual(birthSteps);
      const view = await agreed(caseId);
      const [old, now] = [numberOf(before), numberOf(view)];
      expect(now).not.toBe(old);
      expect(await getPerson(stack, old)).toMatchObject({ status: 'superseded', supersededBy: now });
      expect(await getPerson(stack, now)).toMatchObject({
        status: 'alive',
        sex: 'female',
        residence: { commune: '26740' },
      });
      expect(stepOf(view, 'identity-card').result?.['number']).toBe(now);
      expect(await foundBy(now)).toContain(caseId);
      await order(stack, revocation(caseId, 'birth'));
      expect((await agreed(caseId)).outcome).toBe('revoked');
      expect((await getPerson(stack, now)).status).toBe('void');
    });

    it('of the year of birth brings a new number as well', async () => {
      const family = await newFamily(stack);
      const before = await granted(family);
      const { caseId } = before;
      const bornAt = '2025-12-31T23:30:00+07:00';
      const number = family.child.birthCertificateNumber.replace(/\d\d$/, '25');
      await correct(caseId, [
        { pointer: '/child/bornAt', value: bornAt },
        { pointer: '/child/birthCertificateNumber', value: number },
      ]);
      const view = await agreed(caseId);
      expect(numberOf(view).slice(4, 6)).toBe('25');
      expect((await getPerson(stack, numberOf(before))).supersededBy).toBe(numberOf(view));
    });

    it('of an address redoes the residence alone', async () => {
      const { caseId } = await granted(await newFamily(stack));
      const detail = '99 Lê Lợi';
      expect(await correct(caseId, [{ pointer: '/residence/address/detail', value: detail }])).toEqual([
        'residence',
      ]);
      const view = await agreed(caseId);
      expect(roundsOf(view)).toEqual({ ...all(1), residence: 2 });
      expect((await getPerson(stack, numberOf(view))).residence).toMatchObject({ detail });
    });

    it('that an agency refuses waits for an operator; gone on without, what stood before stands', async () => {
      const { caseId } = await granted(await newFamily(stack));
      await setDesk(stack, 'residence', { rules: [{ decision: 'refused', reason: { code: 'not-proven' } }] });
      await correct(caseId, [{ pointer: '/residence/address/detail', value: '99 Lê Lợi' }]);
      const stuck = await untilView(stack, caseId, ({ status }) => status === 'needs-operator');
      expect(stuck.waitingFor).toContainEqual(
        expect.objectContaining({ who: 'operator', step: 'residence', agency: 'residence' }),
      );
      await order(stack, skip(caseId, 'residence'));
      const view = await agreed(caseId);
      expect(stepOf(view, 'residence').state).toBe('granted');
      const open = (await effectsAt(stack, 'residence', caseId)).filter(({ reversedAt }) => !reversedAt);
      expect(open.map(({ dossierKey }) => dossierKey)).toEqual([`${caseId}/residence/1`]);
      expect((await getPerson(stack, numberOf(view))).residence?.detail).not.toBe('99 Lê Lợi');
    });

    it('while the case runs reaches what is granted, what is undecided and what has not begun', async () => {
      await setDesk(stack, 'residence', { mode: 'manual' });
      const fields = [{ pointer: '/child/name' }];
      await setDesk(stack, 'identity', { rules: [{ decision: 'supplement-requested', fields, times: 1 }] });
      const caseId = await fileNew(stack, await newFamily(stack));
      await untilHeld(stack, 'residence', `${caseId}/residence/1`);
      await untilView(
        stack,
        caseId,
        (view) =>
          stepOf(view, 'identity-card').state === 'awaiting-citizen' &&
          stepOf(view, 'health-insurance').state === 'granted',
      );
      await correct(caseId, rename('Trần Bảo Ánh'));
      await calm(stack);
      const view = await agreed(caseId);
      expect(view.outcome).toBe('granted');
      expect((await getPerson(stack, numberOf(view))).name).toBe('Trần Bảo Ánh');
    });

    it('on a correction, both while the first is being carried out, ends as the last one says', async () => {
      await setDesk(stack, 'civil-status', { mode: 'manual' });
      const caseId = await fileNew(stack, await newFamily(stack));
      await untilHeld(stack, 'civil-status', `${caseId}/birth/1`);
      await decide(stack, { agency: 'civil-status', key: `${caseId}/birth/1` }, { decision: 'granted' });
      await untilSettled(stack, caseId);
      await correct(caseId, rename('Trần Một'));
      await untilHeld(stack, 'civil-status', `${caseId}/birth/2`);
      await correct(caseId, [...rename('Trần Hai'), { pointer: '/child/sex', value: 'female' }]);
      await calm(stack);
      const view = await agreed(caseId);
      expect(view.outcome).toBe('granted');
      expect(await getPerson(stack, numberOf(view))).toMatchObject({ name: 'Trần Hai', sex: 'female' });
    });

    it('that changes nothing, or rests on a decision carried out already, is 409 and starts nothing', async () => {
      const family = await newFamily(stack);
      const { caseId } = await granted(family);
      expect(codeOf(await give(stack, correction(caseId, rename(family.child.name))))).toBe(
        'nothing-changes',
      );
      const decision = newDecision();
      await order(stack, correction(caseId, rename('Trần Một'), decision));
      await untilSettled(stack, caseId);
      expect(codeOf(await give(stack, correction(caseId, rename('Trần Hai'), decision)))).toBe(
        'same-decision',
      );
      expect(roundsOf(await agreed(caseId))).toEqual(all(2));
    });

    it('moves the lock on the birth: another case may have the old one, and none can take a held one', async () => {
      const [family, other] = [await newFamily(stack), await newFamily(stack)];
      const { caseId } = await granted(family);
      const { caseId: holder } = await granted(other);
      const pointer = '/child/birthCertificateNumber';
      const held = await give(
        stack,
        correction(caseId, [{ pointer, value: other.child.birthCertificateNumber }]),
      );
      expect(held).toMatchObject({ status: 409, body: { code: 'duplicate-case', caseId: holder } });
      const free = (await newFamily(stack)).child.birthCertificateNumber;
      await correct(caseId, [{ pointer, value: free }]);
      await agreed(caseId);
      const sibling: Declaration = { ...family, child: { ...family.child, name: 'Trần Em', birthOrder: 2 } };
      expect((await granted(sibling)).caseId).not.toBe(caseId);
    });
  });
});
