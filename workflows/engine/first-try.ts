import { isCancellation, TemporalFailure } from '@temporalio/workflow';

/** What a local activity gave; null where it failed or took too long, and what it was to do is done by a regular one. */
export async function firstTry<T>(trying: Promise<T>): Promise<T | null> {
  try {
    return await trying;
  } catch (error) {
    if (!(error instanceof TemporalFailure) || isCancellation(error)) throw error;
    return null;
  }
}
