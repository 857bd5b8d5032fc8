import { resultsOf, type CaseState } from '../../domain/fold/case-state';
import { getEdition, getStep } from '../../procedures/bundles';
import type { Sentence } from '../problems/problem-kind';

/** What of a case nobody can simply take back, and why the law has it so (law.md: reversal by legal kind). */

/** The codes are those the case itself gives in its answer to a withdrawal. */
const reasons = {
  'on-decision': {
    code: 'falls-only-by-decision',
    vi: 'chỉ bị thu hồi, hủy bỏ theo quyết định của cơ quan có thẩm quyền',
    en: 'falls only by decision of the competent authority',
  },
  rectify: {
    code: 'rectified-only-forward',
    vi: 'chỉ được khắc phục bằng việc đăng ký lại',
    en: 'is put right only by a new entry',
  },
  'recover-money': {
    code: 'money-has-been-paid',
    vi: 'tiền đã chi trả, chỉ thu hồi theo quyết định',
    en: 'has been paid, and is recovered only by decision',
  },
  never: { code: 'never-taken-back', vi: 'không thể thu hồi', en: 'is never taken back' },
} as const;

export interface Standing {
  stands: { step: string; reason: string }[];
  /** The same said to people; null where nothing granted stands. */
  sentence: Sentence | null;
}

export function standingOf(state: CaseState): Standing {
  const { bundle, edition } = state.filed;
  const published = getEdition(bundle, edition);
  const standing = Object.keys(resultsOf(state)).flatMap((id) => {
    const { reversal, names } = getStep(published, id);
    return reversal.kind === 'undo' ? [] : [{ step: id, names, reason: reasons[reversal.kind] }];
  });
  const said = (language: keyof Sentence) =>
    standing.map(({ names, reason }) => `${names[language]}: ${reason[language]}`).join('; ');
  return {
    stands: standing.map(({ step, reason }) => ({ step, reason: reason.code })),
    sentence: standing.length > 0 ? { vi: `${said('vi')}.`, en: `${said('en')}.` } : null,
  };
}
