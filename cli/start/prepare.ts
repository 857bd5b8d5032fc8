/** Puts the samples' people and papers on record in the simulated agencies; real ones have their own. */
import type { Ready } from '../../runtime/stack/ready';
import type { SampleRecords } from '../samples/sample';
import { isOnRecord, tellSimulator } from './simulator';

/**
 * Twice is the same as once: a paper put in again replaces itself, and a person on record stays as the cases have
 * left them; whoever was buried does not come back. Throws Failure when refused.
 */
export async function prepareRecords(
  agencies: Ready['agencies'],
  samples: readonly SampleRecords[],
): Promise<void> {
  const { population, health } = agencies;
  for (const { people, papers, deathNotices = [] } of samples) {
    if (population) for (const one of people) await putPerson(`${population}/_sim/persons`, one);
    if (!health) continue;
    for (const paper of papers) await tellSimulator('POST', `${health}/_sim/birth-certificates`, paper);
    for (const paper of deathNotices) await tellSimulator('POST', `${health}/_sim/death-notices`, paper);
  }
}

async function putPerson(persons: string, person: SampleRecords['people'][number]): Promise<void> {
  if (!(await isOnRecord(`${persons}/${person.personalId}`))) await tellSimulator('POST', persons, person);
}
