import type { Disagreement } from '../e2e/support/agreement';
import type { StormResult } from './run-storm';

/** What came of a storm, for whoever ran it. */
const kinds: readonly Disagreement['kind'][] = ['lost', 'doubled', 'silent'];

export function tableOf({ minutes, seed, cases, weather, outcomes, findings }: StormResult): string {
  const rows = kinds.map(
    (kind) => [kind, findings.filter((finding) => finding.kind === kind).length] as const,
  );
  const listed = (counts: ReadonlyMap<string, number>) =>
    [...counts]
      .sort()
      .map(([name, count]) => `${name} ${String(count)}`)
      .join(', ');
  return [
    `seed ${String(seed)}, ${String(minutes)} minutes, ${String(cases)} cases`,
    `outcomes: ${listed(outcomes)}`,
    `weather: ${listed(weather)}`,
    '',
    '| | cases and effects |',
    '| --- | --- |',
    ...rows.map(([kind, count]) => `| ${kind} | ${String(count)} |`),
    '',
    ...findings.map(({ caseId, kind, what }) => `${kind}: ${caseId}: ${what}`),
    '',
  ].join('\n');
}
