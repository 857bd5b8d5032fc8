/** Every workflow that a worker hosts, one for each bundle. */
export { birthBundle } from './birth-bundle';
