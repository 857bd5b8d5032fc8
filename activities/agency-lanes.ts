import type { AgencyId } from '../domain/agencies';

/**
 * What agencies share of this process is counted by agency, so that one that hangs costs the others nothing. An agency
 * that answers is spoken to as much as there is to say. One that has let several calls in a row run out of time is
 * silent: a first try is given up before it is begun, which sends the message on the way of outages, and of these
 * repeated calls a few go through, to find out when it answers again.
 */
export type InLane = <T>(
  call: { agency: AgencyId; isFirstTry: boolean },
  act: () => Promise<T>,
) => Promise<T>;

/** One lost call says little; with the second and third in a row everybody waits. */
const silentAfter = 3;
const probesAtOnce = 2;
/** Of repeated calls to one agency; more wait a moment, and then come again as after an outage. */
const repeatedAtOnce = 24;
const turnWithinMs = 1_000;

export function createLanes(): InLane {
  const lanes = new Map<AgencyId, Lane>();
  return async ({ agency, isFirstTry }, act) => {
    const lane = lanes.get(agency) ?? new Lane(agency);
    lanes.set(agency, lane);
    return isFirstTry ? lane.tryFirst(act) : lane.repeat(act);
  };
}

class Lane {
  private unanswered = 0;
  private repeating = 0;
  private readonly waiting = new Set<() => void>();

  constructor(private readonly agency: AgencyId) {}

  async tryFirst<T>(act: () => Promise<T>): Promise<T> {
    if (this.isSilent()) throw this.silent();
    return this.watched(act);
  }

  async repeat<T>(act: () => Promise<T>): Promise<T> {
    if (this.isSilent() && this.repeating >= probesAtOnce) throw this.silent();
    if (this.repeating >= repeatedAtOnce) await this.turn();
    this.repeating += 1;
    try {
      return await this.watched(act);
    } finally {
      this.repeating -= 1;
      const [next] = this.waiting;
      next?.();
    }
  }

  private async watched<T>(act: () => Promise<T>): Promise<T> {
    try {
      const answer = await act();
      this.unanswered = 0;
      return answer;
    } catch (error) {
      if (isTimeout(error)) this.unanswered += 1;
      throw error;
    }
  }

  private async turn(): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      const begin = (): void => {
        this.waiting.delete(begin);
        clearTimeout(timer);
        resolve();
      };
      const giveUp = (): void => {
        this.waiting.delete(begin);
        reject(new Error(`many calls to ${this.agency} are under way`));
      };
      const timer = setTimeout(giveUp, turnWithinMs);
      this.waiting.add(begin);
    });
  }

  private isSilent(): boolean {
    return this.unanswered >= silentAfter;
  }

  private silent(): Error {
    return new Error(`${this.agency} does not answer`);
  }
}

/** What ran out of time, as against a refused connection, which is known at once and holds nothing. */
const isTimeout = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'name' in error && /Timeout/.test(String(error.name));
