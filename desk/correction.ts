import type { CorrectedGrant } from '../agency-kit/decision-context';
import { canonicalJson } from '../domain/canonical-json';
import type { DossierFiling } from '../domain/schemas/agency-contract';
import type { TaskCorrection } from './tasks/task';

/** What a correction changes of the dossier that was granted, leaf by leaf. */
export function correctionOf(
  { correction, dossier }: DossierFiling,
  corrected: CorrectedGrant | undefined,
): TaskCorrection | undefined {
  if (!correction) return undefined;
  return { decision: correction.decision, changes: differences(corrected?.dossier ?? {}, dossier, '') };
}

function differences(from: unknown, to: unknown, at: string): TaskCorrection['changes'] {
  if (canonicalJson(from ?? null) === canonicalJson(to ?? null)) return [];
  if (!isObject(from) || !isObject(to)) return [{ pointer: at, from: from ?? null, to: to ?? null }];
  const members = new Set([...Object.keys(from), ...Object.keys(to)]);
  return [...members].flatMap((name) => differences(from[name], to[name], `${at}/${name}`));
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
