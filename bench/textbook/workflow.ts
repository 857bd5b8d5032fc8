/** The workflow of the first page of any introduction: three activities, one after another. */
import { proxyActivities } from '@temporalio/workflow';
import type * as activities from './activities';

const { first, second, third } = proxyActivities<typeof activities>({ startToCloseTimeout: '10 seconds' });

export async function threeActivities(): Promise<void> {
  await first();
  await second();
  await third();
}
