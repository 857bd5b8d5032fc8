import { randomUUID } from 'node:crypto';
import type { CaseFiledData, RecordedCase } from '../../domain/case-events';
import { currentCalendar } from '../../procedures/shared/calendar';
import { examine } from '../../procedures/shared/intake/examine';

/** What a workflow is started with for a case of any bundle, as intake files it; throws where intake would not. */
export function filedCase({
  bundle,
  declaration,
  receivedAt = '2026-11-23T09:00:00+07:00',
  ...more
}: {
  bundle: string;
  declaration: unknown;
  receivedAt?: string;
  linkedCase?: NonNullable<CaseFiledData['linkedCase']>;
  /** The version of the calendar; the newest unless given. */
  calendar?: string;
}): RecordedCase {
  const receivedAtMs = Date.parse(receivedAt);
  const examined = examine({ bundle, declaration, receivedAtMs, calendar: currentCalendar });
  if (!examined.ok) throw new Error(`not a good declaration: ${JSON.stringify(examined.errors)}`);
  const { edition, plan, flags, declaration: stored } = examined;
  const caseId = randomUUID();
  const ref = 'filing/declaration';
  const data = {
    caseId,
    caseCode: '000.00.01.H29-261123-0001',
    trackingCode: 'T',
    bundle,
    edition,
    receivedAt,
    flags,
    ...plan,
    channel: 'online' as const,
    declaration: { ref },
    ...more,
  };
  return {
    caseId,
    events: [{ id: 'filing', at: receivedAt, type: 'case-filed', step: null, by: 'citizen', data }],
    documents: { [ref]: stored },
  };
}
