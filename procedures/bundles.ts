import type { z } from 'zod';
import { UnknownToThisReleaseError } from '../domain/unknown-to-this-release';
import { births } from './birth/bundle';
import { deaths } from './death/bundle';
import type { Bundle } from './shared/bundle';
import type { Edition } from './shared/definition';
import { publish } from './shared/published';
import type { Intake, Scoped } from './shared/intake/intake';

/** Every bundle, for all but the workflows: each of those publishes the law of its own. */
const listed: readonly Bundle[] = [births, deaths];

const bundles = new Map<string, Bundle>();
const ids: string[] = [];
export const bundleIds: readonly string[] = ids;

/** Adds a bundle that stands elsewhere, in each process that is to know it, before anything else is loaded there. */
export function addBundle(bundle: Bundle): void {
  bundles.set(bundle.id, bundle);
  if (!ids.includes(bundle.id)) ids.push(bundle.id);
  publish(bundle.editions);
}
listed.forEach(addBundle);

export function findBundle(id: string): Bundle | undefined {
  return bundles.get(id);
}

/** The form that an edition's cases are filed with. Throws where its bundle has none of that name. */
export function getForm({ bundle, form }: Edition): Intake<Scoped> {
  const found = findBundle(bundle)?.forms[form];
  if (!found) throw new UnknownToThisReleaseError(`form ${form} of bundle ${bundle}`);
  return found;
}

/** What the step's body is sent; undefined where its bundle says nothing of it. */
export function findDossierForm(bundle: string, step: string): z.ZodType | undefined {
  return ofStep(findBundle(bundle)?.dossiers, step);
}

/** What a grant of the step must bring; undefined for a step without a result of its own. */
export function findStepResult(bundle: string, step: string): z.ZodType | undefined {
  return ofStep(findBundle(bundle)?.results, step);
}

function ofStep(forms: Bundle['results'] = {}, step: string): z.ZodType | undefined {
  return Object.hasOwn(forms, step) ? forms[step] : undefined;
}

export { findEditionInForce, findEditions, getEdition, getStepSpec } from './shared/published';
