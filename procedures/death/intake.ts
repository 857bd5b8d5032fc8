import { DeathDeclaration } from './declaration.schema';
import { foldText } from '../../domain/text';
import type { LifeEventLock } from '../../domain/life-events';
import { latestDay } from '../../domain/known-day';
import { addDays, dayOf } from '../../domain/viet-nam-time';
import { diedOnOf, findOffice, nameOfPayee } from './declaration';
import {
  deceasedIssues,
  noticeIssues,
  paperDoubts,
  partIssues,
  personIssues,
  survivorIssues,
} from './intake-rules';
import { linkToBirth } from './intake-link';
import { folded, hospitalIdentities, identitiesOf, paperMark } from '../shared/intake/identities';
import type { Intake } from '../shared/intake/intake';
import {
  addressIssues,
  nameDoubts,
  numberDoubts,
  phoneDoubts,
  placeDoubts,
  type DescribedPlaces,
} from '../shared/intake/people';
import { scopeIssues } from '../shared/intake/scope';

/** Duty to register within 15 days; later is never refused, only marked (Law on Civil Status 60/2014, Art. 33). */
const registrationDays = 15;

export const deathIntake: Intake<DeathDeclaration> = {
  schema: DeathDeclaration,
  check: (declaration, context) => ({
    errors: [
      ...scopeIssues(declaration.scope, context.edition),
      ...addressIssues(declaration, describedPlaces(declaration)),
      ...deceasedIssues(declaration, context),
      ...noticeIssues(declaration),
      ...personIssues(declaration),
      ...partIssues(declaration),
      ...survivorIssues(declaration),
    ],
    warnings: [
      ...numbersDoubted(declaration),
      ...paperDoubts(declaration),
      ...placeDoubts(describedPlaces(declaration)),
      ...nameDoubts(declaration),
      ...phoneDoubts('/applicant/phone', declaration.applicant.phone),
    ],
  }),
  happenedOn: diedOnOf,
  locks: (declaration) => {
    const own = [...identitiesOf(declaration.deceased), ...paperLocks(declaration)];
    return own.length > 0 ? own : noticeLocks(declaration);
  },
  likeness: (declaration) => {
    const { name, lastResidence, personalId } = declaration.deceased;
    const commune = (lastResidence ?? findOffice(declaration))?.commune ?? '';
    return {
      pointer: '/deceased/name',
      mark: ['like', foldText(name), diedOnOf(declaration), commune].join('/'),
      settledBy: personalId ?? null,
    };
  },
  foundBy: ({ deceased: { birthCertificateNumber: number } }) =>
    number === undefined ? [] : [paperMark(number)],
  subject: ({ deceased }) => deceased.name,
  people: ({ applicant, deceased, deathNotice, funeral, survivors }) => {
    const { name, personalId, otherId, birthCertificateNumber } = deceased;
    const { payee, payment } = funeral ?? {};
    return [
      applicant,
      {
        name,
        personalId: personalId ?? undefined,
        otherId,
        papers: [birthCertificateNumber, deathNotice.number],
      },
      ...(deathNotice.witnesses ?? []),
      ...(payee ? [{ ...payee, name: nameOfPayee(payee) }] : []),
      ...(payment?.method === 'bank' ? [{ name: payment.holder }] : []),
      ...survivors,
    ];
  },
  flags: (declaration, { receivedAtMs }) =>
    dayOf(receivedAtMs) > addDays(latestDay(diedOnOf(declaration)), registrationDays)
      ? ['late-registration']
      : [],
  linksTo: linkToBirth,
};

/** Nobody says which hospital issued the paper of a birth; an old number is told apart by the child's name and day. */
function paperLocks({ deceased }: DeathDeclaration): LifeEventLock[] {
  const { birthCertificateNumber: number, bornOn, name } = deceased;
  if (number === undefined) return [];
  return hospitalIdentities(number, { issuedBy: `${foldText(name)}/${bornOn ?? ''}`, on: bornOn ?? '' });
}

/** An unidentified body is told apart by the notice of its death. */
function noticeLocks({ deathNotice: { type, number, issuer } }: DeathDeclaration): LifeEventLock[] {
  if (number === undefined || issuer === undefined) return [];
  return [`notice/${type}/${folded(issuer)}/${folded(number)}`];
}

const describedPlaces = ({ deceased: { placeOfDeath } }: DeathDeclaration): DescribedPlaces => ({
  '/deceased/placeOfDeath/address': placeOfDeath?.address,
});

function numbersDoubted({ applicant, deceased, deathNotice, funeral, survivors }: DeathDeclaration) {
  const payee = funeral?.payee;
  return [
    ...numberDoubts('/applicant', applicant),
    ...numberDoubts('/deceased', { ...deceased, personalId: deceased.personalId ?? undefined }),
    ...(deathNotice.witnesses ?? []).flatMap((one, i) => numberDoubts(`/deathNotice/witnesses/${i}`, one)),
    ...numberDoubts('/funeral/payee', payee && 'organisation' in payee ? undefined : payee),
    ...survivors.flatMap((one, i) => numberDoubts(`/survivors/${i}`, one)),
  ];
}
