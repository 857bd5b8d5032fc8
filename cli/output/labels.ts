/** The codes of cases and steps in words. */
import { agencyNames, type AgencyId } from '../../domain/agencies';
import type { Outcome } from '../../domain/case-events';
import type { CaseStatus, StepState, WaitingFor } from '../../domain/case-view';
import { findEditions } from '../../procedures/bundles';
import type { Language, Sentence } from '../language';

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

/** A code that a newer API knows and we do not is shown as it is. */
const labelIn =
  (table: Readonly<Record<string, Sentence>>) =>
  (code: string, language: Language): string =>
    Object.hasOwn(table, code) ? (table[code]?.[language] ?? code) : code;

export const stateLabel = labelIn(states);
export const statusLabel = labelIn(statuses);
export const outcomeLabel = labelIn(outcomes);
export const awaitedLabel = labelIn(awaited);
export const partyLabel = labelIn({ ...agencyNames, ...others });

/** What the edition calls the step. */
export function stepLabel(bundle: string, edition: string, step: string, language: Language): string {
  const published = findEditions(bundle)?.find((known) => known.edition === edition);
  return published?.steps.find(({ id }) => id === step)?.names[language] ?? step;
}

/** One sign for each state, for lines too narrow for words. */
export function stateSign(state: string): string {
  return Object.hasOwn(signs, state) ? (signs[state] ?? '?') : '?';
}
const signs: Readonly<Record<string, string>> = {
  pending: '·',
  filing: '→',
  'with-agency': '…',
  'awaiting-citizen': '?',
  granted: '✓',
  refused: '✗',
  withdrawn: '↶',
  'not-applicable': '–',
  skipped: '»',
  stuck: '!',
  reversed: '↺',
};
