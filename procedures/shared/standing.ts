import { resultsOf, type CaseState } from '../../domain/fold/case-state';
import type { Edition, Names, LegalReversal } from './definition';
import { getStepSpec } from './published';

/** What of a case nobody can simply take back, and why the law has it so (reversal by legal kind). */
export interface Standing {
  step: string;
  /** The code that an answer to a withdrawal gives. */
  reason: string;
  /** The same for people. */
  because: Names;
}

/** In the order of the edition's steps; empty where nothing granted stands. */
export function standingOf(state: CaseState, edition: Edition): Standing[] {
  return Object.keys(resultsOf(state)).flatMap((step) => {
    const { kind } = getStepSpec(edition, step).reversal;
    return kind === 'undo' ? [] : [{ step, ...reasons[kind] }];
  });
}

const reasons: Record<Exclude<LegalReversal['kind'], 'undo'>, Omit<Standing, 'step'>> = {
  'on-decision': {
    reason: 'falls-only-by-decision',
    because: {
      vi: 'chỉ bị thu hồi, hủy bỏ theo quyết định của cơ quan có thẩm quyền',
      en: 'falls only by decision of the competent authority',
    },
  },
  rectify: {
    reason: 'rectified-only-forward',
    because: { vi: 'chỉ được khắc phục bằng việc đăng ký lại', en: 'is put right only by a new entry' },
  },
  'recover-money': {
    reason: 'money-has-been-paid',
    because: {
      vi: 'tiền đã chi trả, chỉ thu hồi theo quyết định',
      en: 'has been paid, and is recovered only by decision',
    },
  },
  never: {
    reason: 'never-taken-back',
    because: { vi: 'không thể thu hồi', en: 'is never taken back' },
  },
};
