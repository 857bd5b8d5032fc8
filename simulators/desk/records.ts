import type { Pool } from 'pg';
import type { DeskTools } from '../../agency-kit/desk';
import type { OfficerContext } from './act';
import * as ledger from './ledger';

/** What an agency's own records say while an officer decides a dossier of the case. */
export function recordsFor(
  { caseId }: Pick<OfficerContext, 'caseId'>,
  { pool, dossiers }: Pick<DeskTools, 'dossiers'> & { pool: Pool },
): Pick<OfficerContext, 'standing' | 'alike'> {
  return {
    standing: async (effect, subject) => {
      const key = await ledger.findStanding(pool, effect, subject);
      if (key === undefined) return undefined;
      const { filing, decision } = await dossiers.get(key);
      return decision?.result && { dossier: filing.dossier, result: decision.result };
    },
    alike: async (effect, likeness) => {
      const keys = await ledger.findAlike(pool, { act: effect, likeness, exceptCase: caseId });
      return Promise.all(keys.map(async (key) => (await dossiers.get(key)).filing.dossier));
    },
  };
}
