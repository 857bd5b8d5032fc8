import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { CaseViewReply } from '../../../api/schemas/case-view';
import { EventListReply } from '../../../api/schemas/events';
import type { AgencyId } from '../../../domain/agencies';
import { findChainProblem } from '../../../domain/chain-check';
import { eventually, inParallel } from './eventually';
import { newFamily, type Declaration } from './families';
import { patienceMs } from './sizes';
import type { Answer, RunningStack } from './running-stack';

export type CaseView = z.infer<typeof CaseViewReply>;
type CaseEvent = z.infer<typeof EventListReply>['data'][number];

export const deciders: Record<string, AgencyId> = {
  birth: 'civil-status',
  residence: 'residence',
  'health-insurance': 'social-insurance',
  'identity-card': 'identity',
};
const filedAtOnce = 20;

export function file(stack: RunningStack, declaration: unknown, key: string = randomUUID()): Promise<Answer> {
  const body = { bundle: bundleOf(declaration), declaration };
  return stack.api('/v1/cases', { method: 'POST', body, headers: { 'idempotency-key': key } });
}

const bundleOf = (declaration: unknown): string =>
  typeof declaration === 'object' && declaration !== null && 'deceased' in declaration ? 'death' : 'birth';

export const fileNew = async (stack: RunningStack, declaration: unknown): Promise<string> =>
  caseIdOf(await file(stack, declaration));

export function caseIdOf({ status, body }: Answer): string {
  if (status !== 201) throw new Error(`not filed: ${String(status)} ${JSON.stringify(body)}`);
  return z.object({ caseId: z.uuid() }).parse(body).caseId;
}

/** As a portal does it: whatever gets no answer, or an answer of 5xx, is sent again under its key until it is taken. */
export async function fileUntilTaken(stack: RunningStack, declaration: unknown): Promise<string> {
  const key = randomUUID();
  return eventually(async () => {
    const answer = await file(stack, declaration, key);
    if (answer.status === 0 || answer.status >= 500) return delay(200).then(() => undefined);
    return caseIdOf(answer);
  });
}

/** Families are made beforehand, so that what happens meanwhile happens to the cases alone. */
export async function newFamilies(stack: RunningStack, count: number): Promise<Declaration[]> {
  return inParallel(Array.from({ length: count }), filedAtOnce, () => newFamily(stack));
}

/** Files all, twenty at a time; resolves with their ids once all are taken. */
export function fileAll(stack: RunningStack, declarations: readonly unknown[]): Promise<string[]> {
  return inParallel(declarations, filedAtOnce, (declaration) => fileUntilTaken(stack, declaration));
}

/** Undefined while nobody can say. */
export async function findView(stack: RunningStack, caseId: string): Promise<CaseView | undefined> {
  const { status, body } = await stack.api(`/v1/cases/${caseId}`);
  return status === 200 ? CaseViewReply.parse(body) : undefined;
}

export function untilView(
  stack: RunningStack,
  caseId: string,
  isRight: (view: CaseView) => boolean,
  withinMs = patienceMs,
): Promise<CaseView> {
  return eventually(async () => {
    const view = await findView(stack, caseId);
    return view && isRight(view) ? view : undefined;
  }, withinMs);
}

export const untilSettled = (stack: RunningStack, caseId: string): Promise<CaseView> =>
  untilView(stack, caseId, ({ status }) => status === 'settled');

export const stepOf = ({ steps }: CaseView, id: string): CaseView['steps'][number] =>
  steps.find((step) => step.id === id)!;

export async function eventsOf(stack: RunningStack, caseId: string): Promise<CaseEvent[]> {
  const { body } = await stack.api(`/v1/cases/${caseId}/events`);
  return EventListReply.parse(body).data;
}

/** Waits until every case is settled, then holds each against the promise: granted, one effect a step, a chain that verifies. */
export async function expectAllGranted(stack: RunningStack, caseIds: readonly string[]): Promise<void> {
  const views = await inParallel(caseIds, filedAtOnce, (caseId) => untilSettled(stack, caseId));
  const others = views.filter(
    ({ outcome, steps }) => outcome !== 'granted' || steps.some(({ state }) => state !== 'granted'),
  );
  expect(others).toEqual([]);
  expect(await wrongEffects(stack, caseIds)).toEqual([]);
  const problems = await inParallel(caseIds, filedAtOnce, async (caseId) =>
    chainProblemOf(await eventsOf(stack, caseId)),
  );
  expect(problems.filter((problem) => problem !== undefined)).toEqual([]);
}

const Ledger = z.object({
  data: z.array(z.object({ caseId: z.string(), dossierKey: z.string(), reversedAt: z.string().optional() })),
});

/** Every case and step that has not exactly one open effect in its agency's ledger. */
async function wrongEffects(stack: RunningStack, caseIds: readonly string[]): Promise<string[]> {
  const wrong = await inParallel(Object.entries(deciders), 4, async ([step, agency]) => {
    const { data } = Ledger.parse(await stack.sim(agency, '/ledger'));
    const open = data.filter(
      ({ dossierKey, reversedAt }) => dossierKey.split('/')[1] === step && !reversedAt,
    );
    const count = (caseId: string): number => open.filter((effect) => effect.caseId === caseId).length;
    return caseIds
      .filter((caseId) => count(caseId) !== 1)
      .map((caseId) => `${step} of ${caseId}: ${String(count(caseId))}`);
  });
  return wrong.flat();
}

function chainProblemOf(events: readonly CaseEvent[]): unknown {
  return findChainProblem(events, (text) => createHash('sha256').update(text).digest('hex'));
}
