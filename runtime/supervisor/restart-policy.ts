/**
 * When a part that died is started again, and when that is hopeless. Pure: instants are passed in.
 *
 * Pauses stay short, because a restarted part is to answer within 15 s; a part counts as hopeless only after
 * a whole minute of trying, because a killed PostgreSQL may need half of that until its last backend is gone. A part
 * that answered is not hopeless, however often it is killed: it can work, and all others would go down with it.
 */

/** Long enough for a signal to the whole process group to reach the supervisor too: then it was no death. */
const firstPauseMs = 100;
const longestPauseMs = 2_000;
const stableAfterMs = 20_000;
const hopelessAfterMs = 60_000;
const hopelessAfterDeaths = 8;

export type Verdict = { kind: 'restart'; pauseMs: number } | { kind: 'give-up'; deaths: number };

/** One part's run of deaths with no stable life between them, and of those with no answer between them. */
export class RestartPolicy {
  private deaths = 0;
  private silentDeaths = 0;
  private silentSinceMs = 0;

  /** `answeredMs`: when the life that just ended began to answer, undefined if it never did. */
  afterDeath(nowMs: number, answeredMs: number | undefined): Verdict {
    const wasStable = answeredMs !== undefined && nowMs - answeredMs >= stableAfterMs;
    if (wasStable) this.deaths = 0;
    if (answeredMs !== undefined) this.silentDeaths = 0;
    if (this.silentDeaths === 0) this.silentSinceMs = nowMs;
    this.deaths += 1;
    this.silentDeaths += 1;
    const hopeless =
      this.silentDeaths >= hopelessAfterDeaths && nowMs - this.silentSinceMs >= hopelessAfterMs;
    if (hopeless) return { kind: 'give-up', deaths: this.silentDeaths };
    return {
      kind: 'restart',
      pauseMs: Math.min(firstPauseMs * 2 ** (this.deaths - 1), longestPauseMs),
    };
  }
}
