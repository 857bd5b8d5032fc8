/** All samples, in the order in which they are filed: who files twice comes after the first. */
import { corrections } from './birth/corrections';
import { decisions } from './birth/decisions';
import { refiled } from './birth/filed-again';
import { birthPapers } from './birth/papers';
import { parents } from './birth/parents';
import { placesAndNames } from './birth/places-and-names';
import { revoked } from './birth/revoked';
import { scopes } from './birth/scope';
import { stuck } from './birth/stuck';
import { supplements } from './birth/supplements';
import { turnedAway } from './birth/turned-away';
import { twins } from './birth/twins';
import { withdrawals } from './birth/withdrawals';
import { childWhoDies } from './death/child-who-dies';
import { funeralMoney } from './death/funeral-money';
import { placesOfDeath } from './death/places-of-death';
import { records } from './death/records';
import { deathsRevoked } from './death/revoked';
import { deathsTurnedAway } from './death/turned-away';
import type { Sample } from './sample';

const births = [
  ...parents,
  ...twins,
  ...scopes,
  ...birthPapers,
  ...turnedAway,
  ...placesAndNames,
  ...decisions,
];
const deaths = [...placesOfDeath, ...funeralMoney, ...records, ...deathsTurnedAway];
/** Where it does not go straight. */
const crooked = [
  ...supplements,
  ...refiled,
  ...withdrawals,
  ...stuck,
  ...corrections,
  ...revoked,
  ...deathsRevoked,
  ...childWhoDies,
];

export const samples: readonly Sample[] = [...births, ...deaths, ...crooked];
