/** Every workflow that a worker hosts: one for each bundle, and one that takes up ended cases. */
export { amendment } from './amendment';
export { birthBundle } from './birth-bundle';
export { deathBundle } from './death-bundle';
