import type { Day } from '../../domain/viet-nam-time';
import { UnknownToThisReleaseError } from '../../domain/unknown-to-this-release';
import type { Edition, Step } from './definition';

/**
 * The editions that are known here, by bundle, oldest first. They are published by the list of bundles, and in the
 * workflows' sandbox, which the list cannot enter, by the workflow of each bundle.
 */
const editionsOf = new Map<string, readonly Edition[]>();

/** All editions of one bundle, before its first case; publishing them again changes nothing. */
export function publish(editions: readonly Edition[]): void {
  for (const { bundle } of editions) editionsOf.set(bundle, editions);
}

export function findEditions(bundle: string): readonly Edition[] | undefined {
  return editionsOf.get(bundle);
}

/** The edition in force on a day; undefined before the first, or for no such bundle. */
export function findEditionInForce(bundle: string, on: Day): Edition | undefined {
  return findEditions(bundle)?.findLast(({ edition }) => edition <= on);
}

/** Throws for an edition that is not published here: a case was filed under it by a later release. */
export function getEdition(bundle: string, edition: Day): Edition {
  const found = findEditions(bundle)?.find((known) => known.edition === edition);
  if (!found) throw new UnknownToThisReleaseError(`edition ${edition} of bundle ${bundle}`);
  return found;
}

/** Throws where the edition has no such step: that is a bug, for the case's plan was made from it. */
export function getStepSpec({ steps, bundle }: Edition, id: string): Step {
  const step = steps.find((known) => known.id === id);
  if (!step) throw new Error(`bundle ${bundle} has no step ${id}`);
  return step;
}
