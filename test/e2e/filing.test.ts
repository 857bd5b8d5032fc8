import { randomUUID } from 'node:crypto';
import {
  caseIdOf,
  deciders,
  eventsOf,
  expectAllGranted,
  file,
  fileAll,
  findView,
  newFamilies,
} from './support/cases';
import { viewsOfWorkflows } from './support/engine';
import { inParallel } from './support/eventually';
import { newFamily, twinOf } from './support/families';
import { RunningStack } from './support/running-stack';
import { sizes } from './support/sizes';

jest.setTimeout(600_000);

const laterSteps = Object.keys(deciders).filter((step) => step !== 'birth');
const times = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

describe('filing births', () => {
  let stack: RunningStack;
  beforeAll(async () => {
    stack = await RunningStack.start();
  });
  afterAll(() => stack.remove());

  describe('many at once', () => {
    let caseIds: string[];
    beforeAll(async () => {
      caseIds = await fileAll(stack, await newFamilies(stack, sizes.cases));
    });

    it('grants every case, with one open effect for each case and step and a chain that verifies', async () => {
      expect(new Set(caseIds).size).toBe(sizes.cases);
      await expectAllGranted(stack, caseIds);
    });

    it('tells of every case in the register what its own workflow tells', async () => {
      const inRegister = await inParallel(caseIds, 20, (caseId) => findView(stack, caseId));
      const births = inRegister.flatMap((view) => view ?? []);
      expect(births).toHaveLength(sizes.cases);
      expect(inRegister).toEqual(await viewsOfWorkflows(stack.ready, births));
    });

    it('files each later step of a case once, and not before the birth is granted', async () => {
      await inParallel(caseIds, 20, async (caseId) => {
        const events = await eventsOf(stack, caseId);
        const filed = events.filter(
          ({ type, step }) => type === 'step-filed' && laterSteps.includes(step ?? ''),
        );
        const grantedAt = Date.parse(
          events.find(({ type, step }) => type === 'step-granted' && step === 'birth')!.at,
        );
        const at = filed.map((event) => Date.parse(event.at));
        expect(at).toHaveLength(laterSteps.length);
        expect(Math.min(...at)).toBeGreaterThanOrEqual(grantedAt);
      });
    });
  });

  it('makes one case of the same request fifty times at once, and gives fifty equal answers', async () => {
    const declaration = await newFamily(stack);
    const key = randomUUID();
    const answers = await Promise.all(times(50).map(() => file(stack, declaration, key)));
    const [first] = answers;
    expect(answers.map(({ status, body }) => ({ status, body }))).toEqual(
      times(50).map(() => ({ status: 201, body: first!.body })),
    );
    expect(new Set(answers.map(({ headers }) => headers.get('location')))).toEqual(
      new Set([`/v1/cases/${caseIdOf(first!)}`]),
    );
    const other = await file(stack, { ...declaration, scope: ['birth'] }, key);
    expect(other).toMatchObject({ status: 422, body: { code: 'key-reused' } });
    await expectAllGranted(stack, [caseIdOf(first!)]);
  });

  it('takes one of the same birth under twenty keys at once, and names the case on file to the others', async () => {
    const declaration = await newFamily(stack);
    const answers = await Promise.all(times(20).map(() => file(stack, declaration)));
    const [taken, ...others] = [...answers].sort((a, b) => a.status - b.status);
    const caseId = caseIdOf(taken!);
    const onFile: unknown = expect.objectContaining({ code: 'duplicate-case', caseId });
    expect(others.map(({ status, body }) => ({ status, body }))).toEqual(
      times(19).map(() => ({ status: 409, body: onFile })),
    );
    await expectAllGranted(stack, [caseId]);
  });

  it('holds twins for two births', async () => {
    const first = await newFamily(stack);
    const both = await fileAll(stack, [first, await twinOf(stack, first)]);
    expect(new Set(both).size).toBe(2);
    await expectAllGranted(stack, both);
  });
});
