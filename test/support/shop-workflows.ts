import './shop-bundle';
import type { CaseInput } from '../../workflows/case-input';
import { runCase } from '../../workflows/engine/run-case';

/** What a worker hosts of the shop bundle: what one of ours has, a line over the engine. */
export { amendment } from '../../workflows/amendment';
export const shopBundle = (input: CaseInput) => runCase(input);
