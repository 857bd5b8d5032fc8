/** The case view as far as somebody sees it. What is left out is absent, and named in `hidden`. */
import type { CaseView, StepView } from '../../domain/case-view';
import { pointerOf } from '../../domain/json-pointer';
import type { Sight } from '../../domain/rights/sight';
import { findEditions } from '../../procedures/bundles';

export interface ShownStep extends Omit<StepView, 'result'> {
  /** Absent where it is hidden. */
  result?: StepView['result'];
}
export interface ShownView extends Omit<CaseView, 'steps'> {
  steps: ShownStep[];
  /** Pointers into this view to what somebody else would see. */
  hidden: string[];
}

export function shownView(view: CaseView, sight: Sight): ShownView {
  if (sight.sees === 'full') return { ...view, hidden: [] };
  const shown = view.steps.map((step, i) => shownStep(view, step, { sight, at: `/steps/${String(i)}` }));
  return { ...view, steps: shown.map(({ step }) => step), hidden: shown.flatMap(({ hidden }) => hidden) };
}

interface Shown<Part> {
  step: Part;
  hidden: string[];
}

function shownStep(
  view: CaseView,
  step: StepView,
  { sight, at }: { sight: Sight; at: string },
): Shown<ShownStep> {
  if (sight.ownSteps.includes(step.id)) return { step, hidden: [] };
  const withoutTexts = shownTexts(step, at);
  if (sight.seesResults) return withoutTexts;
  const result = shownResult(view, step, { sight, at: `${at}/result` });
  const shown: ShownStep = { ...withoutTexts.step };
  delete shown.result;
  return { step: { ...shown, ...result.step }, hidden: [...withoutTexts.hidden, ...result.hidden] };
}

/** Of what others have brought, the personal number alone, and only where a step of one's own needs it. */
function shownResult(
  { bundle, edition }: CaseView,
  { id, result }: StepView,
  { sight, at }: { sight: Sight; at: string },
): Shown<Pick<ShownStep, 'result'>> {
  if (result === null) return { step: { result }, hidden: [] };
  const law = findEditions(bundle)?.find((one) => one.edition === edition)?.steps ?? [];
  const provides = law.find((step) => step.id === id)?.provides;
  const isNeeded = law.some(({ id: own, after }) => sight.ownSteps.includes(own) && after.includes(id));
  const members = provides && isNeeded ? [provides.member, provides.supersedes] : [];
  const seen = Object.entries(result).filter(([member]) => members.includes(member));
  if (seen.length === 0) return { step: {}, hidden: [at] };
  const hidden = Object.keys(result).filter((member) => !members.includes(member));
  return {
    step: { result: Object.fromEntries(seen) },
    hidden: hidden.map((member) => pointerOf([member], at)),
  };
}

/** Codes without what has been written beside them. */
function shownTexts(step: StepView, at: string): Shown<StepView> {
  const { reason, asked } = step;
  const hidden = [
    ...(reason?.text === undefined ? [] : [`${at}/reason/text`]),
    ...(asked?.reason?.text === undefined ? [] : [`${at}/asked/reason/text`]),
    ...(asked?.fields ?? []).flatMap((field, i) =>
      field.reason === undefined ? [] : [`${at}/asked/fields/${String(i)}/reason`],
    ),
  ];
  const code = (of: StepView['reason']) => of && { code: of.code };
  const shown = {
    ...step,
    reason: code(reason),
    ...(asked && {
      asked: {
        ...asked,
        reason: code(asked.reason),
        fields: asked.fields.map(({ pointer }) => ({ pointer })),
      },
    }),
  };
  return { step: shown, hidden };
}
