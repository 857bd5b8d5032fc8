import type { Pool } from 'pg';
import type { DeskTools } from '../../agency-kit/desk';
import type { OfficerContext } from './act';
import * as ledger from './ledger';

/** What an agency's own records say while an officer decides a dossier of the case. */
export function recordsFor(
  { caseId }: Pick<OfficerContext, 'caseId'>,
  { pool, dossiers }: Pick<DeskTools, 'dossiers'> & { pool: Pool },
): Pick<OfficerContext, 'onPaper' | 'alike'> {
  return {
    onPaper: async (effect, paper) => {
      const stored = (await ledger.findOnPaper(pool, effect, paper)).map((key) => dossiers.get(key));
      return (await Promise.all(stored)).flatMap(({ filing, decision }) =>
        decision?.result ? [{ dossier: filing.dossier, result: decision.result }] : [],
      );
    },
    alike: async (effect, likeness) => {
      const keys = await ledger.findAlike(pool, { act: effect, likeness, exceptCase: caseId });
      return Promise.all(keys.map(async (key) => (await dossiers.get(key)).filing.dossier));
    },
  };
}
