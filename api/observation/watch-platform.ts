/**
 * What each API sees of the whole: whether Temporal answers, whether a worker is at work, whether somebody still looks
 * through the cases. It says so in the register, and that it is at work itself.
 */
import { randomUUID } from 'node:crypto';
import type { FoundCause } from '../../domain/failure-causes';
import { within } from '../../casework/temporal/within';
import { keepSaying } from '../../runtime/again';
import type { Services } from '../services';

const everyMs = 5_000;
const patienceMs = 3_000;
/** Several may look, and one that has missed a look is no reason to call it mended. */
const clearedAfterMs = 12_000;
const sightLostAfterMs = 60_000;
/** An agency whose messages are refused no more. */
const refusedForMs = 3_600_000;

type Watching = Pick<Services, 'register' | 'temporal' | 'clock' | 'log'>;

/** Returns how to stop, once it has looked for the first time. */
export async function keepWatchingPlatform(watching: Watching): Promise<() => Promise<void>> {
  const { register, log } = watching;
  const instance = randomUUID();
  const look = createPlatformLook(watching);
  const say = async () => {
    const heartbeat = { part: 'api', instance, state: 'at-work', clock: watching.clock.aheadMs } as const;
    await register.sayAtWork(heartbeat);
    await look();
  };
  const stop = await keepSaying(
    () => say().catch((err: unknown) => log.warn({ err }, 'the register was not told how things stand')),
    everyMs,
  );
  return async () => {
    await stop();
    await register.leaveWork(instance).catch(() => undefined);
  };
}

const seenHere = ['engine-away', 'no-worker', 'sight-lost'] as const;

/** One look. What is away is said from the second look on: it may just be starting. */
export function createPlatformLook({
  register,
  temporal,
}: Omit<Watching, 'log' | 'clock'>): () => Promise<void> {
  const beganMs = Date.now();
  const seen = new Map<FoundCause, number>();
  const wrong = async (): Promise<FoundCause[]> => {
    const [isTemporalUp, isWorkerUp, { atMs }, nowMs] = await Promise.all([
      within(patienceMs, temporal.ping()).then(
        () => true,
        () => false,
      ),
      register.isAnyAtWork('worker'),
      register.readSight(),
      register.clockMs(),
    ]);
    await register.noteSight({ part: 'temporal', isUp: isTemporalUp });
    const silentMs = atMs === null ? Date.now() - beganMs : nowMs - atMs;
    return [
      ...(isTemporalUp ? [] : ['engine-away' as const]),
      ...(isWorkerUp ? [] : ['no-worker' as const]),
      ...(silentMs > sightLostAfterMs ? ['sight-lost' as const] : []),
    ];
  };
  return async () => {
    const causes = await wrong();
    for (const cause of seenHere) seen.set(cause, causes.includes(cause) ? (seen.get(cause) ?? 0) + 1 : 0);
    const found = seenHere.filter((cause) => (seen.get(cause) ?? 0) > 1);
    await register.noteFindings(found.map((cause) => ({ cause, caseId: null, code: null })));
    await register.clearFindings({ causes: seenHere, unseenForMs: clearedAfterMs });
    await register.clearFindings({ causes: ['callback-refused'], unseenForMs: refusedForMs });
  };
}
