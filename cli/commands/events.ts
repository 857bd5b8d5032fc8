/** `lienthong events`: the record of a case, and with `--follow` what is added to it, as it is added. */
import { setTimeout as delay } from 'node:timers/promises';
import { exitCodes, Failure, type ExitCode } from '../failure';
import type { ApiClient } from '../http/api-client';
import { allEvents, getCaseId } from '../http/cases';
import { CaseEventReply, CaseReply } from '../http/replies';
import { jsonText, type Context } from './context';

export interface EventsOptions {
  /** Only events with a higher number. */
  after: number;
  follow: boolean;
  /** Ends the following. */
  signal: AbortSignal;
}

/** A stream that broke is taken up again after this, without a gap. */
const reconnectAfterMs = 1_000;

export async function showEvents(
  context: Context,
  name: string,
  { after, follow, signal }: EventsOptions,
): Promise<ExitCode> {
  const api = context.api();
  const caseId = await getCaseId(api, name);
  if (follow && !(await isSettled(api, caseId))) {
    for await (const event of followedEvents(api, { caseId, after, signal })) {
      context.print(context.json ? JSON.stringify(event) : eventLine(CaseEventReply.parse(event)));
    }
    return exitCodes.ok;
  }
  const events = await allEvents(api, caseId, after);
  if (!context.json) for (const event of events) context.print(eventLine(CaseEventReply.parse(event)));
  else if (follow) for (const event of events) context.print(JSON.stringify(event));
  else context.print(jsonText(events));
  return exitCodes.ok;
}

async function isSettled(api: ApiClient, caseId: string): Promise<boolean> {
  return CaseReply.parse(await api.get(`/v1/cases/${caseId}`)).status === 'settled';
}

/** Each event once and in order, until the case is settled or the signal. */
async function* followedEvents(
  api: ApiClient,
  { caseId, after, signal }: { caseId: string; after: number; signal: AbortSignal },
): AsyncGenerator {
  let last = after;
  const ended = (): boolean => signal.aborted;
  while (!ended()) {
    try {
      for await (const { data } of api.events(`/v1/cases/${caseId}/events/stream`, {
        lastEventId: last,
        signal,
      })) {
        const event: unknown = JSON.parse(data);
        const { seq, type } = CaseEventReply.parse(event);
        yield event;
        last = seq;
        if (type === 'case-settled') return;
      }
    } catch (error) {
      if (ended()) return;
      if (!(error instanceof Failure)) throw error;
    }
    await delay(reconnectAfterMs, undefined, { signal }).catch(() => undefined);
  }
}

function eventLine({ seq, at, type, step, by, data }: CaseEventReply): string {
  const facts = Object.entries(data)
    .filter(([, value]) => ['string', 'number', 'boolean'].includes(typeof value))
    .map(([name, value]) => `${name}=${String(value)}`);
  const time = at.slice(0, 19).replace('T', ' ');
  const what = step === null ? type : `${type} ${step}`;
  return `${String(seq).padStart(4)}  ${time}  ${what.padEnd(36)}  ${by.padEnd(22)}  ${facts.join(' ')}`.trimEnd();
}
