/** `lienthong failures`: what only an operator can move on, in groups that one remedy may serve. */
import { exitCodes, type ExitCode } from '../failure';
import { FailureList, type FailureGroupReply } from '../http/replies';
import type { Language } from '../language';
import { partyLabel } from '../output/labels';
import { shortInstant, tableText } from '../output/table';
import { jsonText, type Context } from './context';

export async function showFailures(context: Context): Promise<ExitCode> {
  const reply = await context.api().get('/v1/ops/failures');
  if (context.json) context.print(jsonText(reply));
  else {
    const { data } = FailureList.parse(reply);
    context.print(data.length === 0 ? texts.none[context.language] : groupsText(data, context.language));
  }
  return exitCodes.ok;
}

function groupsText(groups: readonly FailureGroupReply[], language: Language): string {
  const rows = groups.map(({ cause, step, agency, cases, oldest, deadlinesAtRisk, caseIds }) => [
    cause,
    step,
    partyLabel(agency, language),
    String(cases),
    shortInstant(oldest),
    String(deadlinesAtRisk),
    [...caseIds.slice(0, shownCases), ...(cases > shownCases ? ['…'] : [])].join('\n'),
  ]);
  return [tableText(texts.head[language], rows), texts.remedy[language]].join('\n');
}

const shownCases = 3;

const texts = {
  head: {
    vi: ['Nguyên nhân', 'Bước', 'Cơ quan', 'Hồ sơ', 'Lâu nhất từ', 'Sắp quá hạn', 'Ví dụ'],
    en: ['Cause', 'Step', 'Agency', 'Cases', 'Oldest', 'At risk', 'Such as'],
  },
  none: { vi: 'Không có hồ sơ nào bị vướng.', en: 'Nothing is stuck.' },
  remedy: {
    vi: 'Thử lại: lienthong retry HỒ-SƠ BƯỚC --reason …; bỏ qua: lienthong skip HỒ-SƠ BƯỚC --reason …',
    en: 'Try again: lienthong retry CASE STEP --reason …; go on without: lienthong skip CASE STEP --reason …',
  },
} as const;
