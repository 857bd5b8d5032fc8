import type { Outcome } from '../domain/case-events';
import type { Edition } from '../procedures/shared/definition';
import { publish } from '../procedures/shared/published';
import type { CaseInput } from './case-input';
import { runCase } from './engine/run-case';

/**
 * The workflow of a bundle's cases. It publishes the bundle's law where the workflows run, which the list of bundles
 * cannot enter.
 */
export function bundleWorkflow(editions: readonly Edition[]): (input: CaseInput) => Promise<Outcome> {
  publish(editions);
  return (input) => runCase(input);
}
