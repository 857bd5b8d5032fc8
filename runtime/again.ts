/** What a process does again and again for as long as it runs. */

export interface Looking {
  everyMs: number;
  /** The first look is made now, and not after the first pause. */
  atOnce?: boolean;
  /** Told of a look that failed; the next one is made all the same. */
  failed: (error: unknown) => void;
}

/**
 * Looks again and again, one look at a time. Returns how to stop: `isStopped` then is true, and stopped means that no look
 * is under way any more.
 */
export function keepLooking(
  prepare: (isStopped: () => boolean) => () => Promise<void>,
  { everyMs, atOnce = false, failed }: Looking,
): () => Promise<void> {
  let stopped = false;
  let looking: Promise<void> | undefined;
  const once = prepare(() => stopped);
  const look = () => {
    looking ??= once()
      .catch(failed)
      .finally(() => (looking = undefined));
  };
  const timer = setInterval(look, everyMs);
  if (atOnce) look();
  return async () => {
    stopped = true;
    clearInterval(timer);
    await looking;
  };
}

/** Says something now and again and again. Resolves once it has been said for the first time; gives how to stop. */
export async function keepSaying(say: () => Promise<void>, everyMs: number): Promise<() => Promise<void>> {
  let saying = say();
  const timer = setInterval(() => {
    saying = say();
  }, everyMs);
  await saying;
  return async () => {
    clearInterval(timer);
    await saying;
  };
}
