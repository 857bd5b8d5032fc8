/** The reads that several verbs share: pages turned to the end, and a case found by whatever name it was given. */
import { readTrackingCode } from '../../domain/tracking-code';
import { exitCodes, Failure } from '../failure';
import type { ApiClient, Query } from './api-client';
import { CaseList, type CaseSummaryReply, EventList } from './replies';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The id of the case with this id, case code or tracking code. Throws Failure when there is none. */
export async function getCaseId(api: ApiClient, name: string): Promise<string> {
  if (uuid.test(name)) return name.toLowerCase();
  const { data } = CaseList.parse(await api.get('/v1/cases', { q: name, limit: 50 }));
  const found = data.find(
    ({ caseCode, trackingCode }) =>
      caseCode.toLowerCase() === name.trim().toLowerCase() || trackingCode === readTrackingCode(name),
  );
  if (found) return found.caseId;
  const sentence = {
    vi: 'Không có hồ sơ {name}. Tìm bằng `lienthong cases --q …`.',
    en: 'There is no case {name}. Look for it with `lienthong cases --q …`.',
  };
  throw new Failure(sentence, { name }, exitCodes.foundWrong);
}

/** Every case that fits, newest first. */
export async function* allCases(api: ApiClient, filter: Query = {}): AsyncGenerator<CaseSummaryReply> {
  let cursor: string | undefined;
  do {
    const page = CaseList.parse(await api.get('/v1/cases', { ...filter, limit: 200, cursor }));
    yield* page.data;
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
}

/** All events of a case after `after`, as they came. */
export async function allEvents(
  api: ApiClient,
  caseId: string,
  after = 0,
): Promise<Record<string, unknown>[]> {
  const events: Record<string, unknown>[] = [];
  let from: string | number = after;
  for (;;) {
    const page = EventList.parse(await api.get(`/v1/cases/${caseId}/events`, { after: from }));
    events.push(...page.data);
    if (page.nextCursor === null) return events;
    from = page.nextCursor;
  }
}
