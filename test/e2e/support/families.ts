import { randomInt } from 'node:crypto';
import { dayOf } from '../../../domain/viet-nam-time';
import { birthDeclaration } from '../../support/declarations';
import { addPerson } from './simulators';
import type { RunningStack } from './running-stack';

type Declaration = ReturnType<typeof birthDeclaration>;
export type { Declaration };

let serial = randomInt(50_000);

/** A family of its own, known to the population database and with the hospital's paper, and its declaration. */
export async function newFamily(stack: RunningStack, bornAt = recently()): Promise<Declaration> {
  const number = String((serial += 1)).padStart(5, '0');
  const drawn = birthDeclaration();
  const mother = { ...drawn.mother, personalId: `0791944${number}` };
  const father = { ...drawn.father, personalId: `0790914${number}` };
  const declaration: Declaration = {
    ...drawn,
    applicant: { ...drawn.applicant, personalId: mother.personalId },
    child: { ...drawn.child, bornAt, birthCertificateNumber: paperNumber(number, bornAt) },
    mother,
    father,
    residence: {
      ...drawn.residence,
      householdHead: { personalId: father.personalId, name: father.name, consent: true },
    },
  };
  await Promise.all([
    addPerson(stack, {
      ...mother,
      sex: 'female',
      spouseId: father.personalId,
      householdHeadId: father.personalId,
      maritalStatus: 'married',
    }),
    addPerson(stack, {
      ...father,
      sex: 'male',
      spouseId: mother.personalId,
      householdHeadId: father.personalId,
      maritalStatus: 'married',
    }),
    issuePaper(stack, declaration),
  ]);
  return declaration;
}

/** The next child of the same birth, with a paper of its own. */
export async function twinOf(stack: RunningStack, first: Declaration): Promise<Declaration> {
  const number = String((serial += 1)).padStart(5, '0');
  const child = {
    ...first.child,
    name: 'Trần An Nhiên',
    birthOrder: 2,
    birthCertificateNumber: paperNumber(number, first.child.bornAt),
  };
  const second = { ...first, child };
  await issuePaper(stack, second);
  return second;
}

const recently = (): string => `${new Date(Date.now() - 5 * 86_400_000).toISOString().slice(0, 19)}+00:00`;
/** Numbered by the facility and the year of the birth in Viet Nam. */
const paperNumber = (number: string, bornAt: string): string =>
  `${number}.GCS.79024.${dayOf(Date.parse(bornAt)).slice(2, 4)}`;

/** A hospital issues the paper of the birth as declared; again under its number, it replaces the paper. */
export async function issuePaper(stack: RunningStack, { child, mother }: Declaration): Promise<void> {
  const { name, sex, bornAt, birthOrder, birthCertificateNumber: number } = child;
  const paper = {
    number,
    motherId: mother.personalId,
    child: { name, sex, bornAt, birthOrder },
    facilityCode: '79024',
  };
  await stack.sim('health', '/birth-certificates', { method: 'POST', body: paper });
}
