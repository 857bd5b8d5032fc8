/** Rules between the parts of a death declaration. */
import type { InputIssue } from '../../domain/messages';
import type { DeathDeclaration, DeathNoticeType } from './declaration.schema';
import { foldText } from '../../domain/text';
import { isBefore } from '../../domain/known-day';
import { dayOf } from '../../domain/viet-nam-time';
import { diedOnOf, nameOfPayee, findMoneyFor, findOffice, funeralGroupsOf, isBodyFound } from './declaration';
import { currentTariffs, needsMonth } from './tariffs';
import { findUnitProblem } from '../shared/administrative-units';
import { isCertificateNumber } from '../shared/intake/certificate';
import { identitiesOf } from '../shared/intake/identities';
import { eventTimeIssues } from '../shared/intake/event-time';
import type { IntakeContext } from '../shared/intake/intake';

export function deceasedIssues(declaration: DeathDeclaration, context: IntakeContext): InputIssue[] {
  const { personalId, otherId, birthCertificateNumber, sex, bornOn } = declaration.deceased;
  const issues: InputIssue[] = timeIssues(declaration, context);
  if (!isBodyFound(declaration)) {
    if (!personalId && !otherId && !birthCertificateNumber)
      issues.push({ pointer: '/deceased/personalId', code: 'identity-needed' });
    if (sex === 'unknown') issues.push({ pointer: '/deceased/sex', code: 'body-unknown-only' });
    if (!bornOn) issues.push({ pointer: '/deceased/bornOn', code: 'body-unknown-only' });
  }
  if (birthCertificateNumber && bornOn && !isCertificateNumber(birthCertificateNumber, bornOn)) {
    issues.push({ pointer: '/deceased/birthCertificateNumber', code: 'malformed' });
  }
  return issues;
}

function timeIssues(declaration: DeathDeclaration, context: IntakeContext): InputIssue[] {
  const { diedAt, bornOn } = declaration.deceased;
  const pointer = '/deceased/diedAt';
  const issues = eventTimeIssues(pointer, diedAt, context);
  const isEarly = bornOn !== undefined && isBefore(diedOnOf(declaration), bornOn);
  return issues.length === 0 && isEarly ? [{ pointer, code: 'before-birth' }] : issues;
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
  const payee = funeral?.payee;
  const living: [string, Known | undefined][] = [
    ['/applicant', applicant],
    ['/funeral/payee', payee && 'organisation' in payee ? undefined : payee],
    ...(deathNotice.witnesses ?? []).map((one, i): [string, typeof one] => [
      `/deathNotice/witnesses/${i}`,
      one,
    ]),
    ...survivors.map((one, i): [string, typeof one] => [`/survivors/${i}`, one]),
  ];
  return living.flatMap(([pointer, person]) => {
    const member = person && sameIn(person, { ...deceased, personalId: deceased.personalId ?? undefined });
    return member ? [{ pointer: `${pointer}/${member}`, code: 'is-the-deceased' as const }] : [];
  });
}

interface Known {
  personalId?: string | undefined;
  otherId?: { type: string; number: string } | undefined;
}

/** By which paper two are one person, if they are. */
function sameIn(one: Known, other: Known): 'personalId' | 'otherId' | undefined {
  if (one.personalId !== undefined && one.personalId === other.personalId) return 'personalId';
  if (!one.otherId || !other.otherId) return undefined;
  const [own, known] = [one, other].map(({ otherId }) => identitiesOf({ otherId }).join());
  return own === known ? 'otherId' : undefined;
}

/** The place of death makes an office only where it is one of our units in force. */
function isOfficeClear(declaration: DeathDeclaration): boolean {
  const office = findOffice(declaration);
  const isDeclared = declaration.office ?? declaration.deceased.lastResidence;
  return office !== undefined && (isDeclared !== undefined || !findUnitProblem(office));
}

/** What the steps in scope need beyond the death itself. */
export function partIssues(declaration: DeathDeclaration): InputIssue[] {
  const { funeral, scope } = declaration;
  const issues: InputIssue[] = [];
  if (!isOfficeClear(declaration)) issues.push({ pointer: '/office', code: 'office-needed' });
  if (!scope.includes('funeral-benefit')) return issues;
  if (!funeral) return [...issues, { pointer: '/funeral', code: 'part-needed' }];
  if (funeralGroupsOf(declaration).length === 0) return issues;
  if (!funeral.payee) issues.push({ pointer: '/funeral/payee', code: 'required' });
  if (!funeral.payment) issues.push({ pointer: '/funeral/payment', code: 'required' });
  if (needsMonth(funeralGroupsOf(declaration), diedOnOf(declaration), currentTariffs)) {
    issues.push({ pointer: '/deceased/diedAt', code: 'month-needed' });
  } else if (!findMoneyFor(declaration, currentTariffs)) {
    issues.push({ pointer: '/funeral/group', code: 'no-tariff' });
  }
  return issues;
}

export function survivorIssues({ applicant, survivors, scope }: DeathDeclaration): InputIssue[] {
  if (!scope.includes('survivor-benefit')) return [];
  if (survivors.length === 0) return [{ pointer: '/survivors', code: 'survivor-needed' }];
  const issues = survivors.flatMap((survivor, i): InputIssue[] => {
    const member = survivors
      .slice(0, i)
      .map((one) => sameIn(survivor, one))
      .find(Boolean);
    return member ? [{ pointer: `/survivors/${i}/${member}`, code: 'listed-twice' }] : [];
  });
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
  if (deathNotice.issuedOn && isBefore(deathNotice.issuedOn, diedOnOf(declaration))) {
    doubts.push({ pointer: '/deathNotice/issuedOn', code: 'issued-before-death' });
  }
  const { payee, payment } = funeral ?? {};
  if (payee && payment?.method === 'bank' && foldText(payment.holder) !== foldText(nameOfPayee(payee))) {
    doubts.push({ pointer: '/funeral/payment/holder', code: 'holder-differs' });
  }
  return doubts;
}
