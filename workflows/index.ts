/**
 * Every workflow that a worker hosts: one for each bundle, and one that takes up ended cases. The name of each is its
 * type in every history (`caseWorkflowType`): it stays for ever.
 */
import { birthEditions } from '../procedures/birth/editions';
import { deathEditions } from '../procedures/death/editions';
import { bundleWorkflow } from './bundle-workflow';

export { amendment } from './amendment';
export const birthBundle = bundleWorkflow(birthEditions);
export const deathBundle = bundleWorkflow(deathEditions);
