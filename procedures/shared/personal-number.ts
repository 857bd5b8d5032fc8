import type { Provision } from './definition';

/**
 * The personal number that the population database gives with a civil act, or that was found by it; a correction of sex
 * or year of birth has a new one made.
 */
export const personalNumberProvision: Provision = {
  what: 'personal-number',
  from: 'population',
  member: 'personalId',
  supersedes: 'supersedes',
};
