import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { agencyIds, type AgencyId } from '../../domain/agencies';
import {
  eventsOf,
  expectAllGranted,
  file,
  fileAll,
  findView,
  newFamilies,
  stepOf,
  untilSettled,
  untilView,
} from './support/cases';
import { eventually, inParallel } from './support/eventually';
import { RunningStack } from './support/running-stack';
import { sizes } from './support/sizes';

jest.setTimeout(900_000);

const withoutCard = ['birth', 'residence', 'health-insurance'];
const Faults = z.object({ reject: z.object({ times: z.int() }) });

describe('what is behind the intake fails', () => {
  let stack: RunningStack;
  beforeAll(async () => {
    stack = await RunningStack.start();
  });
  afterAll(() => stack.remove());

  const breakDown = (agency: AgencyId, faults: object): Promise<unknown> =>
    stack.sim(agency, '/faults', { method: 'PUT', body: faults });
  const mendAll = (): Promise<unknown> => Promise.all(agencyIds.map((agency) => breakDown(agency, {})));
  const typesOf = async (caseId: string): Promise<string[]> =>
    (await eventsOf(stack, caseId)).map(({ type, step }) => `${type} ${step ?? ''}`.trim());

  afterEach(mendAll);

  it('with Temporal frozen, filing still answers 201, and the cases run once it goes on', async () => {
    const families = await newFamilies(stack, sizes.casesPerKill);
    const { temporal } = stack.findReady()!.processes;
    process.kill(temporal, 'SIGSTOP');
    let answers;
    try {
      answers = await inParallel(families, 4, (declaration) => file(stack, declaration));
    } finally {
      process.kill(temporal, 'SIGCONT');
    }
    expect(answers.map(({ status }) => status)).toEqual(families.map(() => 201));
    const caseIds = answers.map(({ body }) => (body as { caseId: string }).caseId);
    await expectAllGranted(stack, caseIds);
  });

  it('with PostgreSQL killed under load, no case that was taken is lost', async () => {
    const families = await newFamilies(stack, sizes.cases);
    const filing = fileAll(stack, families);
    await delay(200);
    await stack.kill('postgres');
    await expectAllGranted(stack, await filing);
  });

  it('with civil status out, cases say that they wait for delivery and until when, and finish by themselves', async () => {
    await breakDown('civil-status', { outage: true });
    const startedAtMs = Date.now();
    const caseIds = await fileAll(stack, await newFamilies(stack, 5));
    const isDelayed = async (caseId: string) => (await typesOf(caseId)).includes('step-delayed birth');
    const views = await inParallel(caseIds, 5, async (caseId) => {
      while (!(await isDelayed(caseId))) await delay(500);
      return findView(stack, caseId);
    });
    for (const view of views) {
      expect(stepOf(view!, 'birth').state).toBe('filing');
      const [wait] = view!.waitingFor;
      expect(wait).toMatchObject({ who: 'civil-status', what: 'delivery', step: 'birth' });
      expect(Date.parse(wait!.until!)).toBeGreaterThan(Date.now());
    }
    await delay(sizes.outageMs - (Date.now() - startedAtMs));
    await mendAll();
    await expectAllGranted(stack, caseIds);
    expect(await typesOf(caseIds[0]!)).toEqual(expect.arrayContaining(['step-resumed birth']));
  });

  it('with an agency hanging, cases that do not need it settle, however many others wait for it', async () => {
    const families = await newFamilies(stack, sizes.cases);
    const others = await newFamilies(stack, 6);
    await breakDown('identity', { hang: true });
    const waiting = await fileAll(stack, families);
    const needNoCard = others.map((one) => ({ ...one, scope: withoutCard }));
    const caseIds = await fileAll(stack, needNoCard);
    const views = await inParallel(caseIds, 6, (caseId) => untilSettled(stack, caseId));
    expect(views.map(({ outcome }) => outcome)).toEqual(needNoCard.map(() => 'granted'));
    const standing = await inParallel(waiting, 20, (caseId) => findView(stack, caseId));
    expect(standing.filter((view) => view?.status === 'settled')).toEqual([]);
    await mendAll();
    await expectAllGranted(stack, waiting);
  });

  it('with answers lost and callbacks dropped, doubled and shuffled at every agency, each effect happens once', async () => {
    const faults = {
      loseAnswerRate: 0.5,
      dropCallbackRate: 0.3,
      duplicateCallbackRate: 0.5,
      shuffleCallbacks: true,
    };
    const families = await newFamilies(stack, sizes.lossyCases);
    await Promise.all(agencyIds.map((agency) => breakDown(agency, faults)));
    await expectAllGranted(stack, await fileAll(stack, families));
  });

  it('with a question refused as wrong and the callback dropped, the decision is found by asking again', async () => {
    await stack.sim('identity', '/desk', { method: 'PUT', body: { mode: 'manual' } });
    const caseIds = await fileAll(stack, await newFamilies(stack, 1));
    await untilView(stack, caseIds[0]!, (view) => stepOf(view, 'identity-card').state === 'with-agency');
    await breakDown('identity', { dropCallbackRate: 1, reject: { status: 400, code: 'wrong', times: 1 } });
    await eventually(async () => {
      const { reject } = Faults.parse(await stack.sim('identity', '/faults'));
      return reject.times === 0 ? true : undefined;
    });
    await stack.sim('identity', '/desk', { method: 'PUT', body: { mode: 'auto' } });
    await expectAllGranted(stack, caseIds);
  });

  it('without a personal number for 10 s a birth is granted provisionally, and what needs the number waits for it', async () => {
    const families = await newFamilies(stack, 2);
    await breakDown('population', { outage: true });
    const caseIds = await fileAll(stack, families);
    const [caseId] = caseIds;
    const view = await untilView(stack, caseId!, (seen) => stepOf(seen, 'birth').state === 'granted');
    expect(stepOf(view, 'birth').result).toMatchObject({ personalId: null, provisional: true });
    for (const step of ['residence', 'health-insurance', 'identity-card']) {
      expect(stepOf(view, step).state).toBe('pending');
      expect(view.waitingFor).toContainEqual(expect.objectContaining({ step, what: 'personal-number' }));
    }
    await mendAll();
    await expectAllGranted(stack, caseIds);
    expect(await typesOf(caseId!)).toContain('step-amended birth');
    const completed = stepOf((await findView(stack, caseId!))!, 'birth').result;
    expect(completed?.['personalId']).toMatch(/^\d{12}$/);
    expect(completed?.['provisional']).not.toBe(true);
  });
});
