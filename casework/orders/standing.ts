import type { CaseState } from '../../domain/fold/case-state';
import { getEdition, getStep } from '../../procedures/shared/editions';
import { standingOf } from '../../procedures/shared/standing';
import type { Sentence } from '../../api/problems/problem-kind';

/** What of a case nobody can simply take back, for a program and for people. */
export interface ToldStanding {
  stands: { step: string; reason: string }[];
  /** Null where nothing granted stands. */
  sentence: Sentence | null;
}

export function tellStanding(state: CaseState): ToldStanding {
  const { bundle, edition } = state.filed;
  const published = getEdition(bundle, edition);
  const standing = standingOf(state, published);
  const said = (language: keyof Sentence) =>
    standing
      .map(({ step, because }) => `${getStep(published, step).names[language]}: ${because[language]}`)
      .join('; ');
  return {
    stands: standing.map(({ step, reason }) => ({ step, reason })),
    sentence: standing.length > 0 ? { vi: `${said('vi')}.`, en: `${said('en')}.` } : null,
  };
}
