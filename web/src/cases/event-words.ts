/** What has happened, in words. A type that a newer API knows is shown as it is. */
import type { CaseEventType } from '../../../domain/case-events';
import type { Sentence } from '../../../domain/messages';
import { wordIn } from '../i18n/word-in';

/** Each has its words. */
const words: Readonly<Record<CaseEventType, Sentence>> = {
  'case-filed': { vi: 'Hồ sơ được nộp', en: 'Case filed' },
  'linked-case-heard': { vi: 'Nhận tin từ hồ sơ liên quan', en: 'Linked case heard of' },
  'linked-case-stopped': { vi: 'Dừng hồ sơ liên quan', en: 'Linked case stopped' },
  'step-filed': { vi: 'Gửi cơ quan', en: 'Sent to the agency' },
  'step-delayed': { vi: 'Cơ quan chưa nhận được', en: 'The agency cannot be reached' },
  'step-resumed': { vi: 'Cơ quan đã nhận lại được', en: 'The agency can be reached again' },
  'step-granted': { vi: 'Đã giải quyết', en: 'Granted' },
  'step-amended': { vi: 'Kết quả được bổ sung', en: 'Result completed' },
  'decision-unusable': { vi: 'Quyết định không dùng được', en: 'Decision unusable' },
  'decision-contradicts': { vi: 'Quyết định mâu thuẫn', en: 'Decision contradicts' },
  'decision-late': { vi: 'Quyết định đến muộn', en: 'Decision came late' },
  'step-refused': { vi: 'Bị từ chối', en: 'Refused' },
  'supplement-requested': { vi: 'Yêu cầu bổ sung', en: 'Supplement requested' },
  'supplement-received': { vi: 'Đã nhận bổ sung', en: 'Supplement received' },
  'supplement-expired': { vi: 'Hết hạn bổ sung', en: 'Supplement limit passed' },
  'supplement-extended': { vi: 'Lùi hạn bổ sung', en: 'Supplement limit moved on' },
  'supplement-refused': { vi: 'Cơ quan không nhận bổ sung', en: 'Supplement not taken by the agency' },
  'step-stuck': { vi: 'Vướng, chờ vận hành', en: 'Stuck, waits for an operator' },
  'dossier-astray': { vi: 'Chưa rõ cơ quan đã nhận hay chưa', en: 'Not known whether the agency has it' },
  'dossier-turned-up': { vi: 'Hồ sơ đã thấy ở cơ quan', en: 'The dossier turned up' },
  'dossier-returned': { vi: 'Hồ sơ đã được rút về', en: 'The dossier was taken back' },
  'dossier-return-too-late': {
    vi: 'Cơ quan đã quyết định trước khi rút',
    en: 'Decided before it was taken back',
  },
  'dossier-taken-up': {
    vi: 'Tiếp tục với hồ sơ đã đến cơ quan',
    en: 'Goes on with the dossier that had arrived',
  },
  'dossier-return-stuck': { vi: 'Chưa rút được hồ sơ về', en: 'The dossier cannot be taken back' },
  'step-retried': { vi: 'Thử lại', en: 'Tried again' },
  'step-skipped': { vi: 'Bỏ qua bước', en: 'Step skipped' },
  'withdrawal-ordered': { vi: 'Người dân rút hồ sơ', en: 'Withdrawal ordered' },
  'order-not-taken': {
    vi: 'Yêu cầu của người dân không thực hiện được nữa',
    en: 'What the family asked came too late',
  },
  'withdrawal-too-late': { vi: 'Rút sau khi đã có quyết định', en: 'Withdrawn too late' },
  'step-withdrawn': { vi: 'Đã rút', en: 'Withdrawn' },
  'step-recalled': { vi: 'Gọi hồ sơ về', en: 'Dossier recalled' },
  'correction-ordered': { vi: 'Lệnh đính chính', en: 'Correction ordered' },
  'step-outdated': { vi: 'Làm lại bước', en: 'Step done again' },
  'revocation-ordered': { vi: 'Lệnh thu hồi', en: 'Revocation ordered' },
  'stop-ordered': { vi: 'Lệnh dừng', en: 'Stop ordered' },
  'reversal-registered': { vi: 'Ghi nhận thu hồi', en: 'Reversal registered' },
  'step-reversed': { vi: 'Đã thu hồi', en: 'Reversed' },
  'reversal-failed': { vi: 'Chưa thu hồi được', en: 'Reversal failed' },
  'claim-opened': { vi: 'Mở khoản thu hồi', en: 'Claim opened' },
  'claim-paid': { vi: 'Đã nộp một phần', en: 'Claim paid in part' },
  'owner-changed': { vi: 'Đổi người phụ trách', en: 'Owner changed' },
  'comment-added': { vi: 'Ghi chú', en: 'Comment' },
  'claim-settled': { vi: 'Khoản thu hồi đã đủ', en: 'Claim settled' },
  'notice-stuck': { vi: 'Chưa báo được CSDL dân cư', en: 'Notice stuck' },
  'notice-delivered': { vi: 'Đã báo CSDL dân cư', en: 'Notice delivered' },
  'deadline-moved': { vi: 'Dời hạn', en: 'Due date moved' },
  'deadline-missed': { vi: 'Quá hạn', en: 'Due date missed' },
  'case-settled': { vi: 'Hồ sơ kết thúc', en: 'Case settled' },
};

export const eventWords = wordIn(words);
