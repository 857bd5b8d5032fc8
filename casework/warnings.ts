/** What operators are to see to before it becomes a fault. */
import type { Sentence } from '../domain/messages';
import { calendarEndsOn } from '../procedures/shared/calendar-end';

export interface OperatorWarning {
  code: 'calendar-ends';
  /** The last day until which all is well. */
  until: string;
  text: Sentence;
}

export function operatorWarnings(nowMs = Date.now()): OperatorWarning[] {
  const until = calendarEndsOn(nowMs);
  if (until === undefined) return [];
  return [
    {
      code: 'calendar-ends',
      until,
      text: {
        vi: `Lịch làm việc chỉ được công bố đến ${until}; sau ngày đó hạn là tạm tính. Hãy công bố phiên bản lịch mới.`,
        en: `The working-day calendar is announced until ${until} only; later deadlines are provisional. Publish a new version of it.`,
      },
    },
  ];
}
