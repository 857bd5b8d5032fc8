import { addDays, type Day, dayOf, vietNamInstant } from '../../domain/viet-nam-time';
import type { BirthCertificate } from '../../agency-kit/enquiries';
import { prefixOf } from '../population/personal-numbers';
import type { RegisteredPerson } from '../population/person';
import { fullName, surname } from './names';
import { facilityIn, home } from './places';
import { SeededRandom } from './random';

/** A household on record, and the papers of those born into it lately and not registered yet. */
export interface SeededFamily {
  members: RegisteredPerson[];
  certificates: (BirthCertificate & { child: { name: string; sex: 'male' | 'female' } })[];
}

const familyCount = 300;
/** The first families have a newborn, every tenth of them twins. */
const newbornFamilies = 60;
const newbornWithinDays = 25;

/** The same for the same seed; `nowMs` (epoch) only dates the newest births. */
export function seededFamilies(seed: number, nowMs: number): SeededFamily[] {
  const maker = new FamilyMaker(new SeededRandom(seed), nowMs);
  return Array.from({ length: familyCount }, (_, index) => maker.family(index));
}

type Sex = 'male' | 'female';

class FamilyMaker {
  private readonly taken = new Set<string>();
  private certificateSerial = 0;

  constructor(
    private readonly random: SeededRandom,
    private readonly nowMs: number,
  ) {}

  family(index: number): SeededFamily {
    const { random } = this;
    const residence = home(random);
    const thisYear = Number(dayOf(this.nowMs).slice(0, 4));
    const isCouple = random.chance(0.85);
    const mother = this.person('female', thisYear - random.integer(21, 39), surname(random), residence);
    const father = this.person('male', thisYear - random.integer(24, 45), surname(random), residence);
    const head = isCouple ? father : mother;
    const parents = isCouple ? [father, mother] : [mother];
    for (const parent of parents) {
      parent.householdHeadId = head.personalId;
      parent.maritalStatus = isCouple ? 'married' : 'single';
    }
    if (isCouple) {
      father.spouseId = mother.personalId;
      mother.spouseId = father.personalId;
    }
    const mothersAge = thisYear - Number(mother.bornOn?.slice(0, 4));
    const eldest = Math.min(9, mothersAge - 20);
    const children = Array.from({ length: eldest < 2 ? 0 : random.integer(0, 2) }, () =>
      this.child(mother, isCouple ? father : undefined, head, thisYear - random.integer(2, eldest)),
    );
    const certificates = index < newbornFamilies ? this.birth(mother, head, index % 10 === 9 ? 2 : 1) : [];
    return { members: [...parents, ...children], certificates };
  }

  private person(
    sex: Sex,
    year: number,
    family: string,
    residence: NonNullable<RegisteredPerson['residence']>,
  ): RegisteredPerson {
    const bornOn = addDays(`${year}-01-01`, this.random.integer(0, 364));
    return {
      personalId: this.freeNumber(sex, bornOn, residence.province),
      name: fullName(this.random, family, sex),
      sex,
      bornOn,
      ethnicity: 'Kinh',
      nationality: 'VN',
      residence,
      status: 'alive',
    };
  }

  private child(
    mother: RegisteredPerson,
    father: RegisteredPerson | undefined,
    head: RegisteredPerson,
    year: number,
  ): RegisteredPerson {
    const residence = mother.residence ?? home(this.random);
    const child = this.person(this.sex(), year, familyNameOf(father ?? mother), residence);
    return {
      ...child,
      motherId: mother.personalId,
      ...(father ? { fatherId: father.personalId } : {}),
      householdHeadId: head.personalId,
      maritalStatus: 'single',
    };
  }

  private birth(
    mother: RegisteredPerson,
    head: RegisteredPerson,
    children: number,
  ): SeededFamily['certificates'] {
    const { random } = this;
    const facilityCode = facilityIn(mother.residence?.province ?? '79', random);
    const agoMs = random.integer(1, newbornWithinDays * 24 * 60) * 60_000;
    const bornAt = vietNamInstant(Math.floor((this.nowMs - agoMs) / 60_000) * 60_000);
    return Array.from({ length: children }, (_, index) => {
      const sex = this.sex();
      const serial = String(++this.certificateSerial).padStart(5, '0');
      const child = {
        name: fullName(random, familyNameOf(head), sex),
        sex,
        bornAt,
        birthOrder: index + 1,
      };
      return {
        number: `${serial}.GCS.${facilityCode}.${bornAt.slice(2, 4)}`,
        motherId: mother.personalId,
        child,
        facilityCode,
      };
    });
  }

  private sex(): Sex {
    return this.random.chance(0.5) ? 'male' : 'female';
  }

  private freeNumber(sex: Sex, bornOn: Day, province: string): string {
    const prefix = prefixOf({ province, sex, bornOn });
    for (;;) {
      const number = prefix + String(this.random.integer(0, 999_999)).padStart(6, '0');
      if (this.taken.has(number)) continue;
      this.taken.add(number);
      return number;
    }
  }
}

const familyNameOf = (person: RegisteredPerson): string => person.name.split(' ')[0] ?? person.name;
