import { birthIntake } from './birth/intake';
import { deathIntake } from './death/intake';
import type { Intake, Scoped } from './shared/intake/intake';

/** Every bundle's front door; one more bundle is one more line. */
const intakes = new Map<string, Intake<Scoped>>([
  ['birth', birthIntake],
  ['death', deathIntake],
]);

export function findIntake(bundle: string): Intake<Scoped> | undefined {
  return intakes.get(bundle);
}

/** Takes in declarations of a bundle that is published elsewhere, as `publish` does for its editions. */
export function addIntake<Declaration extends Scoped>(bundle: string, intake: Intake<Declaration>): void {
  intakes.set(bundle, intake);
}
