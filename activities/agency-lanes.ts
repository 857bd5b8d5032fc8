/**
 * What agencies share of this process is counted by agency, so that one that hangs costs the others nothing. An agency
 * that answers is spoken to as much as there is to say. While several calls in a row run out of time, few first tries
 * are begun, for each holds a workflow task open; a message whose first try is given up goes the way of outages. Once
 * nothing has been answered for longer than one whole attempt takes, the agency is silent: no first try is begun, and of
 * repeated calls a few go through, to find out when it answers again.
 */
export type InLane = <T>(call: { lane: string; isFirstTry: boolean }, act: () => Promise<T>) => Promise<T>;

/** One lost call says little, and on a machine that is short of time neither do three. */
const doubtfulAfter = 3;
const firstTriesInDoubt = 8;
const silentAfterMs = 12_000;
const probesAtOnce = 2;
/** Of repeated calls to one agency; more wait a moment, and then come again as after an outage. */
const repeatedAtOnce = 60;
const turnWithinMs = 1_000;

export function createLanes(): InLane {
  const lanes = new Map<string, Lane>();
  return async ({ lane: name, isFirstTry }, act) => {
    const lane = lanes.get(name) ?? new Lane(name);
    lanes.set(name, lane);
    return isFirstTry ? lane.tryFirst(act) : lane.repeat(act);
  };
}

class Lane {
  private unanswered = 0;
  /** When the first call in the row that is unanswered now was begun. */
  private unansweredSince = Infinity;
  private trying = 0;
  private repeating = 0;
  private readonly waiting = new Set<() => void>();

  constructor(private readonly name: string) {}

  async tryFirst<T>(act: () => Promise<T>): Promise<T> {
    const isDoubtful = this.unanswered >= doubtfulAfter;
    if (this.isSilent() || (isDoubtful && this.trying >= firstTriesInDoubt)) throw this.silent();
    this.trying += 1;
    try {
      return await this.watched(act);
    } finally {
      this.trying -= 1;
    }
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
    const begunMs = performance.now();
    try {
      const answer = await act();
      this.unanswered = 0;
      this.unansweredSince = Infinity;
      return answer;
    } catch (error) {
      if (isTimeout(error)) {
        this.unanswered += 1;
        this.unansweredSince = Math.min(this.unansweredSince, begunMs);
      }
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
        reject(new Error(`many calls to ${this.name} are under way`));
      };
      const timer = setTimeout(giveUp, turnWithinMs);
      this.waiting.add(begin);
    });
  }

  private isSilent(): boolean {
    return this.unanswered >= doubtfulAfter && performance.now() - this.unansweredSince >= silentAfterMs;
  }

  private silent(): Error {
    return new Error(`${this.name} does not answer`);
  }
}

/** What ran out of time, as against a refused connection, which is known at once and holds nothing. */
const isTimeout = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'name' in error && /Timeout/.test(String(error.name));
