import { dayOf, vietNamInstant } from '../../../domain/viet-nam-time';
import { deathDeclaration } from '../../support/death-declaration';
import { addPerson, issueDeathNotice } from './simulators';
import type { RunningStack } from './running-stack';

export type DeathDeclaration = ReturnType<typeof deathDeclaration>;

const dayMs = 86_400_000;

/** An old man, his widow and his son, known to the population database, with the hospital's notice, and the declaration. */
export async function newDeath(stack: RunningStack, over: object = {}): Promise<DeathDeclaration> {
  const drawn = deathDeclaration();
  const diedAt = vietNamInstant(Date.now() - 2 * dayMs);
  const declaration: DeathDeclaration = {
    ...drawn,
    deceased: { ...drawn.deceased, diedAt },
    deathNotice: { ...drawn.deathNotice, issuedOn: dayOf(Date.parse(diedAt)) },
    ...over,
  };
  const { deceased, deathNotice } = declaration;
  await Promise.all([...registerFamily(stack, drawn), issueNotice(stack, { deceased, deathNotice })]);
  return declaration;
}

function registerFamily(stack: RunningStack, { applicant, deceased, survivors }: DeathDeclaration) {
  const { lastResidence: residence, personalId, name, sex, bornOn } = deceased;
  const [widow] = survivors;
  const householdHeadId = applicant.personalId;
  return [
    addPerson(stack, {
      personalId,
      name,
      sex,
      bornOn,
      residence,
      householdHeadId,
      spouseId: widow?.personalId,
    }),
    addPerson(stack, {
      personalId: widow?.personalId,
      name: widow?.name,
      sex: 'female',
      bornOn: widow?.bornOn,
      residence,
      householdHeadId,
      spouseId: personalId,
    }),
    addPerson(stack, {
      personalId: householdHeadId,
      name: applicant.name,
      sex: 'male',
      residence,
      householdHeadId,
    }),
  ];
}

/** A paper of another kind is not reported to the health sector. */
async function issueNotice(
  stack: RunningStack,
  { deceased, deathNotice }: Pick<DeathDeclaration, 'deceased' | 'deathNotice'>,
): Promise<void> {
  if (deathNotice.type !== 'hospital') return;
  const { number } = deathNotice;
  const { personalId, diedAt } = deceased;
  await issueDeathNotice(stack, { number, personalId, diedAt, cause: 'Bệnh tim mạch' });
}
