import { addBundle } from '../../../procedures/bundles';
import { shopBundle } from './bundle';

/** Its line in the list of bundles: to be imported before anything that reads the list. */
addBundle(shopBundle);
