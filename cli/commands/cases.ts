/** `lienthong cases`: a page of the cases that fit, newest first. */
import { exitCodes, type ExitCode } from '../failure';
import type { Query } from '../http/api-client';
import { CaseList, type CaseSummaryReply } from '../http/replies';
import type { Language } from '../language';
import { outcomeLabel, stateSign, statusLabel } from '../output/labels';
import { shortInstant, tableText } from '../output/table';
import type { Context } from './context';
import { printPage } from './print-page';

export async function showCases(context: Context, filter: Query): Promise<ExitCode> {
  const reply = await context.api().get('/v1/cases', filter);
  printPage(context, reply, { form: CaseList, table: casesTable, texts });
  return exitCodes.ok;
}

export function casesTable(cases: readonly CaseSummaryReply[], language: Language): string {
  const head = texts.head[language];
  return tableText(
    head,
    cases.map((one) => [
      one.caseCode,
      `${one.bundle} ${one.edition}`,
      shortInstant(one.filedAt),
      `${shortInstant(one.dueAt)}${one.overdue ? ' !' : ''}`,
      statusLabel(one.status, language),
      one.outcome === null ? '' : outcomeLabel(one.outcome, language),
      one.steps.map(({ id, state }) => `${stateSign(state)} ${id}`).join('  '),
    ]),
  );
}

const texts = {
  head: {
    vi: ['Mã hồ sơ', 'Thủ tục', 'Nộp lúc', 'Hạn trả', 'Trạng thái', 'Kết quả', 'Các bước'],
    en: ['Case', 'Bundle', 'Filed', 'Due', 'Status', 'Outcome', 'Steps'],
  },
  none: { vi: 'Không có hồ sơ nào.', en: 'There are no such cases.' },
  more: { vi: 'Còn nữa: --cursor {cursor}', en: 'There are more: --cursor {cursor}' },
} as const;
