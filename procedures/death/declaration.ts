/** What a death declaration says where it leaves something to the rule. */
import type { DeathDeclaration, FuneralGroup } from './declaration.schema';
import { dayOf, type Day } from '../../domain/viet-nam-time';
import { findFuneralMoney, type FuneralMoney, type Tariffs } from './tariffs';

/** The last residence, else where the person died (Law on Civil Status 60/2014, Art. 32). */
export function officeOf(declaration: DeathDeclaration): { province: string; commune: string } {
  const office = findOffice(declaration);
  if (!office) throw new Error('the declaration names no office');
  return office;
}

export function findOffice({ office, deceased }: DeathDeclaration) {
  const place = office ?? deceased.lastResidence ?? deceased.placeOfDeath?.address;
  return place && { province: place.province, commune: place.commune };
}

/** The day of death in Viet Nam; the hour may be unknown. */
export function diedOnOf({ deceased: { diedAt } }: DeathDeclaration): Day {
  return diedAt.includes('T') ? dayOf(Date.parse(diedAt)) : diedAt;
}

/** The groups that bring money; none where there are none. */
export function funeralGroupsOf({ funeral }: DeathDeclaration): FuneralGroup[] {
  const declared = funeral ? [funeral.group].flat() : [];
  return [...new Set(declared.flatMap((group) => (group === 'none' ? [] : [group])))];
}

export function findMoneyFor(declaration: DeathDeclaration, tariffs: Tariffs): FuneralMoney | undefined {
  return findFuneralMoney(funeralGroupsOf(declaration), diedOnOf(declaration), tariffs);
}
