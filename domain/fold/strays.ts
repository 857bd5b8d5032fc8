/** Dossiers that have gone astray, and what becomes of a case where one of them arrives after all. */
import { getStepState, type CaseState, type Stray } from './case-state';
import { askBack, changeStep, notRedone, resumed } from './change';
import { codeMet } from './code-met';
import { correctAfterAll } from './correcting';
import { askedBack, keep, type FoldedStep, type Intent } from './folded-step';
import { readBasis } from './documents';
import type { Handlers } from './handlers';
import { basisNow } from './made-from';

type StrayLevel =
  | 'dossier-astray'
  | 'dossier-turned-up'
  | 'dossier-returned'
  | 'dossier-return-too-late'
  | 'dossier-taken-up'
  | 'dossier-return-stuck';

export const strayHandlers: Handlers<StrayLevel> = {
  'dossier-astray': (state, { step: id, at, data }, documents) => {
    const { round, dossierKey, until } = data;
    const step = getStepState(state, id);
    const recall = askedBack(step);
    if (!recall) throw new Error(`the dossier of step ${step.plan.id} is not asked back`);
    const known = step.dossier.key === dossierKey ? step.dossier.basis : null;
    const basis = known ?? readBasis(data, documents) ?? basisNow(state, step);
    const about = { step: step.plan.id, dossierKey, round, basis, recall, since: at, until };
    const strays = [
      ...state.strays.filter((other) => other.dossierKey !== dossierKey),
      { ...about, turnedUp: null, isDecided: false, stuck: null },
    ];
    // Its number is used up: the next dossier of the step goes under another.
    const numbered = changeStep(state, id, ({ dossier }) => ({ dossier: { ...dossier, round } }));
    return { ...numbered, strays };
  },
  'dossier-turned-up': (state, { step: id, at, data: { dossierKey } }) => {
    const stray = state.strays.find((one) => one.dossierKey === dossierKey);
    if (!stray) return state;
    const open = { ...state, settledAt: null };
    if (!endedAsMeant(getStepState(state, id), stray))
      return changeStray(open, dossierKey, () => ({ turnedUp: at }));
    return {
      ...changeStep(open, id, (step) => takenUp(step, stray, at)),
      strays: without(state, dossierKey),
    };
  },
  'dossier-returned': (state, { step, data: { dossierKey } }) => {
    const stray = state.strays.find((one) => one.dossierKey === dossierKey);
    // What had been decided before it was asked back, and leads to nothing, was refused.
    const refused = stray?.isDecided ? changeStep(state, step, () => ({ refused: stray })) : state;
    return { ...refused, strays: without(state, dossierKey) };
  },
  'dossier-return-too-late': (state, { data: { dossierKey } }) =>
    changeStray(state, dossierKey, () => ({ isDecided: true })),
  'dossier-taken-up': (state, { step: id, at, data: { dossierKey } }) => {
    const before = getStepState(state, id);
    const stray = state.strays.find((one) => one.dossierKey === dossierKey);
    const refused = before.refused?.dossierKey === dossierKey ? null : before.refused;
    const found = stray ?? (refused === null ? before.refused : null);
    if (!found) return state;
    const ifGranted = stray?.recall.ifGranted ?? keep;
    const taken = changeStep(state, id, (step) => ({
      ...resumed(step, at),
      ...inItsPlace(step, { ...found, ifGranted }, at),
      refused,
    }));
    return {
      ...(stray ? taken : correctAfterAll(taken, found.basis.correctionId)),
      strays: [...without(state, dossierKey), ...besideIt(before, stray?.until ?? at, at)],
      settledAt: null,
    };
  },
  'dossier-return-stuck': (state, { at, data }) =>
    changeStray(state, data.dossierKey, () => ({
      stuck: { what: 'return', cause: 'effect-stray', code: codeMet(data), since: at },
    })),
};

/** An operator has the stuck strays of a step tried again. */
export function straysRetried({ strays }: CaseState, step: string | null): Stray[] {
  return strays.map((stray) => (stray.step === step ? { ...stray, stuck: null } : stray));
}

/** The step came to the end for which it was asked back: what its agency says of it is the step's. */
function endedAsMeant({ grant, progress }: FoldedStep, { recall }: Stray): boolean {
  return !grant && progress === recall.how;
}

/** The dossier that the step has gone on with, where its agency holds it, changes places with what has turned up. */
function besideIt(step: FoldedStep, until: string, since: string): Stray[] {
  const { key, round, basis } = step.dossier;
  const isOpen = step.progress === 'with-agency' || step.progress === 'awaiting-citizen';
  if (!isOpen || key === null || !basis) return [];
  const how = { how: 'recalled', code: 'superseded', orderId: null, otherwise: null, since } as const;
  const about = { step: step.plan.id, dossierKey: key, round, basis, since, until };
  return [{ ...about, recall: askBack(step, how), turnedUp: since, isDecided: false, stuck: null }];
}

/** What its agency has granted of it is about to be heard, and then what was meant for it when it was asked back. */
function inItsPlace(
  { dossier, grant }: FoldedStep,
  { dossierKey: key, basis, ifGranted }: Pick<Stray, 'dossierKey' | 'basis'> & { ifGranted: Intent },
  at: string,
): Partial<FoldedStep> {
  const over = { asked: null, supplement: null, earlier: null, mayHaveArrived: false };
  return {
    progress: 'with-agency',
    since: at,
    stuck: null,
    doubt: null,
    reason: null,
    dossier: { ...dossier, ...over, key, basis, filedAt: at, recall: { stage: 'too-late', ifGranted } },
    grant: grant && notRedone(grant),
  };
}

function takenUp(
  step: FoldedStep,
  { dossierKey, round, basis, recall }: Stray,
  at: string,
): Partial<FoldedStep> {
  const dossier = { ...step.dossier, key: dossierKey, round, basis, filedAt: at };
  return {
    progress: 'with-agency',
    since: at,
    startedAt: step.startedAt ?? at,
    reason: null,
    dossier: { ...dossier, recall: { ...recall, unacknowledged: false, since: at } },
  };
}

function changeStray(state: CaseState, key: string, change: () => Partial<Stray>): CaseState {
  const strays = state.strays.map((one) => (one.dossierKey === key ? { ...one, ...change() } : one));
  return { ...state, strays };
}

const without = ({ strays }: CaseState, key: string): Stray[] =>
  strays.filter(({ dossierKey }) => dossierKey !== key);
