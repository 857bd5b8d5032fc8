/** What a plan says beside the steps: what stands, what reads otherwise, who is told. */
import type { AgencyId } from '../../domain/agencies';
import { canonicalJson } from '../../domain/canonical-json';
import type { CaseState } from '../../domain/fold/case-state';
import type { FoldedStep } from '../../domain/fold/folded-step';
import { stepStateOf } from '../../domain/fold/step-state';
import { isBelow, pointerOf } from '../../domain/json-pointer';
import type { StepState } from '../../domain/case-view';
import { getEdition, getStepSpec } from '../../procedures/bundles';
import type { CaseOnRecord } from '../case-on-record';

export interface PlannedChange {
  step: string;
  /** Into the declaration. */
  pointer: string;
  /** Absent where nothing stands there, or whoever asks does not see it. */
  from?: unknown;
  to?: unknown;
}

/** Who is told of which step. */
export interface PlannedNotice {
  step: string;
  agency: AgencyId;
}

const goesOn: readonly StepState[] = ['filing', 'with-agency', 'awaiting-citizen', 'granted', 'stuck'];

const whyItStands = { correction: 'dossier-unchanged', revocation: 'does-not-rest-on-it' } as const;

/** The steps that go on, or stand, as they are; what has not been filed will be filed as things are then. */
export function standsBeside(
  state: CaseState,
  { steps, withdrawn }: { steps: readonly string[]; withdrawn: readonly string[] },
  kind: keyof typeof whyItStands,
): { step: string; reason: string }[] {
  const falls = (step: FoldedStep) =>
    [...steps, ...withdrawn].includes(step.plan.id) || step.grant?.intent.kind === 'reverse';
  return state.steps
    .filter((step) => step.dossier.basis && goesOn.includes(stepStateOf(state, step)) && !falls(step))
    .map(({ plan }) => ({ step: plan.id, reason: whyItStands[kind] }));
}

/** Step by step what of its part of the declaration reads otherwise; all that does where the part shows nothing of it. */
export function changesIn(
  { state, declaration: before }: CaseOnRecord,
  after: unknown,
  steps: readonly string[],
): PlannedChange[] {
  const edition = getEdition(state.filed.bundle, state.filed.edition);
  const all = differences(before, after);
  return steps.flatMap((step) => {
    const { shows } = getStepSpec(edition, step);
    const own = all.filter(({ pointer }) => shows.some((above) => isBelow(pointer, above)));
    return (own.length > 0 ? own : all).map((change) => ({ step, ...change }));
  });
}

type Difference = Omit<PlannedChange, 'step'>;

function differences(from: unknown, to: unknown, pointer = ''): Difference[] {
  if (canonicalJson(from) === canonicalJson(to)) return [];
  if (!isComposed(from) || !isComposed(to))
    return [{ pointer, ...(from !== undefined && { from }), ...(to !== undefined && { to }) }];
  const before = new Map<string, unknown>(Object.entries(from));
  const after = new Map<string, unknown>(Object.entries(to));
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((key) =>
    differences(before.get(key), after.get(key), pointerOf([key], pointer)),
  );
}

const isComposed = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** Each grant that is done again is told of once more; of what falls, what had been told is taken back. */
export function noticesOf(
  state: CaseState,
  steps: readonly string[],
  kind: 'correction' | 'revocation' | 'withdrawal',
): PlannedNotice[] {
  return state.steps.flatMap((step) => {
    const { id, notifies } = step.plan;
    if (!notifies || !steps.includes(id)) return [];
    const isTold = step.toldKey !== null || state.notices.some((notice) => notice.step === id);
    return kind === 'correction' || isTold ? [{ step: id, agency: notifies }] : [];
  });
}
