/** What a death declaration says where it leaves something to the rule. */
import type { DeathDeclaration, FuneralGroup, Payee } from './declaration.schema';
import type { AuthorityDecision } from '../../domain/case-events';
import { dayIn, type KnownDay } from '../../domain/known-day';
import { findUnit } from '../shared/places';
import type { CivilActResult } from '../shared/results.schema';
import { findFuneralMoney, type FuneralMoney, type Tariffs } from './tariffs';

/** The last residence, else where the person died (Law on Civil Status 60/2014, Art. 32). */
export function officeOf(declaration: DeathDeclaration): { province: string; commune: string } {
  const office = findOffice(declaration);
  if (!office) throw new Error('the declaration names no office');
  return office;
}

export function findOffice({ office, deceased }: DeathDeclaration) {
  const place = office ?? deceased.lastResidence ?? findUnit(deceased.placeOfDeath?.address);
  return place && { province: place.province, commune: place.commune };
}

/** The day of death as far as it is known, at the place where it was. */
export const diedOnOf = ({ deceased: { diedAt } }: DeathDeclaration): KnownDay => dayIn(diedAt);

/** Whether it may be a body that nobody knows: police or commune have written it down (Decree 123/2015, Art. 4). */
export const isBodyFound = ({ deathNotice: { type } }: DeathDeclaration): boolean =>
  type === 'police' || type === 'minutes';

/** The groups that bring money; none where there are none. */
export function funeralGroupsOf({ funeral }: DeathDeclaration): FuneralGroup[] {
  const declared = funeral ? [funeral.group].flat() : [];
  return [...new Set(declared.flatMap((group) => (group === 'none' ? [] : [group])))];
}

/** A person, or an organisation. */
export const nameOfPayee = (payee: Payee): string =>
  'organisation' in payee ? payee.organisation.name : payee.name;

/** What tells one payee from another, however their names are written. */
export const whoIsPaid = (payee: Payee): unknown =>
  'organisation' in payee
    ? (payee.organisation.code ?? payee.organisation.name)
    : (payee.personalId ?? payee.otherId);

export function findMoneyFor(declaration: DeathDeclaration, tariffs: Tariffs): FuneralMoney | undefined {
  return findFuneralMoney(funeralGroupsOf(declaration), diedOnOf(declaration), tariffs);
}

/** The registration of the death as a decision of the commune that keeps the book (Law on Civil Status 60/2014, Art. 32). */
export function deathAsDecision({
  declaration,
  granted: { book, registeredOn },
}: {
  declaration: DeathDeclaration;
  granted: CivilActResult;
}): AuthorityDecision {
  const { commune } = officeOf(declaration);
  return { number: book.number, on: registeredOn, by: `UBND cấp xã (mã ${commune})` };
}

/** What the later steps are told of the deceased: neither the cause nor where, and nothing of origin. */
export const deceasedMembers = [
  '/deceased/personalId',
  '/deceased/otherId',
  '/deceased/birthCertificateNumber',
  '/deceased/name',
  '/deceased/sex',
  '/deceased/bornOn',
  '/deceased/lastResidence',
  '/deceased/diedAt',
];
