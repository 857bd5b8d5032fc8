/** How a verb gives a case an order, and what it says of the answer. */
import { randomUUID } from 'node:crypto';
import { exitCodes, type ExitCode } from '../failure';
import { getCaseId } from '../http/cases';
import { Ordered, ReconciledCase } from '../http/replies';
import { say, type Language } from '../language';
import { standsLabel } from '../output/labels';
import { jsonText, type Context } from './context';

export interface CaseOrder {
  /** The case's id, code or tracking code. */
  name: string;
  path: (caseId: string) => string;
  body: Readonly<Record<string, unknown>>;
  /** Under one key one effect; a new one unless given. */
  key: string | undefined;
}

/** Says what the case has made of the order; a refusal is the API's to word. */
export async function sendOrder(
  context: Context,
  { name, path, body, key = randomUUID() }: CaseOrder,
): Promise<ExitCode> {
  const api = context.api();
  const reply = await api.post(path(await getCaseId(api, name)), body, key);
  context.print(context.json ? jsonText(reply) : orderedText(Ordered.parse(reply), context.language));
  return exitCodes.ok;
}

/** `none` for nobody. The last word counts, so it needs no key. */
export async function sendOwner(
  context: Context,
  { name, owner, reason }: { name: string; owner: string; reason: string },
): Promise<ExitCode> {
  const api = context.api();
  const path = `/v1/ops/cases/${await getCaseId(api, name)}/owner`;
  const reply = await api.put(path, { owner: owner === 'none' ? null : owner, reason });
  context.print(context.json ? jsonText(reply) : orderedText(Ordered.parse(reply), context.language));
  return exitCodes.ok;
}

/** Says what was found of the case's run, and what was done. */
export async function giveReconciliation(
  context: Context,
  { name, reason, key = randomUUID() }: { name: string; reason: string; key?: string },
): Promise<ExitCode> {
  const api = context.api();
  const path = `/v1/ops/cases/${await getCaseId(api, name)}/reconcile`;
  const reply = await api.post(path, { reason }, key);
  context.print(
    context.json ? jsonText(reply) : reconciledText(ReconciledCase.parse(reply), context.language),
  );
  return exitCodes.ok;
}

const reconciledText = ({ verdict, did }: ReconciledCase, language: Language): string =>
  say(texts.reconciled, language, { verdict, did });

function orderedText(
  { orderId, state, steps, withdrawn, undone, stands, warnings }: Ordered,
  language: Language,
): string {
  const lists: readonly (readonly [keyof typeof texts, readonly string[]])[] = [
    ['steps', steps],
    ['withdrawn', withdrawn],
    ['undone', undone],
    ['stands', stands.map(({ step, reason }) => `${step} (${standsLabel(reason, language)})`)],
    ['doubts', warnings.map(({ pointer, detail }) => `${pointer}: ${detail}`)],
  ];
  return [
    say(texts[state ?? 'taken'], language, { orderId }),
    ...lists
      .filter(([, items]) => items.length > 0)
      .map(([what, items]) => `  ${texts[what][language].padEnd(14)}${items.join(', ')}`),
  ].join('\n');
}

const texts = {
  kept: {
    vi: 'Đã giữ lại ({orderId}); tính từ lúc nhận, thực hiện khi hệ thống xử lý hoạt động trở lại.',
    en: 'Kept ({orderId}); it counts from now, and is carried out once the engine is back.',
  },
  taken: { vi: 'Đã ghi nhận ({orderId}).', en: 'On record ({orderId}).' },
  reconciled: { vi: 'Kết quả so sánh: {verdict}; đã làm: {did}.', en: 'Found: {verdict}; done: {did}.' },
  steps: { vi: 'Các bước', en: 'Steps' },
  withdrawn: { vi: 'Rút', en: 'Withdrawn' },
  undone: { vi: 'Hủy', en: 'Undone' },
  stands: { vi: 'Giữ nguyên', en: 'Stands' },
  doubts: { vi: 'Cần xem lại', en: 'Doubts' },
} as const;
