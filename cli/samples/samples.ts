/** All samples, in the order in which they are filed: who files twice comes after the first. */
import { decisions } from './birth/decisions';
import { papers } from './birth/papers';
import { parents } from './birth/parents';
import { placesAndNames } from './birth/places-and-names';
import { scopes } from './birth/scope';
import { turnedAway } from './birth/turned-away';
import { twins } from './birth/twins';
import type { Sample } from './sample';

export const samples: readonly Sample[] = [
  ...parents,
  ...twins,
  ...scopes,
  ...papers,
  ...turnedAway,
  ...placesAndNames,
  ...decisions,
];
