/** The codes of cases and steps in words: for the command line and for the console. */
import { agencyNames, type AgencyId } from './agencies';
import type { Outcome } from './case-events';
import type { CaseStatus, Claim, StepState, WaitingFor } from './case-view';
import type { Language, Sentence } from './messages';

const states: Record<StepState, Sentence> = {
  pending: { vi: 'chưa đến lượt', en: 'pending' },
  filing: { vi: 'đang gửi', en: 'being filed' },
  'with-agency': { vi: 'cơ quan đang xử lý', en: 'with agency' },
  'awaiting-citizen': { vi: 'chờ người dân', en: 'awaiting citizen' },
  granted: { vi: 'đã giải quyết', en: 'granted' },
  refused: { vi: 'bị từ chối', en: 'refused' },
  withdrawn: { vi: 'đã rút', en: 'withdrawn' },
  'not-applicable': { vi: 'không áp dụng', en: 'not applicable' },
  skipped: { vi: 'bỏ qua', en: 'skipped' },
  stuck: { vi: 'vướng', en: 'stuck' },
  reversed: { vi: 'đã thu hồi', en: 'reversed' },
};

const statuses: Record<CaseStatus, Sentence> = {
  processing: { vi: 'đang xử lý', en: 'processing' },
  'awaiting-citizen': { vi: 'chờ người dân', en: 'awaiting citizen' },
  'needs-operator': { vi: 'cần vận hành', en: 'needs operator' },
  settled: { vi: 'đã xong', en: 'settled' },
};

const outcomes: Record<Outcome, Sentence> = {
  granted: { vi: 'giải quyết đủ', en: 'granted' },
  partial: { vi: 'giải quyết một phần', en: 'partial' },
  refused: { vi: 'từ chối', en: 'refused' },
  withdrawn: { vi: 'đã rút', en: 'withdrawn' },
  revoked: { vi: 'đã hủy bỏ', en: 'revoked' },
};

const awaited: Record<WaitingFor['what'], Sentence> = {
  decision: { vi: 'quyết định', en: 'decision' },
  delivery: { vi: 'gửi được hồ sơ', en: 'delivery' },
  answer: { vi: 'trả lời', en: 'answer' },
  operator: { vi: 'xử lý vướng mắc', en: 'operator' },
  'personal-number': { vi: 'số định danh', en: 'personal number' },
  notice: { vi: 'thông báo biến động', en: 'notice' },
  reversal: { vi: 'thu hồi', en: 'reversal' },
  repayment: { vi: 'hoàn trả', en: 'repayment' },
};

const others: Record<Exclude<WaitingFor['who'], AgencyId>, Sentence> = {
  citizen: { vi: 'Người nộp hồ sơ', en: 'The applicant' },
  operator: { vi: 'Bộ phận vận hành', en: 'The operators' },
  payee: { vi: 'Người nhận tiền', en: 'The payee' },
};

const claimStates: Record<Claim['state'], Sentence> = {
  open: { vi: 'chưa thu hồi', en: 'open' },
  settled: { vi: 'đã thu hồi', en: 'settled' },
  waived: { vi: 'được miễn', en: 'waived' },
};

/** What follows once that which is waited for has come, or its time is over. */
const thens: Readonly<Record<string, Sentence>> = {
  'agency-decides': { vi: 'cơ quan giải quyết', en: 'the agency decides' },
  'claim-settled': { vi: 'khoản thu hồi đóng', en: 'the claim is settled' },
  'linked-case-heard': { vi: 'biết kết quả hồ sơ liên quan', en: 'the linked case has been heard of' },
  'linked-case-stopped': { vi: 'hồ sơ liên quan dừng', en: 'the linked case is stopped' },
  'notice-delivered': { vi: 'CSDL dân cư được cập nhật', en: 'the population database knows' },
  'operator-retries-or-skips': { vi: 'thử lại hoặc bỏ qua', en: 'retry or skip' },
  'step-amended': { vi: 'kết quả được bổ sung', en: 'the result is completed' },
  'step-decided': { vi: 'bước có kết quả', en: 'the step is decided' },
  'step-ends': { vi: 'bước kết thúc', en: 'the step ends' },
  'step-files': { vi: 'hồ sơ được gửi', en: 'the step is filed' },
  'step-refused': { vi: 'quá hạn thì bị từ chối', en: 'refused unless answered' },
  'step-reversed': { vi: 'kết quả bị thu hồi', en: 'the step is reversed' },
};

/** Why a step stands although its case is withdrawn, or another step of it is done again or taken back. */
const stands: Readonly<Record<string, Sentence>> = {
  'falls-only-by-decision': { vi: 'chỉ thu hồi theo quyết định', en: 'falls only by decision' },
  'rectified-only-forward': { vi: 'chỉ khắc phục bằng đăng ký lại', en: 'put right only by a new entry' },
  'money-has-been-paid': { vi: 'tiền đã chi trả', en: 'the money has been paid' },
  'never-taken-back': { vi: 'không thể thu hồi', en: 'never taken back' },
  'dossier-unchanged': { vi: 'nội dung hồ sơ không đổi', en: 'its dossier reads as before' },
  'does-not-rest-on-it': { vi: 'không dựa vào kết quả này', en: 'does not rest on it' },
};

/** A code that a newer API knows and we do not is shown as it is. */
export const labelIn =
  (table: Readonly<Record<string, Sentence>>) =>
  (code: string, language: Language): string =>
    Object.hasOwn(table, code) ? (table[code]?.[language] ?? code) : code;

export const stateLabel = labelIn(states);
export const statusLabel = labelIn(statuses);
export const outcomeLabel = labelIn(outcomes);
export const awaitedLabel = labelIn(awaited);
export const claimStateLabel = labelIn(claimStates);
export const thenLabel = labelIn(thens);
export const standsLabel = labelIn(stands);
export const partyLabel = labelIn({ ...agencyNames, ...others });
