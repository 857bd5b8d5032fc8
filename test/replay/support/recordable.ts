import { bundleIds, findEditions } from '../../../procedures/bundles';
import * as workflows from '../../../workflows';
import { amendmentWorkflowType, caseWorkflowType } from '../../../workflows/messages';
import type { Amendment, Ending } from './ending';
import { amendmentsOf, endingsOf } from './endings';

/** One history that has to be kept. */
export interface Recordable {
  /** `<workflow>-<edition>-<ending>.json`; the workflow that is for every bundle names the bundle too. */
  file: string;
  bundle: string;
  edition: string;
  ending: Ending;
  /** Where an ended case is taken up: for what, and the file of how it had ended. */
  amends: { amendment: Amendment; ended: string } | null;
}

/** What a history is kept of: every workflow that a worker hosts, in every edition, with every ending. */
export const recordable: readonly Recordable[] = Object.keys(workflows).flatMap((workflow) => {
  if (workflow === amendmentWorkflowType) return bundleIds.flatMap(amendmentsToRecord);
  const bundle = bundleIds.find((id) => caseWorkflowType(id) === workflow);
  if (bundle === undefined) throw new Error(`nobody knows what ${workflow} is for`);
  return casesToRecord(bundle);
});

function casesToRecord(bundle: string): Recordable[] {
  return editionsOf(bundle).flatMap((edition) =>
    endingsOf(bundle).map((ending) => ({
      file: historyFile({ bundle, edition, ending: ending.name }),
      bundle,
      edition,
      ending,
      amends: null,
    })),
  );
}

function amendmentsToRecord(bundle: string): Recordable[] {
  return editionsOf(bundle).flatMap((edition) =>
    amendmentsOf(bundle).map((amendment) => ({
      file: `${amendmentWorkflowType}-${bundle}-${edition}-${amendment.name}.json`,
      bundle,
      edition,
      ending: amendment,
      amends: { amendment, ended: historyFile({ bundle, edition, ending: amendment.takesUp }) },
    })),
  );
}

function historyFile({ bundle, edition, ending }: { bundle: string; edition: string; ending: string }): string {
  return `${caseWorkflowType(bundle)}-${edition}-${ending}.json`;
}

function editionsOf(bundle: string): string[] {
  return (findEditions(bundle) ?? []).map(({ edition }) => edition);
}
