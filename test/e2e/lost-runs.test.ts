import { z } from 'zod';
import { file, caseIdOf, expectAllGranted, newFamilies, untilView, stepOf } from './support/cases';
import { befall, failTasksOf, type Accident } from './support/engine';
import { correction, give, reconciliation } from './support/orders';
import { eventually } from './support/eventually';
import { asOwner, loseRows } from './support/lost-rows';
import type { RunningStack } from './support/running-stack';
import { calm, setAllDesks } from './support/simulators';
import { useStack } from './support/use-stack';

jest.setTimeout(300_000);

describe('the run of a case is lost', () => {
  let stack: RunningStack;
  useStack((started) => (stack = started));

  const accidents: Accident[] = ['cancel', 'delete'];
  const withAgency = (caseId: string, step: string) =>
    untilView(stack, caseId, (view) => stepOf(view, step).state === 'with-agency');

  it('whatever becomes of its run, a case goes on from the record within a minute', async () => {
    await setAllDesks(stack, { mode: 'manual' });
    const families = await newFamilies(stack, accidents.length);
    const caseIds: string[] = [];
    for (const family of families) caseIds.push(caseIdOf(await file(stack, family)));
    for (const caseId of caseIds) await withAgency(caseId, 'birth');
    for (const [i, accident] of accidents.entries())
      await befall(stack.ready, { bundle: 'birth', caseId: caseIds[i]! }, accident);
    await calm(stack);
    await expectAllGranted(stack, caseIds);
  });

  it('an ended case that an order has taken up goes on too', async () => {
    const [family] = await newFamilies(stack, 1);
    const caseId = caseIdOf(await file(stack, family));
    await expectAllGranted(stack, [caseId]);
    await setAllDesks(stack, { mode: 'manual' });
    const change = { pointer: '/child/name', value: 'Trần Minh Đặng II' };
    expect((await give(stack, correction(caseId, [change]))).status).toBe(202);
    await withAgency(caseId, 'birth');
    await befall(stack.ready, { bundle: 'birth', caseId }, 'delete');
    await calm(stack);
    await untilView(stack, caseId, ({ status }) => status === 'settled');
  });

  /** The group of a cause that this case is in; undefined once it is in none. */
  const groupOf = async (cause: string, caseId: string) => {
    const { body } = await stack.api('/v1/ops/failures', { token: stack.ready.tokens.ops });
    return Groups.parse(body).data.find((one) => one.cause === cause && one.caseIds.includes(caseId));
  };
  const isInNone = (cause: string, caseId: string) =>
    eventually(async () => ((await groupOf(cause, caseId)) ? undefined : true));
  const heldAtCivilStatus = async () => {
    await setAllDesks(stack, { mode: 'manual' });
    const [family] = await newFamilies(stack, 1);
    const caseId = caseIdOf(await file(stack, family));
    await withAgency(caseId, 'birth');
    return caseId;
  };

  it('a run that somebody has terminated waits for people, who have it taken up from the record', async () => {
    const caseId = await heldAtCivilStatus();
    await befall(stack.ready, { bundle: 'birth', caseId }, 'terminate');
    const group = await eventually(() => groupOf('run-gone', caseId));
    expect(group.codes).toEqual({ terminated: 1 });
    expect((await give(stack, reconciliation(caseId))).body).toEqual({ verdict: 'run-gone', did: 'started' });
    await calm(stack);
    await expectAllGranted(stack, [caseId]);
  });

  it('a bug that fails the tasks of a case is seen, with its cause, until it is mended', async () => {
    const caseId = await heldAtCivilStatus();
    const mend = await failTasksOf(stack.ready, caseId);
    const group = await eventually(() => groupOf('workflow-task-failing', caseId));
    expect(group).toMatchObject({ kind: 'engine', team: 'developers' });
    expect(Object.keys(group.codes)).toEqual(['WorkflowWorkerUnhandledFailure']);
    await mend();
    await isInNone('workflow-task-failing', caseId);
    await calm(stack);
    await expectAllGranted(stack, [caseId]);
  });

  it('a case that cannot be given another run stands among the failures until it can', async () => {
    const caseId = await heldAtCivilStatus();
    const unknown = { type: 'case-transferred', at: '2026-11-24T09:00:00+07:00', seq: 99 };
    await asOwner(stack.ready, async (query) => {
      const text = 'INSERT INTO register.case_events VALUES ($1, 99, $2, $3)';
      await query(text, [caseId, 'of-a-later-release', JSON.stringify(unknown)]);
    });
    await befall(stack.ready, { bundle: 'birth', caseId }, 'delete');
    const group = await eventually(async () => {
      const found = await groupOf('run-gone', caseId);
      return found?.codes['unknown'] === undefined ? found : undefined;
    });
    expect(group).toMatchObject({ kind: 'engine', team: 'operators' });
    expect(Object.keys(group.codes)).toEqual(['UnknownToThisReleaseError']);
    await asOwner(stack.ready, async (query) => {
      await query('DELETE FROM register.case_events WHERE case_id = $1 AND seq = 99', [caseId]);
    });
    const mended = await give(stack, reconciliation(caseId));
    expect([mended.status, mended.body]).toEqual([200, { verdict: 'run-gone', did: 'started' }]);
    expect(await groupOf('run-gone', caseId)).toBeUndefined();
    await calm(stack);
    await expectAllGranted(stack, [caseId]);
  });

  it('a run whose case the register has lost waits for it, and stands among the failures', async () => {
    const caseId = await heldAtCivilStatus();
    const bringBack = await loseRows(stack.ready, caseId);
    const group = await eventually(() => groupOf('case-missing', caseId));
    expect(group).toMatchObject({ kind: 'engine', team: 'operators' });
    await calm(stack);
    expect((await give(stack, reconciliation(caseId))).body).toMatchObject({ code: 'events-lost' });
    await bringBack();
    await expectAllGranted(stack, [caseId]);
    await isInNone('case-missing', caseId);
  });
});

const Groups = z.object({
  data: z.array(
    z.looseObject({
      cause: z.string(),
      caseIds: z.array(z.string()),
      codes: z.record(z.string(), z.int()),
    }),
  ),
});
