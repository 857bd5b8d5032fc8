import { condition, isCancellation, TemporalFailure } from '@temporalio/workflow';
import type { Delivered, Parcel } from '../../activities/dossier-client';
import { tryFileDossiers } from '../calls';

/**
 * Carries the first tries of deliveries, one round at a time: what is due together goes together, in one local
 * activity. That is cheap; and which of several local activities ends first is not in the history, so a case that went
 * on with each as it ended would on a replay give its commands in another order, and stick for ever.
 */
export class Courier {
  private readonly waiting: { parcel: Parcel; end: (attempt: Delivered | null) => void }[] = [];

  /** How the first try ended; null for an outage. */
  tryDeliver(parcel: Parcel): Promise<Delivered | null> {
    return new Promise((end) => this.waiting.push({ parcel, end }));
  }

  async run(): Promise<never> {
    for (;;) {
      await condition(() => this.waiting.length > 0);
      const round = this.waiting.splice(0);
      const attempts = await attempt(round.map(({ parcel }) => parcel));
      round.forEach(({ end }, i) => {
        end(attempts[i] ?? null);
      });
    }
  }
}

/** A round that takes too long as a whole has met an outage; what arrived all the same is found by asking. */
async function attempt(parcels: readonly Parcel[]): Promise<(Delivered | null)[]> {
  try {
    return await tryFileDossiers(parcels);
  } catch (error) {
    if (!(error instanceof TemporalFailure) || isCancellation(error)) throw error;
    return [];
  }
}
