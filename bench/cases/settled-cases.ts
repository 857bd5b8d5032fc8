/**
 * Learns which cases have been settled by looking at the list of cases, one reader for all of them: with many under
 * way that costs the API less than a stream of events for each.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { vietNamInstant } from '../../domain/viet-nam-time';

const Page = z.looseObject({ data: z.array(z.looseObject({ caseId: z.string(), outcome: z.string() })) });

/** A case that ends early costs less: figures with one among them would flatter us. Throws. */
export function mustBeGranted(outcome: string | undefined): void {
  if (outcome !== 'granted') throw new Error(`a case was ${outcome ?? 'not settled'}, not granted`);
}

/** Between two looks, and so the most by which a case is noticed late. */
const lookEveryMs = 100;
/** A look goes back this far; each tenth further, so that what was committed late is not missed. */
const overlapMs = 300;
const longOverlapMs = 2_000;

export class SettledCases {
  private readonly waiting = new Map<string, () => void>();
  private readonly outcomes = new Map<string, string>();
  private looking = false;

  /** `read` gives the parsed answer to a GET of a path. */
  constructor(private readonly read: (path: string) => Promise<unknown>) {}

  /** Rejects when the case was not granted. */
  async until(caseId: string): Promise<void> {
    if (!this.outcomes.has(caseId)) {
      const noticed = new Promise<void>((notice) => this.waiting.set(caseId, notice));
      if (!this.looking) void this.look();
      await noticed;
    }
    mustBeGranted(this.outcomes.get(caseId));
  }

  private async look(): Promise<void> {
    this.looking = true;
    for (let n = 1; this.waiting.size > 0; n += 1) {
      const backMs = n % 10 === 0 ? longOverlapMs : overlapMs;
      const since = encodeURIComponent(vietNamInstant(Date.now() - backMs));
      const page = Page.parse(await this.read(`/v1/cases?status=settled&limit=100&updatedAfter=${since}`));
      for (const { caseId, outcome } of page.data) {
        this.outcomes.set(caseId, outcome);
        this.waiting.get(caseId)?.();
        this.waiting.delete(caseId);
      }
      await delay(lookEveryMs);
    }
    this.looking = false;
  }
}
