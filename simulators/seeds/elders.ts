import type { FuneralGroup } from '../../procedures/death/declaration.schema';
import { addDays, dayOf, vietNamInstant } from '../../domain/viet-nam-time';
import type { DeathNotice } from '../../agency-kit/enquiries';
import { prefixOf } from '../population/personal-numbers';
import type { RegisteredPerson } from '../population/person';
import { fullName, surname } from './names';
import { facilityIn, home } from './places';
import { SeededRandom } from './random';

/** The old on record: couples with a grown child, what they live on, and the papers of those who died lately. */
export interface SeededElder {
  person: RegisteredPerson;
  /** The group that a funeral would be paid for; grown children have none. */
  group?: FuneralGroup;
  /** Died in hospital and not registered yet. */
  deathNotice?: DeathNotice;
}

const householdCount = 60;
/** In the first households the husband has died, within this many days. */
const mourningHouseholds = 20;
const diedWithinDays = 10;
const groups = [
  'social-insurance',
  'social-pension',
  'meritorious',
  'veteran',
  'social-assistance',
] as const satisfies FuneralGroup[];

/** Chance of their own, so that the families stay as they were; the same for the same seed. */
export function seededElders(seed: number, nowMs: number): SeededElder[] {
  const random = new SeededRandom(seed + 1);
  return Array.from({ length: householdCount }, (_, index) => household(index, random, nowMs)).flat();
}

function household(index: number, random: SeededRandom, nowMs: number): SeededElder[] {
  const thisYear = Number(dayOf(nowMs).slice(0, 4));
  const residence = home(random);
  const family = surname(random);
  const make = (sex: 'male' | 'female', name: string, bornIn: number, ending: number): RegisteredPerson => {
    const bornOn = addDays(`${bornIn}-01-01`, random.integer(0, 364));
    const personalId = `${prefixOf({ province: residence.province, sex, bornOn })}9${String(ending).padStart(5, '0')}`;
    const about = { ethnicity: 'Kinh', nationality: 'VN', residence, status: 'alive' as const };
    return { personalId, name: fullName(random, name, sex), sex, bornOn, ...about };
  };
  const husband = make('male', family, thisYear - random.integer(72, 92), index * 3);
  const wife = make('female', surname(random), thisYear - random.integer(68, 88), index * 3 + 1);
  const child = make(
    random.chance(0.5) ? 'male' : 'female',
    family,
    thisYear - random.integer(38, 50),
    index * 3 + 2,
  );
  for (const person of [husband, wife, child]) person.householdHeadId = child.personalId;
  Object.assign(husband, { spouseId: wife.personalId, maritalStatus: 'married' });
  Object.assign(wife, { spouseId: husband.personalId, maritalStatus: 'married' });
  Object.assign(child, { motherId: wife.personalId, fatherId: husband.personalId, maritalStatus: 'single' });
  const deathNotice = index < mourningHouseholds && noticeOf(husband, index, random, nowMs);
  return [
    { person: husband, group: random.pick(groups), ...(deathNotice && { deathNotice }) },
    { person: wife, group: random.pick(groups) },
    { person: child },
  ];
}

function noticeOf(person: RegisteredPerson, index: number, random: SeededRandom, nowMs: number): DeathNotice {
  const facilityCode = facilityIn(person.residence?.province ?? '79', random);
  const agoMs = random.integer(1, diedWithinDays * 24 * 60) * 60_000;
  const diedAt = vietNamInstant(Math.floor((nowMs - agoMs) / 60_000) * 60_000);
  const number = `${String(index + 1).padStart(5, '0')}.GBT.${facilityCode}.${diedAt.slice(2, 4)}`;
  return { number, personalId: person.personalId, diedAt, cause: 'Bệnh tuổi già', facilityCode };
}
