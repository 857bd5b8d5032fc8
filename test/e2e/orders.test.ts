import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { vietNamInstant } from '../../domain/viet-nam-time';
import { expectAgreement, untilAgreed } from './support/agreement';
import { eventsOf, fileNew, findView, stepOf, untilSettled, untilView, type CaseView } from './support/cases';
import { inParallel } from './support/eventually';
import { newFamily } from './support/families';
import { codeOf, give, order, supplement, withdrawal } from './support/orders';
import type { RunningStack } from './support/running-stack';
import { calm, decide, dossiersAt, setAllDesks, setDesk, setFaults, untilHeld } from './support/simulators';
import { useStack } from './support/use-stack';

jest.setTimeout(300_000);

const consent = '/residence/householdHead/consent';
const consents = [{ pointer: consent, value: true }];
const statesOf = ({ steps }: CaseView) => Object.fromEntries(steps.map(({ id, state }) => [id, state]));
const stepIs = (id: string, state: string) => (view: CaseView) => stepOf(view, id).state === state;

describe('orders to cases under way', () => {
  let stack: RunningStack;
  useStack((running) => (stack = running));

  const agreed = (caseId: string) => untilAgreed(stack, caseId);
  const typesOf = async (caseId: string) => (await eventsOf(stack, caseId)).map(({ type }) => type);

  describe('a supplement', () => {
    const withoutConsent = async () => {
      const family = await newFamily(stack);
      const householdHead = { ...family.residence.householdHead, consent: undefined };
      return { ...family, residence: { ...family.residence, householdHead } };
    };
    const asked = async (): Promise<string> => {
      const caseId = await fileNew(stack, await withoutConsent());
      await untilView(stack, caseId, stepIs('residence', 'awaiting-citizen'));
      return caseId;
    };

    it('changes what was asked and opens one new round, however often it is sent under one key', async () => {
      const caseId = await asked();
      const given = supplement(caseId, 'residence', consents, {
        attachments: [{ document: 'consent', name: 'a.pdf', mediaType: 'application/pdf', content: 'eA==' }],
      });
      const key = randomUUID();
      const answers = await inParallel(Array.from({ length: 10 }), 10, () => give(stack, given, key));
      const [first] = answers;
      expect(answers.map(({ status, body }) => ({ status, body }))).toEqual(
        answers.map(() => ({ status: 202, body: first!.body })),
      );
      const view = await agreed(caseId);
      expect(view.outcome).toBe('granted');
      expect(stepOf(view, 'residence')).toMatchObject({ round: 2, supplements: 1 });
      const held = await dossiersAt(stack, 'residence', caseId);
      expect(held).toHaveLength(2);
      expect(held.find(({ key: at }) => at.endsWith('/2'))).toMatchObject({
        attachments: [expect.objectContaining({ name: 'a.pdf' })],
      });
      expect(codeOf(await give(stack, given))).toBe('nothing-asked');
    });

    it('of what was not asked for is 400 and changes nothing', async () => {
      const caseId = await asked();
      const before = await findView(stack, caseId);
      const other = await give(
        stack,
        supplement(caseId, 'residence', [{ pointer: '/child/name', value: 'An' }]),
      );
      expect([other.status, codeOf(other)]).toEqual([400, 'not-asked']);
      expect(await findView(stack, caseId)).toEqual(before);
      await order(stack, supplement(caseId, 'residence', consents));
      await agreed(caseId);
    });

    it('asked for twice makes the step overdue, and the case ends granted all the same', async () => {
      const rule = { step: 'residence', decision: 'supplement-requested' as const, times: 2 };
      await setDesk(stack, 'residence', { rules: [{ ...rule, fields: [{ pointer: consent }] }] });
      const caseId = await fileNew(stack, await newFamily(stack));
      for (const supplements of [1, 2]) {
        await untilView(stack, caseId, (view) => {
          const { asked: now, supplements: count } = stepOf(view, 'residence');
          return now !== undefined && count === supplements;
        });
        await order(stack, supplement(caseId, 'residence', consents));
      }
      const view = await agreed(caseId);
      expect(view.outcome).toBe('granted');
      expect(stepOf(view, 'residence')).toMatchObject({ round: 3, overdue: true });
      expect(stepOf(view, 'residence').overdueReasons).not.toEqual([]);
    });

    it('that does not come in time ends the step refused, and the agency gets its dossier back', async () => {
      const until = vietNamInstant(Date.now() + 4_000);
      const fields = [{ pointer: consent }];
      await setDesk(stack, 'residence', { rules: [{ decision: 'supplement-requested', fields, until }] });
      const caseId = await fileNew(stack, await newFamily(stack));
      const view = await agreed(caseId);
      expect(view.outcome).toBe('partial');
      expect(stepOf(view, 'residence')).toMatchObject({ state: 'refused', fileAlone: { code: '1.004222' } });
      expect(await typesOf(caseId)).toContain('supplement-expired');
      const [held] = await dossiersAt(stack, 'residence', caseId);
      expect(held?.state).toBe('withdrawn');
    });
  });

  describe('a withdrawal', () => {
    const moments: [string, () => Promise<string>, Record<string, string>][] = [
      [
        'while civil status is out',
        async () => {
          await setFaults(stack, 'civil-status', { outage: true });
          const caseId = await fileNew(stack, await newFamily(stack));
          await untilView(stack, caseId, stepIs('birth', 'filing'));
          return caseId;
        },
        { birth: 'withdrawn' },
      ],
      [
        'while civil status has the dossier',
        async () => {
          const caseId = await fileNew(stack, await newFamily(stack));
          await untilHeld(stack, 'civil-status', `${caseId}/birth/1`);
          return caseId;
        },
        { birth: 'withdrawn' },
      ],
      [
        'while the family is asked',
        async () => {
          const caseId = await fileNew(stack, await newFamily(stack));
          await decideFirst('civil-status', `${caseId}/birth/1`, 'supplement-requested');
          await untilView(stack, caseId, stepIs('birth', 'awaiting-citizen'));
          return caseId;
        },
        { birth: 'withdrawn' },
      ],
      [
        'while the message is stuck',
        async () => {
          await setFaults(stack, 'civil-status', { reject: { status: 422, code: 'wrong' } });
          const caseId = await fileNew(stack, await newFamily(stack));
          await untilView(stack, caseId, stepIs('birth', 'stuck'));
          return caseId;
        },
        { birth: 'withdrawn' },
      ],
      [
        'after the birth, with one later step granted',
        async () => {
          const caseId = await fileNew(stack, await newFamily(stack));
          await decideFirst('civil-status', `${caseId}/birth/1`, 'granted');
          await decideFirst('social-insurance', `${caseId}/health-insurance/1`, 'granted');
          await untilView(stack, caseId, stepIs('health-insurance', 'granted'));
          return caseId;
        },
        {
          birth: 'granted',
          residence: 'withdrawn',
          'health-insurance': 'reversed',
          'identity-card': 'withdrawn',
        },
      ],
    ];
    const decideFirst = async (
      agency: 'civil-status' | 'social-insurance',
      key: string,
      decision: 'granted' | 'supplement-requested',
    ): Promise<void> => {
      await untilHeld(stack, agency, key);
      const fields = decision === 'granted' ? {} : { fields: [{ pointer: '/child/name' }] };
      await decide(stack, { agency, key }, { decision, ...fields });
    };

    it.each(moments)(
      '%s takes back what is undecided, and the civil act stands',
      async (_when, comeTo, states) => {
        await setAllDesks(stack, { mode: 'manual' });
        const caseId = await comeTo();
        await order(stack, withdrawal(caseId));
        await setFaults(stack, 'civil-status', {});
        const view = await agreed(caseId);
        expect(statesOf(view)).toMatchObject(states);
        expect(view.outcome).toBe(states['birth'] === 'granted' ? 'partial' : 'withdrawn');
      },
    );

    it('while the agency cannot be reached leaves nothing to decide there when it is back', async () => {
      await setFaults(stack, 'civil-status', { outage: true });
      const caseId = await fileNew(stack, await newFamily(stack));
      await untilView(stack, caseId, ({ waitingFor }) => waitingFor[0]?.what === 'delivery');
      await order(stack, withdrawal(caseId));
      expect((await findView(stack, caseId))!.waitingFor).toMatchObject([
        { who: 'civil-status', what: 'answer', step: 'birth', then: 'step-ends' },
      ]);
      await calm(stack);
      const view = await agreed(caseId);
      expect([view.outcome, stepOf(view, 'birth').state]).toEqual(['withdrawn', 'withdrawn']);
      expect(await dossiersAt(stack, 'civil-status', caseId)).toEqual([]);
    });

    it('of a case that has ended undoes what the law lets plainly be undone, and says why the rest stands', async () => {
      const caseId = await fileNew(stack, await newFamily(stack));
      await untilSettled(stack, caseId);
      const { undone, stands } = await order(stack, withdrawal(caseId));
      expect([...undone].sort()).toEqual(['health-insurance', 'residence']);
      expect(stands).toEqual(
        ['birth', 'identity-card'].map((step) => ({ step, reason: 'falls-only-by-decision' })),
      );
      expect((await agreed(caseId)).outcome).toBe('partial');
      const again = await give(stack, withdrawal(caseId));
      expect([again.status, codeOf(again)]).toEqual([409, 'nothing-to-withdraw']);
    });

    it('that races the decision ends either way, and both sides tell the same', async () => {
      await setDesk(stack, 'civil-status', { mode: 'manual' });
      const families = await inParallel(Array.from({ length: 8 }), 8, () => newFamily(stack));
      const caseIds = await inParallel(families, 8, (family) => fileNew(stack, family));
      await inParallel(caseIds, 8, (caseId) => untilHeld(stack, 'civil-status', `${caseId}/birth/1`));
      const ends = await inParallel(caseIds, 8, async (caseId, index) => {
        const key = `${caseId}/birth/1`;
        const deciding = delay(index * 6).then(() =>
          decide(stack, { agency: 'civil-status', key }, { decision: 'granted' }),
        );
        const [isDecided] = await Promise.all([deciding, order(stack, withdrawal(caseId))]);
        return { caseId, isDecided };
      });
      const views = await expectAgreement(stack, caseIds);
      for (const { caseId, isDecided } of ends) {
        const { outcome, steps } = views.get(caseId)!;
        expect(outcome).toBe(isDecided ? 'partial' : 'withdrawn');
        // A card that was issued before the order came falls only by decision.
        const undoable = steps.filter(({ id }) => id === 'residence' || id === 'health-insurance');
        expect(undoable.map(({ state }) => state)).not.toContain('granted');
      }
    });
  });
});
