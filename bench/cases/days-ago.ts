import { vietNamInstant, type Instant } from '../../domain/viet-nam-time';

const dayMs = 86_400_000;
const minuteMs = 60_000;

/** That many days before now, to the minute, as a hospital writes it. */
export const daysAgo = (days: number): Instant =>
  vietNamInstant(Math.floor((Date.now() - days * dayMs) / minuteMs) * minuteMs);
