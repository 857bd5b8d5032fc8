/**
 * Learns which cases have been settled by looking at the list of cases, one reader for all of them: with many under
 * way that costs the API less than a stream of events for each.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { vietNamInstant } from '../../domain/viet-nam-time';

const Page = z.looseObject({ data: z.array(z.looseObject({ caseId: z.string() })) });

/** Between two looks, and so the most by which a case is noticed late. */
const lookEveryMs = 100;
/** Each look goes back this far, so that what was committed late is not missed. */
const overlapMs = 1_000;

export class SettledCases {
  private readonly waiting = new Map<string, () => void>();
  private readonly settled = new Set<string>();
  private looking = false;

  /** `read` gives the parsed answer to a GET of a path. */
  constructor(private readonly read: (path: string) => Promise<unknown>) {}

  async until(caseId: string): Promise<void> {
    if (this.settled.has(caseId)) return;
    const noticed = new Promise<void>((notice) => this.waiting.set(caseId, notice));
    if (!this.looking) void this.look();
    await noticed;
  }

  private async look(): Promise<void> {
    this.looking = true;
    while (this.waiting.size > 0) {
      const since = encodeURIComponent(vietNamInstant(Date.now() - overlapMs));
      const page = Page.parse(await this.read(`/v1/cases?status=settled&limit=100&updatedAfter=${since}`));
      for (const { caseId } of page.data) {
        this.settled.add(caseId);
        this.waiting.get(caseId)?.();
        this.waiting.delete(caseId);
      }
      await delay(lookEveryMs);
    }
    this.looking = false;
  }
}
