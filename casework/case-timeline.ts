import { kindOf, NoCalendarError, type Calendar, type DayKind } from '../domain/calendar';
import type { AgencyId } from '../domain/agencies';
import type { CaseView, StepState } from '../domain/case-view';
import { applyEvent } from '../domain/fold/apply-event';
import type { CaseState } from '../domain/fold/case-state';
import { viewOf } from '../domain/fold/view';
import { addDays, dayOf, vietNamInstant, type Day, type Instant } from '../domain/viet-nam-time';
import { getCalendar } from '../procedures/shared/calendar';
import type { Register } from '../register/register';
import type { CaseOnRecord } from './case-on-record';
import { readCase, type CaseAsked } from './read-case';
import { done, type Result } from './refusal';

/** A case in time: when each step was to be done, and what it has been through. */
export interface CaseTimeline {
  from: Day;
  to: Day;
  days: { day: Day; kind: DayKind }[];
  rows: TimelineRow[];
}

export interface TimelineRow {
  step: string;
  agency: AgencyId;
  state: StepState;
  dueAt: Instant | null;
  decidedAt: Instant | null;
  /** From when an agency has had it until it is due; null where none has. */
  planned: Span | null;
  /** Where it has been, one after another; the last goes on while it has no end. */
  actual: (Omit<Span, 'to'> & { to: Instant | null; what: StepState })[];
}
interface Span {
  from: Instant;
  to: Instant;
}

/** Long enough for every term; a case taken up after years is shown in its first ones. */
const mostDays = 400;
const underWay: ReadonlySet<StepState> = new Set(['filing', 'with-agency', 'awaiting-citizen', 'stuck']);

export async function timelineOfCase(
  register: Pick<Register, 'findStoredCase' | 'recordReads'>,
  asked: CaseAsked,
  nowMs = Date.now(),
): Promise<Result<CaseTimeline>> {
  const found = await readCase(register, asked);
  return found.ok ? done(timelineOf(found.value, nowMs)) : found;
}

export function timelineOf(
  { events, documents }: Pick<CaseOnRecord, 'events' | 'documents'>,
  nowMs: number,
): CaseTimeline {
  const spans = new Map<string, TimelineRow['actual']>();
  let state: CaseState | undefined;
  for (const event of events) {
    state = applyEvent(state, event, documents);
    for (const { id, state: what } of viewOf(state).steps) follow(spans, id, { what, at: event.at });
  }
  if (!state) throw new Error('a case has at least one event');
  const view = viewOf(state);
  const from = dayOf(Date.parse(view.filedAt));
  const days = daysFrom(from, lastDay(view, nowMs), getCalendar(state.calendar));
  const rows = view.steps.map((step) => rowOf(step, spans.get(step.id) ?? []));
  return { from, to: days.at(-1)?.day ?? from, days, rows };
}

/** Ends what a step was in, and begins what it is in now, where that takes time. */
function follow(
  spans: Map<string, TimelineRow['actual']>,
  id: string,
  { what, at }: { what: StepState; at: Instant },
): void {
  const known = spans.get(id) ?? [];
  const last = known.at(-1);
  if (last?.to === null && last.what === what) return;
  const ended = last?.to === null ? [...known.slice(0, -1), { ...last, to: at }] : known;
  spans.set(id, underWay.has(what) ? [...ended, { from: at, to: null, what }] : ended);
}

function rowOf(step: CaseView['steps'][number], actual: TimelineRow['actual']): TimelineRow {
  const { id, agency, state, startedAt, decidedAt } = step;
  const dueAt = startedAt === null ? null : step.dueAt;
  const planned = startedAt === null ? null : { from: startedAt, to: step.dueAt };
  return { step: id, agency, state, dueAt, decidedAt, planned, actual };
}

/** What is under way goes on until today at least. */
function lastDay({ dueAt, settledAt }: CaseView, nowMs: number): Day {
  const end = settledAt ?? vietNamInstant(nowMs);
  return [dueAt, end]
    .map((instant) => dayOf(Date.parse(instant)))
    .reduce((one, other) => (one > other ? one : other));
}

/** As far as anything is known of the days. */
function daysFrom(from: Day, to: Day, calendar: Calendar): CaseTimeline['days'] {
  const days: CaseTimeline['days'] = [];
  try {
    for (let day = from; day <= to && days.length < mostDays; day = addDays(day, 1))
      days.push({ day, kind: kindOf(day, calendar) });
  } catch (error) {
    if (!(error instanceof NoCalendarError)) throw error;
  }
  return days;
}
