/** Rules between the parts of a death declaration. */
import type { InputIssue } from '../../domain/messages';
import type { DeathDeclaration, DeathNoticeType } from './declaration.schema';
import { foldText } from '../../domain/text';
import { dayOf } from '../../domain/viet-nam-time';
import { diedOnOf, findMoneyFor, findOffice, funeralGroupsOf } from './declaration';
import { currentTariffs } from './tariffs';
import { isCertificateNumber } from '../shared/intake/certificate';
import type { IntakeContext } from '../shared/intake/intake';

export function deceasedIssues(declaration: DeathDeclaration, context: IntakeContext): InputIssue[] {
  const { personalId, otherId, birthCertificateNumber, bornOn } = declaration.deceased;
  const issues: InputIssue[] = timeIssues(declaration, context);
  if (!personalId && !otherId && !birthCertificateNumber) {
    issues.push({ pointer: '/deceased/personalId', code: 'identity-needed' });
  }
  if (birthCertificateNumber && !isCertificateNumber(birthCertificateNumber, bornOn)) {
    issues.push({ pointer: '/deceased/birthCertificateNumber', code: 'malformed' });
  }
  return issues;
}

/** Where the hour of death is not known, days are compared; of a birth known in part, only that part. */
function timeIssues(declaration: DeathDeclaration, { receivedAtMs }: IntakeContext): InputIssue[] {
  const { diedAt, bornOn } = declaration.deceased;
  const diedOn = diedOnOf(declaration);
  const isAfter = (epochMs: number) =>
    diedAt === diedOn ? diedOn > dayOf(epochMs) : Date.parse(diedAt) > epochMs;
  const pointer = '/deceased/diedAt';
  if (isAfter(Date.now())) return [{ pointer, code: 'in-the-future' }];
  if (isAfter(receivedAtMs)) return [{ pointer, code: 'after-receipt' }];
  return diedOn.slice(0, bornOn.length) < bornOn ? [{ pointer, code: 'before-birth' }] : [];
}

const paper = ['number', 'issuedOn', 'issuer'] as const;
/** What each kind of death notice has to bring (Decree 123/2015, Art. 4). */
const noticeNeeds = {
  hospital: paper,
  execution: paper,
  court: paper,
  police: paper,
  'health-station': paper,
  minutes: paper,
  witness: ['witnesses'],
  none: [],
} as const satisfies Record<DeathNoticeType, readonly (keyof DeathDeclaration['deathNotice'])[]>;

export function noticeIssues({ deathNotice }: DeathDeclaration): InputIssue[] {
  const issues = noticeNeeds[deathNotice.type].flatMap((member): InputIssue[] => {
    const given = deathNotice[member];
    const pointer = `/deathNotice/${member}`;
    if (given === undefined) return [{ pointer, code: 'required' }];
    return given.length === 0 ? [{ pointer, code: 'too-short' }] : [];
  });
  const { issuedOn } = deathNotice;
  const early = issuedOn !== undefined && issuedOn > dayOf(Date.now());
  return early ? [...issues, { pointer: '/deathNotice/issuedOn', code: 'in-the-future' }] : issues;
}

/** Whoever applies, testifies, is paid or is left behind is not the one who died. */
export function personIssues({
  applicant,
  deceased,
  deathNotice,
  funeral,
  survivors,
}: DeathDeclaration): InputIssue[] {
  const living: [string, { personalId: string } | undefined][] = [
    ['/applicant', applicant],
    ['/funeral/payee', funeral?.payee],
    ...(deathNotice.witnesses ?? []).map((one, i): [string, typeof one] => [
      `/deathNotice/witnesses/${i}`,
      one,
    ]),
    ...survivors.map((one, i): [string, typeof one] => [`/survivors/${i}`, one]),
  ];
  return living.flatMap(([pointer, person]) =>
    person !== undefined && person.personalId === deceased.personalId
      ? [{ pointer: `${pointer}/personalId`, code: 'is-the-deceased' }]
      : [],
  );
}

/** What the steps in scope need beyond the death itself. */
export function partIssues(declaration: DeathDeclaration): InputIssue[] {
  const { funeral, scope } = declaration;
  const issues: InputIssue[] = [];
  if (!findOffice(declaration)) issues.push({ pointer: '/office', code: 'office-needed' });
  if (!scope.includes('funeral-benefit')) return issues;
  if (!funeral) return [...issues, { pointer: '/funeral', code: 'part-needed' }];
  if (funeralGroupsOf(declaration).length === 0) return issues;
  if (!funeral.payee) issues.push({ pointer: '/funeral/payee', code: 'required' });
  if (!funeral.payment) issues.push({ pointer: '/funeral/payment', code: 'required' });
  if (!findMoneyFor(declaration, currentTariffs)) {
    issues.push({ pointer: '/funeral/group', code: 'no-tariff' });
  }
  return issues;
}

/** Whoever sees to a funeral may claim its money; what is left to survivors only relatives may claim. */
const relatives = [
  'spouse',
  'child',
  'parent',
  'mother',
  'father',
  'grandparent',
  'grandchild',
  'sibling',
  'parent-in-law',
  'relative',
];

export function survivorIssues({ applicant, survivors, scope }: DeathDeclaration): InputIssue[] {
  if (!scope.includes('survivor-benefit')) return [];
  if (survivors.length === 0) return [{ pointer: '/survivors', code: 'survivor-needed' }];
  const issues = survivors.flatMap(({ personalId, relation }, i): InputIssue[] => [
    ...(relatives.includes(relation)
      ? []
      : [{ pointer: `/survivors/${i}/relation`, code: 'not-a-relative' as const }]),
    ...(survivors.findIndex((one) => one.personalId === personalId) < i
      ? [{ pointer: `/survivors/${i}/personalId`, code: 'listed-twice' as const }]
      : []),
  ]);
  if (survivors.filter(({ representative }) => representative).length !== 1) {
    issues.push({ pointer: '/survivors', code: 'one-representative' });
  }
  // Of whoever has no relative left, a body's representative reports the death (Law on Civil Status 60/2014, Art. 33).
  if (applicant.relation === 'representative') {
    issues.push({ pointer: '/applicant/relation', code: 'not-a-relative' });
  }
  return issues;
}

/** Doubts about papers and payment that do not block. */
export function paperDoubts(declaration: DeathDeclaration): InputIssue[] {
  const { deathNotice, funeral } = declaration;
  const doubts: InputIssue[] = [];
  if (deathNotice.issuedOn && deathNotice.issuedOn < diedOnOf(declaration)) {
    doubts.push({ pointer: '/deathNotice/issuedOn', code: 'issued-before-death' });
  }
  const { payee, payment } = funeral ?? {};
  if (payee && payment?.method === 'bank' && foldText(payment.holder) !== foldText(payee.name)) {
    doubts.push({ pointer: '/funeral/payment/holder', code: 'holder-differs' });
  }
  return doubts;
}
