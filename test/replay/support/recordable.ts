import { bundleIds, findEditions } from '../../../procedures/bundles';
import type { Edition } from '../../../procedures/shared/definition';
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
    endingsOf(edition).map((ending) => ({
      file: caseFile(edition, ending.name),
      bundle,
      edition: edition.edition,
      ending,
      amends: null,
    })),
  );
}

function amendmentsToRecord(bundle: string): Recordable[] {
  return editionsOf(bundle).flatMap((edition) =>
    amendmentsOf(edition).map((amendment) => ({
      file: `${amendmentWorkflowType}-${bundle}-${edition.edition}-${amendment.name}.json`,
      bundle,
      edition: edition.edition,
      ending: amendment,
      amends: { amendment, ended: caseFile(edition, amendment.takesUp) },
    })),
  );
}

function caseFile({ bundle, edition }: Edition, ending: string): string {
  return `${caseWorkflowType(bundle)}-${edition}-${ending}.json`;
}

function editionsOf(bundle: string): readonly Edition[] {
  return findEditions(bundle) ?? [];
}
