/** Puts the samples' people and papers on record in the simulated agencies; real ones have their own. */
import type { Ready } from '../../runtime/stack/ready';
import { Failure } from '../failure';
import type { Sample } from '../samples/sample';

const timeoutMs = 15_000;

/** Twice is the same as once: a number or a paper put in again replaces itself. Throws Failure when refused. */
export async function prepareRecords(
  agencies: Ready['agencies'],
  samples: readonly Pick<Sample, 'people' | 'papers'>[],
): Promise<void> {
  const { population, health } = agencies;
  for (const { people, papers } of samples) {
    if (population) for (const citizen of people) await put(`${population}/_sim/persons`, citizen);
    if (health) for (const paper of papers) await put(`${health}/_sim/birth-certificates`, paper);
  }
}

async function put(url: string, record: unknown): Promise<void> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(record),
    signal: AbortSignal.timeout(timeoutMs),
  });
  await response.body?.cancel();
  if (!response.ok) throw new Failure(refused, { url, status: response.status });
}

const refused = {
  vi: 'Bộ giả lập không nhận dữ liệu mẫu ({status}, {url}).',
  en: 'A simulator does not take the sample records ({status}, {url}).',
};
