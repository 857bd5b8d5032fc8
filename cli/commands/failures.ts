/** `lienthong failures`: what does not go on by itself, in groups that one remedy may serve. */
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
    step ?? '–',
    agency === null ? '–' : partyLabel(agency, language),
    String(cases),
    shortInstant(oldest),
    String(deadlinesAtRisk),
    [...caseIds.slice(0, shownCases), ...(cases > shownCases ? ['…'] : [])].join('\n'),
  ]);
  const told = new Map(groups.map((group) => [group.cause, causeText(group)]));
  return [tableText(texts.head[language], rows), ...told.values(), texts.remedy[language]].join('\n');
}

/** What it is, with the codes that were met and the verbs, the remedy first. */
function causeText({ cause, text, codes, verbs }: FailureGroupReply): string {
  const met = Object.keys(codes).join(', ');
  return [`${cause}: ${text}`, ...(met === '' ? [] : [`(${met})`]), verbs.join(', ')].join(' ').trimEnd();
}

const shownCases = 3;

const texts = {
  head: {
    vi: ['Nguyên nhân', 'Bước', 'Cơ quan', 'Hồ sơ', 'Lâu nhất từ', 'Sắp quá hạn', 'Ví dụ'],
    en: ['Cause', 'Step', 'Agency', 'Cases', 'Oldest', 'At risk', 'Such as'],
  },
  none: { vi: 'Không có hồ sơ nào bị vướng.', en: 'Nothing is stuck.' },
  remedy: {
    vi: 'Thử lại: lienthong retry HỒ-SƠ BƯỚC --reason …; bỏ qua: lienthong skip HỒ-SƠ BƯỚC --reason …; dựng lại từ sổ: lienthong reconcile HỒ-SƠ --reason …',
    en: 'Try again: lienthong retry CASE STEP --reason …; go on without: lienthong skip CASE STEP --reason …; take it up from the record: lienthong reconcile CASE --reason …',
  },
} as const;
