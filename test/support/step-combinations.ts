import type { FoldedStep, Recall, StepProgress } from '../../domain/fold/folded-step';

interface Row {
  recall: readonly (Recall['stage'] | 'none')[];
  /** Whether there is a grant; undefined where there may be one. */
  isGranted?: boolean;
}

/** The table that the fold gives of what a step may be at once. */
const table: Record<StepProgress, Row> = {
  'not-begun': { recall: ['none', 'asked', 'too-late'] },
  'with-agency': { recall: ['none', 'asked', 'too-late'] },
  'awaiting-citizen': { recall: ['none', 'too-late'] },
  granted: { recall: ['none', 'asked'], isGranted: true },
  refused: { recall: ['none'], isGranted: false },
  withdrawn: { recall: ['none'], isGranted: false },
  skipped: { recall: ['none'], isGranted: false },
  reversed: { recall: ['none'], isGranted: false },
};

/** What a step is at once and cannot be. */
export function combinationFaults({ plan, progress, dossier, grant, stuck }: FoldedStep): string[] {
  const stage = dossier.recall?.stage ?? 'none';
  const { recall, isGranted } = table[progress];
  const isStuckInVain =
    (stuck?.what === 'withdrawal' && stage !== 'asked') ||
    (stuck?.what === 'correction' && progress !== 'granted') ||
    (stuck?.what === 'supplement' && !dossier.supplement);
  const faults = [
    ...(recall.includes(stage) ? [] : [`recall ${stage}`]),
    ...(isGranted === undefined || isGranted === (grant !== null) ? [] : [`grant ${String(grant !== null)}`]),
    ...(isStuckInVain ? [`stuck with ${stuck.what}`] : []),
  ];
  return faults.map((fault) => `${plan.id} is ${progress} with ${fault}`);
}
