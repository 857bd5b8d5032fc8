import type { CaseUnderTest } from '../case-under-test';
import { faultIf } from '../fault-if';
import { laws } from './law';
import { daysAfter } from './working-days';

const lost = ['refused', 'withdrawn', 'reversed', 'skipped'];

/** What did not come of a case and can be had alone is said with its procedure and, where the law has one, its last day. */
export function adviceFaults(one: CaseUnderTest, isJudged: (step: string) => boolean): string[] {
  const { bundle, steps } = one.recorded;
  const [act] = steps;
  const civilAct = one.dossiers.find(
    ({ filing, hasEffect, agency }) => filing.step === act?.id && hasEffect && agency === act.agency,
  );
  if (!act || !isJudged(act.id)) return [];
  return steps.flatMap(({ id, state, fileAlone }) => {
    const alone = laws[bundle]?.steps[id]?.alone;
    const isAdvised = lost.includes(state) && (id === act.id || civilAct !== undefined);
    const decidedAt = civilAct?.grantedAt;
    const until = alone?.withinDays && decidedAt ? daysAfter(decidedAt, alone.withinDays) : null;
    const expected = alone && isAdvised ? `${String(alone.code)} until ${String(until)}` : 'nothing';
    const said = fileAlone ? `${String(fileAlone.code)} until ${String(fileAlone.until)}` : 'nothing';
    return faultIf(said !== expected, `of ${id}, ${state}, is said: ${said}; expected: ${expected}`);
  });
}
