import { deadlineOf, type CountedDay } from '../../domain/legal-clock';
import type { Instant } from '../../domain/viet-nam-time';
import { getEdition } from '../../procedures/bundles';
import { getCalendar } from '../../procedures/shared/calendar';
import type { FilingReceipt } from '../../register/file-case';
import type { GoodFiling } from './examine-filing';

/** What the citizen is handed (giấy hẹn trả kết quả): the codes, when the case is due and why, and proof of what was filed. */
export interface Appointment extends FilingReceipt {
  receivedAt: Instant;
  /** Each day from receipt to the due date. */
  explanation: CountedDay[];
}

export function appointmentOf(
  receipt: FilingReceipt,
  { bundle, receivedAt, examined }: GoodFiling,
): Appointment {
  const { edition, plan } = examined;
  const { term } = getEdition(bundle, edition);
  const calendar = getCalendar(plan.calendar);
  const { explanation } = deadlineOf({ receivedAt, term, calendar, verification: plan.verification });
  return { ...receipt, receivedAt, explanation };
}
