/** The people, places and papers of the samples, and the declaration that a family usually makes. */
import type { z } from 'zod';
import type { Address } from '../../domain/schemas/common';
import type { Instant } from '../../domain/viet-nam-time';
import type { BirthDeclaration } from '../../procedures/birth/declaration.schema';
import type { HospitalPaper } from './papers';

/** A person as the population database holds one. */
export interface Citizen {
  personalId: string;
  name: string;
  sex: 'male' | 'female';
  bornOn: string;
  ethnicity: string;
  nationality: 'VN';
  residence: Address;
  status?: 'alive' | 'dead';
  diedAt?: string;
  spouseId?: string;
  householdHeadId?: string;
  maritalStatus?: 'single' | 'married';
}

type PersonInput = Pick<Citizen, 'personalId' | 'name' | 'bornOn' | 'residence' | 'diedAt'> & {
  ethnicity?: string;
};

export const woman = (input: PersonInput): Citizen => person('female', input);
export const man = (input: PersonInput): Citizen => person('male', input);

const person = (sex: Citizen['sex'], input: PersonInput): Citizen => ({
  ethnicity: 'Kinh',
  nationality: 'VN',
  ...input,
  sex,
  ...(input.diedAt === undefined ? {} : { status: 'dead' }),
});

type Declaration = z.input<typeof BirthDeclaration>;
export interface FamilyInput {
  applicant: Citizen;
  relation: Declaration['applicant']['relation'];
  parentage: Declaration['parentage'];
  mother?: Citizen;
  father?: Citizen;
  guardian?: Citizen;
  child: Declaration['child'];
  /** With whom the child is registered, and who heads that household. */
  register: 'with-mother' | 'with-father' | 'with-guardian' | 'other';
  head: Citizen;
  /** Given unless said; null: nobody has asked. */
  consent?: boolean | null;
}

/** The whole bundle for a child; a family that wants less, or another office, says so on top. */
export function declarationOf(family: FamilyInput): Declaration {
  const { applicant, relation, parentage, mother, father, guardian, child, register, head } = family;
  const { personalId, name, residence } = applicant;
  const consent = family.consent === undefined ? true : family.consent;
  const host = { 'with-mother': mother, 'with-father': father, 'with-guardian': guardian, other: head };
  const home = (host[register] ?? head).residence;
  return {
    applicant: { personalId, name, relation, phone: '0901234567', residence },
    child: { birthOrder: 1, ethnicity: 'Kinh', nationality: 'VN', origin: home, ...child },
    parentage,
    ...(mother && { mother }),
    ...(father && { father }),
    ...(guardian && { guardian }),
    residence: {
      register,
      address: home,
      householdHead: {
        personalId: head.personalId,
        name: head.name,
        ...(consent !== null && { consent }),
      },
    },
    healthInsurance: { facilityCode: '79011', paperCard: false },
    identityCard: { deliveryAddress: home },
    scope: ['birth', 'residence', 'health-insurance', 'identity-card'],
  };
}

/** Everybody in the family as the database knows them: couple, household, those who live alone. */
export function citizensOf({ mother, father, guardian, applicant, head }: FamilyInput): Citizen[] {
  const spouseOf = new Map([
    [mother, father],
    [father, mother],
  ]);
  const members = new Set([head, mother, father, guardian, applicant].filter((one) => one !== undefined));
  return [...members].map((one) => {
    const spouse = spouseOf.get(one);
    return {
      ...one,
      householdHeadId: head.personalId,
      ...(spouse ? { spouseId: spouse.personalId, maritalStatus: 'married' } : { maritalStatus: 'single' }),
    };
  });
}

/** The paper that the hospital gave for this child; its number is in the declaration. */
export function paperOf({ child }: Declaration, motherId: string): HospitalPaper {
  const { name, sex, bornAt, birthOrder = 1, birthCertificateNumber, placeOfBirth } = child;
  const facilityCode = placeOfBirth?.facilityCode;
  if (birthCertificateNumber === undefined || facilityCode === undefined)
    throw new Error('no hospital, no paper');
  return { number: birthCertificateNumber, motherId, child: { name, sex, bornAt, birthOrder }, facilityCode };
}

/** A place by its codes; the names are for readers of the samples. */
const commune =
  (province: string, code: string) =>
  (detail: string): Address => ({ province, commune: code, detail });

export const places = {
  saiGon: commune('79', '26740'),
  thuDuc: commune('79', '26824'),
  vungTau: commune('79', '26506'),
  hoanKiem: commune('01', '00070'),
  cuaNam: commune('01', '00073'),
  haiChau: commune('48', '20242'),
  ninhKieu: commune('92', '31135'),
  anXuyen: commune('96', '32002'),
  muCangChai: commune('15', '04456'),
  thuanHoa: commune('46', '19786'),
};

/** Most samples were handed in on this Friday morning. */
export const friday: Instant = '2026-11-20T09:30:00+07:00';
