/** Where something stands on a scale of days. */
import { dayOf, timeOfDayMs } from '../../../domain/viet-nam-time';

export interface Scale {
  days: readonly { day: string }[];
  left: number;
  dayWidth: number;
}
export interface Bar {
  x: number;
  width: number;
}

const dayMs = 86_400_000;
const thinnest = 4;

/** Undefined when there is nothing to draw; what has no end yet goes on until now. */
export function barOf(span: { from: string; to: string | null } | null, scale: Scale): Bar | undefined {
  if (!span) return undefined;
  const from = place(Date.parse(span.from), scale);
  const to = place(span.to === null ? Date.now() : Date.parse(span.to), scale);
  return { x: from, width: Math.max(thinnest, to - from) };
}

function place(atMs: number, { days, left, dayWidth }: Scale): number {
  const today = dayOf(atMs);
  const first = days[0]?.day ?? today;
  if (today < first) return left;
  const index = days.findIndex(({ day }) => day === today);
  if (index < 0) return left + days.length * dayWidth;
  return left + (index + timeOfDayMs(atMs) / dayMs) * dayWidth;
}

export const isShaded = (kind: string): boolean => kind !== 'working-day' && kind !== 'make-up-day';
