import { limitAsItStands } from '../domain/citizens-limit';
import type { Instant } from '../domain/viet-nam-time';
import { getCalendar } from '../procedures/shared/calendar';
import type { Register } from '../register/register';

export interface LimitToJudge {
  /** When the citizen was asked, and until when as the agency had set it. */
  since: Instant;
  until: Instant;
  /** The version that the case goes by. */
  calendar: string;
}

/**
 * Until when a citizen may answer, as it stands by now: moved on where intake could not take answers. Undefined where
 * that cannot be known yet.
 */
export async function judgeLimit(
  register: Pick<Register, 'intakeTimes'>,
  { since, until, calendar }: LimitToJudge,
): Promise<Instant | undefined> {
  const times = await register.intakeTimes({ fromMs: Date.parse(since) });
  return limitAsItStands({ since, until, calendar: getCalendar(calendar) }, times);
}
