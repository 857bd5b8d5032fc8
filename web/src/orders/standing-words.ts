/** Why a step stands, in words. */
import { wordIn } from '../i18n/word-in';

export const standingWord = wordIn({
  'dossier-unchanged': { vi: 'nội dung gửi cơ quan không đổi', en: 'what its agency got does not change' },
  'does-not-rest-on-it': { vi: 'không dựa trên bước này', en: 'does not rest on it' },
  'falls-only-by-decision': {
    vi: 'chỉ bị thu hồi theo quyết định của cơ quan có thẩm quyền',
    en: 'falls only by decision of the competent authority',
  },
  'rectified-only-forward': {
    vi: 'chỉ được khắc phục bằng việc đăng ký lại',
    en: 'is put right only by a new entry',
  },
  'money-has-been-paid': {
    vi: 'tiền đã chi trả, chỉ thu hồi theo quyết định',
    en: 'has been paid, and is recovered only by decision',
  },
  'never-taken-back': { vi: 'không thể thu hồi', en: 'is never taken back' },
});
