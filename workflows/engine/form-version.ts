import { formVersion } from '../messages';

/**
 * A form of later code is not guessed at: the workflow task fails, and waits for a worker that reads it. Nothing is lost;
 * an update is rejected before it is accepted, and is given again.
 */
export function assertReadable(version: number): void {
  if (version !== formVersion) throw new Error(`form version ${version} is not known to this worker`);
}
