import { publish } from '../../../procedures/shared/published';
import type { CaseInput } from '../../../workflows/case-input';
import { runCase } from '../../../workflows/engine/run-case';
import { shopEditions } from './editions';

/** What a worker hosts of the shop bundle: what one of ours has, its law and a line over the engine. */
publish('shop', shopEditions);

export { amendment } from '../../../workflows/amendment';
export const shopBundle = (input: CaseInput) => runCase(input);
