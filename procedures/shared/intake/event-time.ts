/** When a life event was, as far as it is known: an instant, a day, a month or a year. */
import type { InputIssue } from '../../../domain/messages';
import { dayIn, isBefore, isInstant } from '../../../domain/known-day';
import { dayOf } from '../../../domain/viet-nam-time';
import type { IntakeContext } from './intake';

/** A year before this one is a slip: nobody registers such an event. */
const firstYear = '1900';

/** An event lies in the past, and before its file was received. */
export function eventTimeIssues(
  pointer: string,
  time: string,
  { receivedAtMs }: Pick<IntakeContext, 'receivedAtMs'>,
): InputIssue[] {
  if (isAfter(time, Date.now())) return [{ pointer, code: 'in-the-future' }];
  if (isAfter(time, receivedAtMs)) return [{ pointer, code: 'after-receipt' }];
  return dayIn(time) < firstYear ? [{ pointer, code: 'before-1900' }] : [];
}

/** Where the hour is not known, days are compared, as far as they are. */
const isAfter = (time: string, epochMs: number): boolean =>
  isInstant(time) ? Date.parse(time) > epochMs : isBefore(dayOf(epochMs), time);
