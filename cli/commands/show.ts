/** `lienthong show`: one case with its steps, what it waits for, and the results it has brought. */
import { exitCodes, type ExitCode } from '../failure';
import { getCaseId } from '../http/cases';
import { CaseView } from '../http/replies';
import type { Language } from '../language';
import { awaitedLabel, outcomeLabel, partyLabel, stateLabel, statusLabel, stepLabel } from '../output/labels';
import { shortInstant, tableText } from '../output/table';
import { jsonText, type Context } from './context';

/** `name`: the case's id, code or tracking code. */
export async function showCase(context: Context, name: string): Promise<ExitCode> {
  const api = context.api();
  const reply = await api.get(`/v1/cases/${await getCaseId(api, name)}`);
  context.print(context.json ? jsonText(reply) : caseText(CaseView.parse(reply), context.language));
  return exitCodes.ok;
}

function caseText(view: CaseView, language: Language): string {
  const parts = [headText(view, language), stepsTable(view, language)];
  if (view.waitingFor.length > 0) parts.push(texts.waiting[language], waitingTable(view, language));
  return parts.join('\n');
}

function headText(view: CaseView, language: Language): string {
  const { caseCode, bundle, edition, trackingCode, caseId, status, outcome, filedAt, dueAt } = view;
  const state =
    outcome === null
      ? statusLabel(status, language)
      : `${statusLabel(status, language)}: ${outcomeLabel(outcome, language)}`;
  const lines: readonly (readonly [keyof typeof texts.fields, string])[] = [
    ['state', state],
    ['filed', shortInstant(filedAt)],
    ['due', `${shortInstant(dueAt)}${view.overdue ? ' !' : ''}`],
    ['tracking', trackingCode],
    ['id', caseId],
    ['flags', view.flags.join(', ')],
  ];
  const said = lines.filter(([, value]) => value !== '');
  return [
    `${caseCode}  ${bundle} ${edition}`,
    ...said.map(([field, value]) => `  ${texts.fields[field][language].padEnd(14)}${value}`),
  ].join('\n');
}

function stepsTable({ bundle, edition, steps }: CaseView, language: Language): string {
  return tableText(
    texts.stepsHead[language],
    steps.map((step) => [
      stepLabel(bundle, edition, step.id, language),
      partyLabel(step.agency, language),
      stateLabel(step.state, language),
      shortInstant(step.dueAt),
      shortInstant(step.decidedAt),
      step.reason ? reasonText(step.reason) : resultText(step.result ?? {}),
    ]),
  );
}

function waitingTable({ bundle, edition, waitingFor }: CaseView, language: Language): string {
  return tableText(
    texts.waitingHead[language],
    waitingFor.map(({ who, what, step, since, until }) => [
      partyLabel(who, language),
      awaitedLabel(what, language),
      stepLabel(bundle, edition, step, language),
      shortInstant(since),
      shortInstant(until),
    ]),
  );
}

const reasonText = ({ code, text }: { code: string; text?: string | undefined }): string =>
  text === undefined ? code : `${code}\n${text}`;

const resultText = (result: Readonly<Record<string, unknown>>): string =>
  Object.entries(result)
    .map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join('\n');

const texts = {
  fields: {
    state: { vi: 'Trạng thái', en: 'State' },
    filed: { vi: 'Nộp lúc', en: 'Filed' },
    due: { vi: 'Hạn trả', en: 'Due' },
    tracking: { vi: 'Mã tra cứu', en: 'Tracking' },
    id: { vi: 'Định danh', en: 'Id' },
    flags: { vi: 'Ghi chú', en: 'Flags' },
  },
  stepsHead: {
    vi: ['Bước', 'Cơ quan', 'Trạng thái', 'Hạn', 'Quyết định', 'Kết quả / lý do'],
    en: ['Step', 'Agency', 'State', 'Due', 'Decided', 'Result / reason'],
  },
  waiting: { vi: 'Đang chờ', en: 'Waiting for' },
  waitingHead: {
    vi: ['Ai', 'Việc gì', 'Bước', 'Từ', 'Đến'],
    en: ['Who', 'What', 'Step', 'Since', 'Until'],
  },
} as const;
