import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { agencyIds, type AgencyId } from '../../../domain/agencies';
import { findChainProblem } from '../../../domain/chain-check';
import { parseDossierKey } from '../../../domain/dossier-key';
import { getEdition, getStepSpec } from '../../../procedures/bundles';
import { eventsOf, untilSettled, type CaseView } from './cases';
import { viewsOfWorkflows } from './engine';
import { inParallel } from './eventually';
import { dossiersAt, effectsAt, getPerson } from './simulators';
import type { RunningStack } from './running-stack';

/**
 * What must be true of a case that has come to rest, whatever it has gone through: its view, its own workflow, the
 * agencies' ledgers, the population database and the chain of its events tell one story.
 */
export async function expectAgreement(
  stack: RunningStack,
  caseIds: readonly string[],
): Promise<Map<string, CaseView>> {
  const views = await inParallel(caseIds, 10, (caseId) => untilSettled(stack, caseId));
  const faults = await inParallel(views, 5, (view) => disagreements(stack, view));
  expect(faults.flat().map(({ caseId, what }) => `${caseId}: ${what}`)).toEqual([]);
  return new Map(views.map((view) => [view.caseId, view]));
}

/** The same of one case; gives its view. */
export async function untilAgreed(stack: RunningStack, caseId: string): Promise<CaseView> {
  const views = await expectAgreement(stack, [caseId]);
  return views.get(caseId)!;
}

/** `lost`: an effect, or a part of the record, that is missing; `doubled`: one too many; `silent`: open, and not seen to. */
export interface Disagreement {
  caseId: string;
  kind: 'lost' | 'doubled' | 'silent';
  what: string;
}

/** What does not agree about a case that has come to rest. */
export async function disagreements(stack: RunningStack, view: CaseView): Promise<Disagreement[]> {
  const { caseId, waitingFor } = view;
  const events = await eventsOf(stack, caseId);
  const count = (type: string, step: string) =>
    events.filter((event) => event.type === type && event.step === step).length;
  const atAgencies = await inParallel(agencyIds, 4, (agency) => faultsAt(stack, { agency, view, count }));
  const chain = findChainProblem(events, (text) => createHash('sha256').update(text).digest('hex'));
  const [ofWorkflow] = await viewsOfWorkflows(stack.ready, [view]);
  const found = [
    ...atAgencies.flat(),
    ...(chain ? [lost(`the chain does not verify: ${JSON.stringify(chain)}`)] : []),
    ...(isDeepStrictEqual(ofWorkflow, view)
      ? []
      : [lost('the workflow tells another story than the record')]),
    ...waitingFor
      .filter(({ what }) => what !== 'repayment')
      .map(({ what, who }) => silent(`waits for ${what} of ${who}`)),
    ...(await populationFaults(stack, view)),
  ];
  return found.map((fault) => ({ caseId, ...fault }));
}

type Found = Omit<Disagreement, 'caseId'>;
const lost = (what: string): Found => ({ kind: 'lost', what });
const doubled = (what: string): Found => ({ kind: 'doubled', what });
const silent = (what: string): Found => ({ kind: 'silent', what });

interface At {
  agency: AgencyId;
  view: CaseView;
  /** How many events of the type the step has. */
  count: (type: string, step: string) => number;
}

/** One open effect for each step that stands, none of any other, and nothing left undecided. */
async function faultsAt(stack: RunningStack, { agency, view, count }: At): Promise<Found[]> {
  const { caseId, bundle, edition, steps } = view;
  const effects = await effectsAt(stack, agency, caseId);
  const open = effects.filter(({ reversedAt }) => reversedAt === undefined);
  const dossiers = await dossiersAt(stack, agency, caseId);
  // What an operator has skipped is seen to by hand, outside the case.
  const byCase = steps.filter(({ id }) => count('step-skipped', id) === 0);
  return byCase.flatMap(({ id, agency: decider, state }) => {
    const isTold =
      agency === 'population' && getStepSpec(getEdition(bundle, edition), id).notice !== undefined;
    const expected = state === 'granted' && (agency === decider || isTold) ? 1 : 0;
    const effectsOfStep = open.filter(({ dossierKey }) => stepIn(dossierKey) === id).length;
    const left = (as: string) => dossiers.filter((one) => stepIn(one.key) === id && one.state === as).length;
    // An answered dossier stays as it was asked about; its answer is a dossier of its own.
    const unanswered = Math.max(0, left('supplement-requested') - count('supplement-received', id));
    const leftOpen = left('received') + unanswered;
    return [
      ...(effectsOfStep === expected
        ? []
        : [
            (effectsOfStep < expected ? lost : doubled)(
              `${id} is ${state}, ${effectsOfStep} open effects at ${agency}`,
            ),
          ]),
      ...(leftOpen === 0 ? [] : [silent(`${id} is ${state}, ${leftOpen} open dossiers at ${agency}`)]),
    ];
  });
}

const stepIn = (key: string): string => parseDossierKey(key)?.step ?? key;

/** The number that a birth has brought is in use as long as the birth stands, and void once it does not. */
async function populationFaults(stack: RunningStack, { steps: [first] }: CaseView): Promise<Found[]> {
  const number = first?.result?.['personalId'];
  if (first?.id !== 'birth' || typeof number !== 'string') return [];
  const { status } = await getPerson(stack, number);
  const isRight = first.state === 'granted' ? status === 'alive' || status === 'dead' : status === 'void';
  return isRight ? [] : [lost(`the birth is ${first.state} and its number ${status}`)];
}
