import { z } from 'zod';
import { untilAgreed } from './support/agreement';
import { eventsOf, fileNew, stepOf, untilView, type CaseView } from './support/cases';
import { eventually } from './support/eventually';
import { newFamily } from './support/families';
import { codeOf, give, order, retry, skip, takenOf } from './support/orders';
import type { RunningStack } from './support/running-stack';
import { dossiersAt, setFaults } from './support/simulators';
import { useStack } from './support/use-stack';

jest.setTimeout(300_000);

const stepIs = (id: string, state: string) => (view: CaseView) => stepOf(view, id).state === state;

describe('a message that an agency will not take', () => {
  let stack: RunningStack;
  useStack((running) => (stack = running));

  const agreed = (caseId: string) => untilAgreed(stack, caseId);
  const stuckAt = async (
    agency: 'residence' | 'civil-status' | 'identity',
    step: string,
  ): Promise<string> => {
    await setFaults(stack, agency, { reject: { status: 422, code: 'wrong' } });
    const caseId = await fileNew(stack, await newFamily(stack));
    const view = await untilView(stack, caseId, stepIs(step, 'stuck'));
    expect(view.status).toBe('needs-operator');
    await setFaults(stack, agency, {});
    return caseId;
  };
  const failures = async (step: string) => {
    const { body } = await stack.api('/v1/ops/failures', { token: stack.ready.tokens.ops });
    const group = z.looseObject({
      step: z.string(),
      agency: z.string(),
      cases: z.int(),
      caseIds: z.array(z.string()),
    });
    return z
      .object({ data: z.array(group) })
      .parse(body)
      .data.filter((one) => one.step === step);
  };

  it('is listed by cause until it is retried, and the others go on meanwhile', async () => {
    const caseId = await stuckAt('residence', 'residence');
    const [group] = await eventually(async () => {
      const groups = await failures('residence');
      return groups.length > 0 ? groups : undefined;
    });
    expect(group).toMatchObject({ agency: 'residence', cases: 1, caseIds: [caseId] });
    await untilView(stack, caseId, stepIs('identity-card', 'granted'));
    expect(codeOf(await give(stack, retry(caseId, 'birth')))).toBe('not-stuck');
    await order(stack, retry(caseId, 'residence'));
    expect((await agreed(caseId)).outcome).toBe('granted');
    expect(await failures('residence')).toEqual([]);
  });

  it('goes as edited, when it is edited and retried', async () => {
    const caseId = await stuckAt('residence', 'residence');
    const detail = '14 Lê Lợi';
    await order(stack, retry(caseId, 'residence', [{ pointer: '/residence/address/detail', value: detail }]));
    expect((await agreed(caseId)).outcome).toBe('granted');
    const [held] = await dossiersAt(stack, 'residence', caseId);
    expect(held?.dossier['address']).toMatchObject({ detail });
  });

  it('is gone on without, when it is skipped, and that is on record with who and why', async () => {
    const caseId = await stuckAt('identity', 'identity-card');
    takenOf(await give(stack, skip(caseId, 'identity-card')));
    const view = await agreed(caseId);
    expect(view.outcome).toBe('partial');
    expect(stepOf(view, 'identity-card').state).toBe('skipped');
    const skipped = (await eventsOf(stack, caseId)).find(({ type }) => type === 'step-skipped');
    expect(skipped?.by).toMatch(/^user:/);
    expect(stepOf(view, 'identity-card').reason).not.toBeNull();
  });

  it('cannot be gone on without where the others build on it', async () => {
    const caseId = await stuckAt('civil-status', 'birth');
    const answer = await give(stack, skip(caseId, 'birth'));
    expect([answer.status, codeOf(answer)]).toEqual([409, 'step-needed']);
    await order(stack, retry(caseId, 'birth'));
    expect((await agreed(caseId)).outcome).toBe('granted');
  });
});
