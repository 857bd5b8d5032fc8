/** Sets how long the officers of every deciding agency take. */
import { decidingAgencies } from '../../domain/agencies';
import type { Ready } from '../../runtime/stack/ready';

export async function setOfficers(agencies: Ready['agencies'], delayMs: number): Promise<void> {
  for (const agency of decidingAgencies) {
    const response = await fetch(`${agencies[agency] ?? ''}/_sim/desk`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ mode: 'auto', delayMs }),
    });
    await response.body?.cancel();
    if (!response.ok) throw new Error(`the desk of ${agency} was not set: ${response.status}`);
  }
}
