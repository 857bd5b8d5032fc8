/** One case for people: its steps, what it waits for and asks for, what it has brought and what is owed. */
import type { CaseReply } from '../http/replies';
import { say, type Language } from '../language';
import {
  awaitedLabel,
  claimStateLabel,
  outcomeLabel,
  partyLabel,
  stateLabel,
  statusLabel,
  stepLabel,
  thenLabel,
} from './labels';
import { shortInstant, tableText } from './table';

export function caseText(view: CaseReply, language: Language): string {
  const parts = [headText(view, language), stepsTable(view, language)];
  if (view.waitingFor.length > 0) parts.push(texts.waiting[language], waitingTable(view, language));
  parts.push(...askedTexts(view, language));
  if (view.claims.length > 0) parts.push(texts.claims[language], claimsTable(view, language));
  return parts.join('\n');
}

function headText(view: CaseReply, language: Language): string {
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

function stepsTable({ bundle, edition, steps }: CaseReply, language: Language): string {
  return tableText(
    texts.stepsHead[language],
    steps.map((step) => [
      stepLabel(bundle, edition, step.id, language),
      partyLabel(step.agency, language),
      stateLabel(step.state, language),
      [shortInstant(step.dueAt), ...step.overdueReasons.map((code) => `! ${code}`)].join('\n'),
      shortInstant(step.decidedAt),
      step.reason ? reasonText(step.reason) : resultText(step.result ?? {}),
    ]),
  );
}

function waitingTable({ bundle, edition, waitingFor }: CaseReply, language: Language): string {
  return tableText(
    texts.waitingHead[language],
    waitingFor.map(({ who, what, step, since, until, then, cause, agency }) => [
      partyLabel(who, language),
      [
        awaitedLabel(what, language),
        ...(cause === undefined ? [] : [`${cause}${agency === undefined ? '' : ` (${agency})`}`]),
      ].join('\n'),
      stepLabel(bundle, edition, step, language),
      shortInstant(since),
      shortInstant(until),
      thenLabel(then, language),
    ]),
  );
}

/** For each step that awaits the citizen: what for, why, until when. */
function askedTexts({ bundle, edition, steps }: CaseReply, language: Language): string[] {
  return steps.flatMap(({ id, asked }) => {
    if (!asked) return [];
    const step = stepLabel(bundle, edition, id, language);
    const head = say(texts.asked, language, { step, until: shortInstant(asked.until) });
    return [
      asked.reason ? `${head} ${reasonText(asked.reason).replace('\n', ': ')}` : head,
      ...asked.fields.map(
        ({ pointer, reason }) => `  ${pointer}${reason === undefined ? '' : `: ${reason}`}`,
      ),
      ...asked.documents.map((document) => `  + ${document}`),
    ];
  });
}

function claimsTable({ bundle, edition, claims }: CaseReply, language: Language): string {
  return tableText(
    texts.claimsHead[language],
    claims.map(({ id, step, amount, rest = amount, from, state, since, settledAt }) => [
      id,
      stepLabel(bundle, edition, step, language),
      money(amount),
      money(rest),
      partyLabel(from, language),
      claimStateLabel(state, language),
      shortInstant(since),
      shortInstant(settledAt),
    ]),
  );
}

const money = (amount: number): string => `${amount.toLocaleString('vi-VN')} ₫`;

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
    vi: ['Ai', 'Việc gì', 'Bước', 'Từ', 'Đến', 'Sau đó'],
    en: ['Who', 'What', 'Step', 'Since', 'Until', 'Then'],
  },
  asked: { vi: 'Cần bổ sung cho {step}, đến {until}:', en: 'Asked for {step}, until {until}:' },
  claims: { vi: 'Tiền phải thu hồi', en: 'Money to be recovered' },
  claimsHead: {
    vi: ['Khoản', 'Bước', 'Số tiền', 'Còn lại', 'Từ ai', 'Trạng thái', 'Từ', 'Xong lúc'],
    en: ['Claim', 'Step', 'Amount', 'Rest', 'From', 'State', 'Since', 'Settled'],
  },
} as const;
