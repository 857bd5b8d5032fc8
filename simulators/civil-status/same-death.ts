import { foldText } from '../../domain/text';
import { dayIn } from '../../domain/known-day';
import type { Objection, OfficerContext } from '../officers/act';
import { DeathDossier } from '../../procedures/death/dossiers.schema';

/** What two entries of the book of deaths say alike where they may be one death. */
export const likenessOf = ({ deceased }: DeathDossier): string =>
  `${foldText(deceased.name)}/${dayIn(deceased.diedAt)}`;

/**
 * Whether an entry of the same name and day is the same death, however the person is named there: the day of birth or the
 * notice of the death is the same, and nothing that both say tells the two apart. Two people of one name are told apart by
 * numbers or papers of one kind, by birth, by sex, by residence, and by the notices of their deaths.
 */
function isSameDeath(one: DeathDossier, entry: unknown): boolean {
  const other = DeathDossier.safeParse(entry).data;
  if (!other) return false;
  const [a, b] = [one.deceased, other.deceased];
  const differ = (x: string | null | undefined, y: string | null | undefined) =>
    x != null && y != null && folded(x) !== folded(y);
  if (differ(a.personalId, b.personalId) || differ(a.birthCertificateNumber, b.birthCertificateNumber))
    return false;
  if (isOneKind(a.otherId, b.otherId) && differ(a.otherId?.number, b.otherId?.number)) return false;
  if (differ(a.sex, b.sex) && a.sex !== 'unknown' && b.sex !== 'unknown') return false;
  if (differ(a.lastResidence?.commune, b.lastResidence?.commune)) return false;
  if (differ(noticeOf(one), noticeOf(other)) || isBornOtherwise(a, b)) return false;
  return (a.bornOn?.length === 10 && a.bornOn === b.bornOn) || hasSameNotice(one, other);
}

const isBornOtherwise = (a: Deceased, b: Deceased): boolean =>
  a.bornOn != null && b.bornOn != null && !a.bornOn.startsWith(b.bornOn) && !b.bornOn.startsWith(a.bornOn);

function hasSameNotice(one: DeathDossier, other: DeathDossier): boolean {
  const notice = noticeOf(one);
  return notice !== undefined && notice === noticeOf(other);
}

/** Nobody dies twice, whatever number or paper the family gives; a decision of an authority knows better. */
export async function objectionFromBook(
  dossier: DeathDossier,
  context: OfficerContext,
): Promise<Objection | undefined> {
  if (context.isCorrection) return undefined;
  const entries = await context.alike('death-registered', likenessOf(dossier));
  return entries.some((entry) => isSameDeath(dossier, entry))
    ? { decision: 'refused', code: 'death-already-registered' }
    : undefined;
}

type Deceased = DeathDossier['deceased'];

const folded = (text: string): string => foldText(text).replaceAll(' ', '');

const isOneKind = (a: Deceased['otherId'], b: Deceased['otherId']): boolean =>
  a !== undefined && b !== undefined && folded(a.type) === folded(b.type);

const noticeOf = ({ deathNotice: { number, issuer } }: DeathDossier): string | undefined =>
  number !== undefined && issuer !== undefined ? `${issuer}/${number}` : undefined;
