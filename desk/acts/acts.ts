import type { AgencyId } from '../../domain/agencies';
import { Problem } from '../../agency-kit/http/problem';
import type { DeskAct } from './act';
import { birthActs } from './births';
import { deathActs } from './deaths';

const acts: readonly DeskAct[] = [...birthActs, ...deathActs];

/** Throws a 400 problem for a step that is decided elsewhere. */
export function actAt(agency: AgencyId, step: string): DeskAct {
  const act = acts.find((one) => one.step === step && one.agencies.includes(agency));
  if (!act) throw new Problem({ status: 400, code: 'unknown-step' });
  return act;
}
