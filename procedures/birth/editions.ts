import type { BirthDeclaration } from './declaration.schema';
import type {
  BirthCaseNotice,
  BirthDossier,
  HealthInsuranceDossier,
  IdentityCardDossier,
  ResidenceDossier,
} from './dossiers.schema';
import type { CivilActResult, ResidenceResult } from '../shared/results.schema';
import type { HealthInsuranceResult, IdentityCardResult } from './results.schema';
import { dayIn } from '../../domain/known-day';
import { applicantOf } from '../shared/applicant';
import { EditionBuilder, onDecision, sameDay, undo, workingDays, type StepSpec } from '../shared/definition';
import { personalNumberProvision } from '../shared/personal-number';
import {
  findHome,
  findResidenceAddress,
  forCitizens,
  forResidents,
  isCitizensChild,
  officeOf,
  childMembers,
  residenceAddressOf,
  wantedResidence,
} from './declaration';

/**
 * Birth registration, permanent residence, health-insurance card for a child under 6 and, since Decree 301/2026,
 * the identity card (liên thông đăng ký khai sinh, đăng ký thường trú, cấp thẻ BHYT, cấp thẻ căn cước).
 */
interface Registered {
  birth: CivilActResult;
}

const birth: StepSpec<BirthDeclaration, object, CivilActResult> = {
  names: { vi: 'Đăng ký khai sinh', en: 'Birth registration' },
  agency: 'civil-status',
  after: [],
  term: sameDay(),
  legalBasis: 'Decree 63/2024/NĐ-CP, Art. 8; Law on Civil Status 60/2014/QH13, Art. 15, 16',
  optional: false,
  alone: () => ({ code: '1.001193', withinDays: null }),
  provides: { ...personalNumberProvision, isDue: isCitizensChild },
  shows: ['/office', '/applicant', '/child', '/parentage', '/mother', '/father', '/guardian'],
  dossier: ({ declaration }): BirthDossier => {
    const { child, parentage, mother, father, guardian } = declaration;
    const applicant = applicantOf(declaration);
    const parents = { ...(mother && { mother }), ...(father && { father }), ...(guardian && { guardian }) };
    return { office: officeOf(declaration), applicant, child, parentage, ...parents };
  },
  notice: {
    agency: 'population',
    isDue: isCitizensChild,
    dossier: ({ declaration: { child, mother, father }, granted }): BirthCaseNotice => ({
      act: 'birth-registered',
      personalId: numberOf(granted),
      ...(granted.supersedes && { supersedes: granted.supersedes }),
      name: child.name,
      sex: child.sex,
      bornAt: child.bornAt,
      ...(child.ethnicity && { ethnicity: child.ethnicity }),
      ...(child.nationality && { nationality: child.nationality }),
      ...(mother?.personalId && { motherId: mother.personalId }),
      ...(father?.personalId && { fatherId: father.personalId }),
      registeredOn: granted.registeredOn,
    }),
  },
  reversal: onDecision('annul-birth'),
};

const residence: StepSpec<BirthDeclaration, Registered, ResidenceResult> = {
  names: { vi: 'Đăng ký thường trú', en: 'Permanent residence' },
  agency: 'residence',
  after: ['birth'],
  term: workingDays(2, { withVerification: 5 }),
  legalBasis: 'Decree 63/2024/NĐ-CP, Art. 8; Law on Residence 68/2020/QH14, Art. 20',
  optional: true,
  // The duty to register a residence for the child (Decree 154/2024/NĐ-CP, Art. 7).
  alone: () => ({ code: '1.004222', withinDays: 60 }),
  notApplicable: (declaration) => forCitizens(declaration) ?? forResidents(declaration),
  place: (declaration) => findResidenceAddress(declaration)?.commune,
  shows: ['/applicant', '/residence', ...childMembers],
  awaits: 'personal-number',
  dossier: ({ declaration, done }): ResidenceDossier => {
    const { register, householdHead } = wantedResidence(declaration);
    return {
      applicant: applicantOf(declaration),
      child: registeredChild(declaration, done.birth),
      register,
      address: residenceAddressOf(declaration),
      ...(householdHead && { householdHead }),
    };
  },
  notice: {
    agency: 'population',
    dossier: ({ declaration, done, granted }): BirthCaseNotice => {
      const headId = declaration.residence?.householdHead?.personalId;
      return {
        act: 'residence-registered',
        personalId: numberOf(done.birth),
        address: residenceAddressOf(declaration),
        ...(headId && { householdHeadId: headId }),
        on: granted.on,
      };
    },
  },
  reversal: undo('remove-residence'),
};

