import { workingDaysOf } from '../../domain/legal-clock';
import type { Edition, LegalReversal, Step } from './definition';

/**
 * Whether a bundle is written down as it must be. The compiler keeps a step from using what does not come before it;
 * this finds what a compiler cannot see. Tests run it over every edition, so a wrong one never reaches a family.
 */
export interface EditionProblem {
  code:
    | 'no-steps'
    | 'nameless'
    | 'no-legal-basis'
    | 'no-reversal'
    | 'listed-twice'
    | 'first-step-optional'
    | 'first-step-waits'
    | 'unknown-predecessor'
    | 'cycle'
    | 'before-its-producer'
    | 'awaits-in-vain'
    | 'term-exceeds-bundle'
    | 'not-in-order';
  /** Null where the problem is the edition's own. */
  step: string | null;
}

/** A step as somebody may have written it, forgetting how it is taken back. */
export type UncheckedStep = Omit<Step, 'reversal'> & { reversal?: LegalReversal };
export type UncheckedEdition = Omit<Edition, 'steps'> & { steps: readonly UncheckedStep[] };

/** Every problem of one edition, the edition's own first, then step by step; empty where there is none. */
export function checkEdition(edition: UncheckedEdition): EditionProblem[] {
  const { steps } = edition;
  return [
    ...headProblems(edition),
    ...steps.flatMap((step, i) => [
      ...recordProblems(step),
      ...placeProblems(step, { earlier: steps.slice(0, i), steps }),
      ...termProblems(step, edition),
    ]),
  ];
}

/** Problems of a bundle's editions together: each checked, all in the order of their dates. */
export function checkEditions(editions: readonly UncheckedEdition[]): EditionProblem[] {
  const own = editions.flatMap(checkEdition);
  const days = editions.map(({ edition }) => edition);
  const inOrder = days.slice(1).every((day, i) => days.slice(0, i + 1).every((earlier) => earlier < day));
  return editions.length > 0 && inOrder ? own : [...own, { code: 'not-in-order', step: null }];
}

function headProblems({ names, code, legalBasis, steps }: UncheckedEdition): EditionProblem[] {
  const [first] = steps;
  return [
    ...problemIf(!first, 'no-steps', null),
    ...problemIf(!isNamed(names) || isBlank(code), 'nameless', null),
    ...problemIf(isBlank(legalBasis), 'no-legal-basis', null),
    // The first step is the civil act that the others rest on.
    ...problemIf(first?.optional === true, 'first-step-optional', first?.id ?? null),
    ...problemIf(first !== undefined && first.after.length > 0, 'first-step-waits', first?.id ?? null),
  ];
}

function recordProblems({ id, names, legalBasis, reversal }: UncheckedStep): EditionProblem[] {
  const named = reversal && (reversal.kind === 'never' || !isBlank(reversal.act));
  return [
    ...problemIf(!isNamed(names), 'nameless', id),
    ...problemIf(isBlank(legalBasis), 'no-legal-basis', id),
    ...problemIf(!named, 'no-reversal', id),
  ];
}

function placeProblems(
  step: UncheckedStep,
  { earlier, steps }: { earlier: readonly UncheckedStep[]; steps: readonly UncheckedStep[] },
): EditionProblem[] {
  const { id, after, awaits } = step;
  const provided = after.map((before) => find(steps, before)?.provides?.what);
  const known = after.filter((before) => find(steps, before) !== undefined);
  const inCycle = leadsBackTo(id, known, steps);
  return [
    ...problemIf(find(earlier, id) !== undefined, 'listed-twice', id),
    ...problemIf(known.length < after.length, 'unknown-predecessor', id),
    ...problemIf(inCycle, 'cycle', id),
    ...problemIf(!inCycle && known.some((before) => !find(earlier, before)), 'before-its-producer', id),
    ...problemIf(awaits !== undefined && !provided.includes(awaits), 'awaits-in-vain', id),
  ];
}

/** The terms along a chain add up, for a step's clock starts when the one before it is granted. */
function termProblems(step: UncheckedStep, { steps, term }: UncheckedEdition): EditionProblem[] {
  if (steps.some(({ id, after }) => leadsBackTo(id, after, steps))) return [];
  const exceeds = [false, true].some(
    (verification) => daysUntil(step, steps, verification) > workingDaysOf(term, verification),
  );
  return problemIf(exceeds, 'term-exceeds-bundle', step.id);
}

function daysUntil(step: UncheckedStep, steps: readonly UncheckedStep[], verification: boolean): number {
  const before = step.after.flatMap((id) => find(steps, id) ?? []);
  const start = Math.max(0, ...before.map((one) => daysUntil(one, steps, verification)));
  return start + workingDaysOf(step.term, verification);
}

function leadsBackTo(id: string, from: readonly string[], steps: readonly UncheckedStep[]): boolean {
  const seen = new Set<string>();
  const open = [...from];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    open.push(...(find(steps, next)?.after ?? []));
  }
  return seen.has(id);
}

function find(steps: readonly UncheckedStep[], id: string): UncheckedStep | undefined {
  return steps.find((step) => step.id === id);
}

function problemIf(wrong: boolean, code: EditionProblem['code'], step: string | null): EditionProblem[] {
  return wrong ? [{ code, step }] : [];
}

function isNamed({ vi, en }: Step['names']): boolean {
  return !isBlank(vi) && !isBlank(en);
}

function isBlank(text: string): boolean {
  return text.trim() === '';
}
