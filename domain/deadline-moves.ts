/** How due dates move. */
import type { Instant } from './viet-nam-time';

export interface DeadlineMoved {
  from: Instant;
  to: Instant;
  why: DeadlineMove;
  /** The order to count again by a newer calendar. */
  orderId?: string;
  /** The version of the calendar that counts from now on. */
  calendar?: string;
  certainty?: 'official' | 'provisional';
}

/** `taken-up`: the case had ended, and an order has taken it up again. `apology`: late, and appointed anew, once (phiếu xin lỗi và hẹn lại ngày trả kết quả). */
export const deadlineMoves = [
  'paused',
  'apology',
  'calendar-changed',
  'taken-up',
  'declaration-changed',
] as const;
export type DeadlineMove = (typeof deadlineMoves)[number];
