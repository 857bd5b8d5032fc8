import type { DeathDeclaration } from './declaration.schema';
import type {
  DeathCaseNotice,
  DeathDossier,
  FuneralBenefitDossier,
  ResidenceRemovalDossier,
  SurvivorBenefitDossier,
} from './dossiers.schema';
import type { CivilActResult, ResidenceResult } from '../shared/results.schema';
import type { FuneralBenefitResult, SurvivorBenefitResult } from './results.schema';
import {
  deathAsDecision,
  findMoneyFor,
  funeralGroupsOf,
  officeOf,
  deceasedMembers,
  whoIsPaid,
} from './declaration';
import { applicantOf } from '../shared/applicant';
import {
  EditionBuilder,
  onDecision,
  recoverMoney,
  rectify,
  sameDay,
  workingDays,
  type StepSpec,
} from '../shared/definition';
import { personalNumberProvision } from '../shared/personal-number';
import { currentTariffs, getTariffs } from './tariffs';

/**
 * Death registration, removal of the residence, funeral benefit and survivor benefit (liên thông đăng ký khai tử, xóa
 * đăng ký thường trú, hưởng mai táng phí, hưởng chế độ tử tuất). The applicant chooses how many of the later ones.
 * No step waits for a personal number: a death allocates none, and whoever never had one is registered on papers.
 */
interface Registered {
  death: CivilActResult;
}

const lastResidence = ({ deceased }: DeathDeclaration) => deceased.lastResidence?.commune;

const death: StepSpec<DeathDeclaration, object, CivilActResult> = {
  names: { vi: 'Đăng ký khai tử', en: 'Death registration' },
  agency: 'civil-status',
  after: [],
  term: sameDay('unverified'),
  legalBasis: 'Decree 63/2024/NĐ-CP; Law on Civil Status 60/2014/QH13, Art. 32 to 34',
  optional: false,
  alone: () => ({ code: '1.000656', withinDays: null }),
  provides: personalNumberProvision,
  shows: ['/office', '/applicant', '/deceased', '/deathNotice'],
  dossier: ({ declaration }): DeathDossier => ({
    office: officeOf(declaration),
    applicant: applicantOf(declaration),
    deceased: { ...declaration.deceased, personalId: declaration.deceased.personalId ?? null },
    deathNotice: declaration.deathNotice,
  }),
  notice: {
    agency: 'population',
    dossier: ({ declaration, granted }): DeathCaseNotice => {
      const { personalId, diedAt, ...person } = deceasedOf(declaration, granted);
      const { registeredOn } = granted;
      return { act: 'death-registered', personalId, ...(!personalId && { person }), diedAt, registeredOn };
    },
  },
  decision: deathAsDecision,
  reversal: onDecision('annul-death'),
};

const residenceRemoval: StepSpec<DeathDeclaration, Registered, ResidenceResult> = {
  names: { vi: 'Xóa đăng ký thường trú', en: 'Removal of permanent residence' },
  agency: 'residence',
  after: ['death'],
  term: workingDays(2, { withVerification: 5, certainty: 'unverified' }),
  legalBasis: 'Decree 63/2024/NĐ-CP; Law on Residence 68/2020/QH14, Art. 24',
  optional: true,
  // The duty to have the dead removed from the household.
  alone: () => ({ code: '1.003197', withinDays: 7 }),
  place: lastResidence,
  shows: ['/applicant', ...deceasedMembers],
  dossier: ({ declaration, done }): ResidenceRemovalDossier => {
    const { lastResidence } = declaration.deceased;
    return {
      applicant: applicantOf(declaration),
      deceased: deceasedOf(declaration, done.death),
      ...(lastResidence && { address: lastResidence }),
    };
  },
  notice: {
    agency: 'population',
    dossier: ({ declaration, done, granted }): DeathCaseNotice => ({
      act: 'residence-removed',
      personalId: deceasedOf(declaration, done.death).personalId,
      on: granted.on,
    }),
  },
  reversal: rectify('restore-residence'),
};