const healthInsurance: StepSpec<BirthDeclaration, Registered, HealthInsuranceResult> = {
  names: {
    vi: 'Cấp thẻ bảo hiểm y tế cho trẻ em dưới 6 tuổi',
    en: 'Health-insurance card for a child under 6',
  },
  agency: 'social-insurance',
  after: ['birth'],
  term: workingDays(2),
  legalBasis: 'Decree 63/2024/NĐ-CP, Art. 8; Law on Health Insurance as amended by 51/2024/QH15',
  optional: true,
  notApplicable: forCitizens,
  place: (declaration) => findResidenceAddress(declaration)?.commune,
  shows: ['/applicant', '/healthInsurance', ...childMembers],
  awaits: 'personal-number',
  dossier: ({ declaration, done }): HealthInsuranceDossier => {
    const { facilityCode, paperCard } = declaration.healthInsurance ?? {};
    const home = findHome(declaration);
    return {
      applicant: applicantOf(declaration),
      child: registeredChild(declaration, done.birth),
      ...(facilityCode && { facilityCode }),
      paperCard: paperCard ?? false,
      ...(home && { province: home.province }),
    };
  },
  reversal: undo('withdraw-health-insurance-card'),
};

const identityCard: StepSpec<BirthDeclaration, Registered, IdentityCardResult> = {
  names: { vi: 'Cấp thẻ căn cước cho trẻ em dưới 6 tuổi', en: 'Identity card for a child under 6' },
  agency: 'identity',
  after: ['birth'],
  term: workingDays(2, { withVerification: 5, certainty: 'unverified' }),
  legalBasis: 'Decree 301/2026/NĐ-CP; Law on Identification 26/2023/QH15',
  optional: true,
  notApplicable: forCitizens,
  shows: ['/applicant', '/identityCard', ...childMembers],
  awaits: 'personal-number',
  dossier: ({ declaration, done }): IdentityCardDossier => {
    const deliveryAddress = declaration.identityCard?.deliveryAddress;
    return {
      applicant: applicantOf(declaration),
      child: registeredChild(declaration, done.birth),
      ...(deliveryAddress && { deliveryAddress }),
    };
  },
  reversal: onDecision('revoke-identity-card'),
};

const term = workingDays(3, { withVerification: 5 });
/** Papers that stand for the hospital's, or beside it for the mother whom it does not name, have to be verified. */
const verification = ({ child }: BirthDeclaration) =>
  child.birthCertificateNumber === undefined || child.birthProof?.type === 'surrogacy';

export const birthEditions = [
  EditionBuilder.of<BirthDeclaration>('birth', '2024-07-01', {
    code: '2.002621',
    form: 'birth/1',
    names: {
      vi: 'Liên thông: đăng ký khai sinh, đăng ký thường trú, cấp thẻ bảo hiểm y tế cho trẻ em dưới 6 tuổi',
      en: 'Linked: birth registration, permanent residence, health-insurance card for a child under 6',
    },
    legalBasis: 'Decree 63/2024/NĐ-CP; Decision 296/QĐ-VPCP of 12 June 2024',
    term,
    office: officeOf,
    verification,
  })
    .step('birth', birth)
    .step('residence', residence)
    .step('health-insurance', healthInsurance)
    .build(),
  EditionBuilder.of<BirthDeclaration>('birth', '2026-09-01', {
    code: '3.000722',
    form: 'birth/1',
    names: {
      vi: 'Liên thông: đăng ký khai sinh, đăng ký thường trú, cấp thẻ bảo hiểm y tế, cấp thẻ căn cước cho trẻ em dưới 6 tuổi',
      en: 'Linked: birth registration, permanent residence, health-insurance card and identity card for a child under 6',
    },
    legalBasis: 'Decree 63/2024/NĐ-CP, as amended by Decree 301/2026/NĐ-CP',
    term,
    office: officeOf,
    verification,
  })
    .step('birth', birth)
    .step('residence', residence)
    .step('health-insurance', healthInsurance)
    .step('identity-card', identityCard)
    .build(),
];

function registeredChild({ child }: BirthDeclaration, registered: CivilActResult) {
  const { supersedes } = registered;
  return {
    personalId: numberOf(registered),
    ...(supersedes && { supersedes }),
    name: child.name,
    sex: child.sex,
    bornOn: dayIn(child.bornAt),
  };
}

/** A step that needs the number waits until it has come, so its absence here is a bug. */
function numberOf({ personalId }: CivilActResult): string {
  if (!personalId) throw new Error('the personal number has not come yet');
  return personalId;
}
