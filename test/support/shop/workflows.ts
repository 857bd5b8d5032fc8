import { bundleWorkflow } from '../../../workflows/bundle-workflow';
import { shopEditions } from './editions';

/** What a worker hosts of the shop bundle: what one of ours has, a line over its law. */
export { amendment } from '../../../workflows/amendment';
export const shopBundle = bundleWorkflow(shopEditions);