const funeralBenefit: StepSpec<DeathDeclaration, Registered, FuneralBenefitResult> = {
  names: { vi: 'Hưởng mai táng phí', en: 'Funeral benefit' },
  agency: 'social-affairs',
  decidedBy: (declaration) =>
    findMoneyFor(declaration, currentTariffs)?.group === 'social-insurance'
      ? 'social-insurance'
      : 'social-affairs',
  after: ['death'],
  term: workingDays(3, { withVerification: 10, certainty: 'unverified' }),
  legalBasis:
    'Decree 63/2024/NĐ-CP; Law on Social Insurance 41/2024/QH15, Art. 85; Decrees 131/2021, 150/2006, 20/2021, 176/2025',
  optional: true,
  alone: (declaration) => ({ code: fundingProcedureOf(declaration), withinDays: null }),
  notApplicable: (declaration) => (funeralGroupsOf(declaration).length === 0 ? 'no-funeral-group' : null),
  place: lastResidence,
  shows: ['/applicant', ...deceasedMembers, '/funeral'],
  dossier: ({ declaration, done, tariffs }): FuneralBenefitDossier => {
    const { payee, payment } = declaration.funeral ?? {};
    const money = findMoneyFor(declaration, getTariffs(tariffs));
    if (!payee || !payment || !money) throw new Error('the declaration claims no funeral benefit');
    return {
      applicant: applicantOf(declaration),
      deceased: deceasedOf(declaration, done.death),
      groups: funeralGroupsOf(declaration),
      ...money,
      payee,
      payment,
    };
  },
  pays: { member: 'amount', payee: ({ funeral }) => funeral?.payee && whoIsPaid(funeral.payee) },
  reversal: recoverMoney('recover-funeral-benefit'),
};

const survivorBenefit: StepSpec<DeathDeclaration, Registered, SurvivorBenefitResult> = {
  names: { vi: 'Hưởng chế độ tử tuất', en: 'Survivor benefit' },
  agency: 'social-insurance',
  after: ['death'],
  term: workingDays(5, { withVerification: 10, certainty: 'unverified' }),
  legalBasis:
    'Decree 63/2024/NĐ-CP; Law on Social Insurance 41/2024/QH15; Decision 1449/QĐ-BHXH of 19 August 2024',
  optional: true,
  place: lastResidence,
  shows: ['/applicant', ...deceasedMembers, '/survivors'],
  dossier: ({ declaration, done }): SurvivorBenefitDossier => ({
    applicant: applicantOf(declaration),
    deceased: deceasedOf(declaration, done.death),
    survivors: declaration.survivors,
  }),
  reversal: recoverMoney('recover-survivor-benefit'),
};

/** The funeral money's own procedure, by the group that pays most; none is published for social insurance. */
const fundingProcedures: Partial<Record<string, string>> = {
  'social-assistance': '1.001731',
  'social-pension': '1.014028',
  meritorious: '1.010824',
  veteran: '2.002307',
};

function fundingProcedureOf(declaration: DeathDeclaration): string | null {
  const money = findMoneyFor(declaration, currentTariffs);
  return (money && fundingProcedures[money.group]) ?? null;
}

const names = {
  vi: 'Liên thông: đăng ký khai tử, xóa đăng ký thường trú, hưởng mai táng phí, hưởng chế độ tử tuất',
  en: 'Linked: death registration, removal of permanent residence, funeral benefit and survivor benefit',
};
const term = workingDays(5, { withVerification: 10, certainty: 'unverified' });
/** Without the hospital's notice the substitute papers have to be verified. */
const verification = ({ deathNotice }: DeathDeclaration) => deathNotice.type !== 'hospital';

export const deathEditions = [
  EditionBuilder.of<DeathDeclaration>('death', '2024-07-01', {
    code: '2.002622',
    form: 'death/1',
    tariffs: currentTariffs.version,
    names,
    legalBasis: 'Decree 63/2024/NĐ-CP; Decision 296/QĐ-VPCP of 12 June 2024',
    term,
    office: officeOf,
    verification,
  })
    .step('death', death)
    .step('residence-removal', residenceRemoval)
    .step('funeral-benefit', funeralBenefit)
    .step('survivor-benefit', survivorBenefit)
    .build(),
  EditionBuilder.of<DeathDeclaration>('death', '2026-09-01', {
    code: '2.002913',
    form: 'death/1',
    tariffs: currentTariffs.version,
    names,
    legalBasis: 'Decree 63/2024/NĐ-CP, as amended by Decree 301/2026/NĐ-CP',
    term,
    office: officeOf,
    verification,
  })
    .step('death', death)
    .step('residence-removal', residenceRemoval)
    .step('funeral-benefit', funeralBenefit)
    .step('survivor-benefit', survivorBenefit)
    .build(),
];

/** Who died, as the later steps name them; civil status may have found a number that the family did not know. */
function deceasedOf({ deceased }: DeathDeclaration, registered: CivilActResult) {
  const { otherId, birthCertificateNumber, name, sex, bornOn, diedAt } = deceased;
  return {
    personalId: registered.personalId ?? deceased.personalId ?? null,
    ...(otherId && { otherId }),
    ...(birthCertificateNumber && { birthCertificateNumber }),
    name,
    sex,
    ...(bornOn && { bornOn }),
    diedAt,
  };
}
