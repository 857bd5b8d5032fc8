import { dayOf } from '../domain/viet-nam-time';
import { bundleIds, findEditionInForce } from '../procedures/bundles';
import type { Edition, Step } from '../procedures/shared/definition';

/** The bundle's law for a step, as the edition in force on that day has it; undefined where none has such a step. */
export function findStepLaw(step: string, on: string): { edition: Edition; spec: Step } | undefined {
  for (const bundle of bundleIds) {
    const edition = findEditionInForce(bundle, on);
    const spec = edition?.steps.find(({ id }) => id === step);
    if (edition && spec) return { edition, spec };
  }
  return undefined;
}

/** What the step's body may know of the declaration, as pointers; nothing of a step that no edition has now. */
export const shownTo = (step: string): readonly string[] =>
  findStepLaw(step, dayOf(Date.now()))?.spec.shows ?? [];
