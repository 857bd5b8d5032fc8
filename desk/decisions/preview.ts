/** What the family will read of a decision, before it is taken; nothing is stored. */
import type { CaseView } from '../../domain/case-view';
import { languages, type Language, type Sentence } from '../../domain/messages';
import { currentCalendar } from '../../procedures/shared/calendar';
import { deadlineOf, findDeadline } from '../../domain/legal-clock';
import { dayOf } from '../../domain/viet-nam-time';
import { messageText, type MessageTemplate, type MessageText } from '../../notify/message-texts';
import { checksOf } from '../checks/ask-checks';
import type { OpenDesk } from '../open-desk';
import { findStepLaw } from '../step-law';
import type { OfficersDecision, TaskRow } from '../tasks/task';
import { readContent, type DecisionSent } from './content';

export interface Preview {
  warnings: { code: string; detail: Sentence }[];
  until: string | null;
  dueAt: { before: string | null; after: string | null };
  message: Record<Language, MessageText> | null;
  tracking: Sentence[];
  paper: Sentence | null;
}

/** Throws `DeskRefusedError` as the decision itself would for what is wrong in it. */
export async function preview(
  desk: OpenDesk,
  { task, publicUrl }: { task: TaskRow; publicUrl: string },
  sent: DecisionSent,
): Promise<Preview> {
  const content = readContent(task, sent);
  const view = task.case_uuid === null ? undefined : (await desk.register.findCase(task.case_uuid))?.view;
  const before = view?.steps.find(({ id }) => id === task.step)?.dueAt ?? null;
  const until = content.until ?? null;
  return {
    warnings: await warningsOf(desk, task, content),
    until,
    dueAt: { before, after: until === null ? before : movedBy(before, until) },
    message: view ? messagesOf(view, { task, content, publicUrl }) : null,
    tracking: trackingOf(task, content),
    paper: paperOf(content),
  };
}

async function warningsOf(
  desk: OpenDesk,
  task: TaskRow,
  { decision }: OfficersDecision,
): Promise<Preview['warnings']> {
  const second = decision === 'request-supplement' && task.supplements > 0;
  const doubts = decision === 'grant' ? await checksOf(desk, task) : [];
  return [
    ...(second ? [{ code: 'second-supplement', detail: secondSupplement }] : []),
    ...doubts.flatMap(({ state, code, detail }) => (state === 'doubt' && detail ? [{ code, detail }] : [])),
  ];
}

/** By as many working days as lie between now and the limit: the clock rests while the family is waited for. */
function movedBy(before: string | null, until: string): string | null {
  if (before === null) return null;
  const pauses = [{ from: new Date().toISOString(), until }];
  const term = { kind: 'working-days', days: 0, certainty: 'official' } as const;
  const counting = { receivedAt: before, term, calendar: currentCalendar };
  return findDeadline({ ...counting, pauses })?.dueAt ?? deadlineOf(counting).dueAt;
}

const templates: Partial<Record<OfficersDecision['decision'], MessageTemplate>> = {
  grant: 'granted',
  refuse: 'refused',
  'request-supplement': 'supplement',
};

function messagesOf(
  { caseCode, trackingCode }: CaseView,
  { task, content, publicUrl }: { task: TaskRow; content: OfficersDecision; publicUrl: string },
): Preview['message'] {
  const template = templates[content.decision];
  if (!template) return null;
  const names = findStepLaw(task.step, dayOf(Date.now()))?.spec.names;
  const textIn = (language: Language): MessageText =>
    messageText(template, language, {
      c: caseCode,
      u: `${publicUrl}/track/${trackingCode}`,
      s: names?.[language] ?? task.step,
      date: content.until === undefined ? '' : dayIn(content.until),
    });
  const [vi, en] = languages.map(textIn);
  return vi && en ? { vi, en } : null;
}

const dayIn = (instant: string): string =>
  `${instant.slice(8, 10)}/${instant.slice(5, 7)}/${instant.slice(0, 4)}`;

/** As the tracking page will have it: the state, and what is to be done, by which day. */
function trackingOf({ step }: TaskRow, { decision, until }: OfficersDecision): Sentence[] {
  const names = findStepLaw(step, dayOf(Date.now()))?.spec.names ?? { vi: step, en: step };
  const said: Record<OfficersDecision['decision'], Sentence> = {
    grant: { vi: 'Đã giải quyết', en: 'Granted' },
    refuse: { vi: 'Không được giải quyết', en: 'Refused' },
    'request-supplement': {
      vi: `Chờ người dân bổ sung trước ${dayIn(until ?? '')}`,
      en: `Waiting for the family until ${dayIn(until ?? '')}`,
    },
    'carried-out': { vi: 'Đã thu hồi', en: 'Taken back' },
  };
  return [{ vi: `${names.vi}: ${said[decision].vi}`, en: `${names.en}: ${said[decision].en}` }];
}

function paperOf({ decision, reason }: OfficersDecision): Sentence | null {
  const text = reason?.text ?? '';
  if (decision === 'refuse')
    return {
      vi: `Phiếu từ chối tiếp nhận giải quyết hồ sơ. Lý do: ${text}`,
      en: `Refusal. Reason: ${text}`,
    };
  if (decision !== 'request-supplement') return null;
  return {
    vi: `Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ. Lý do: ${text}`,
    en: `Request for more. Reason: ${text}`,
  };
}

const secondSupplement: Sentence = {
  vi: 'Đây là lần yêu cầu bổ sung thứ hai: hồ sơ sẽ bị tính là quá hạn.',
  en: 'This is the second supplement request: the case will count as overdue.',
};
