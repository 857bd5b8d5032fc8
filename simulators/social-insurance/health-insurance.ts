import { HealthInsuranceDossier } from '../../procedures/birth/dossiers.schema';
import { HealthInsuranceResult } from '../../procedures/birth/results.schema';
import { addDays, addYears, type Day, dayOf } from '../../domain/viet-nam-time';
import { theApplicant, theChild } from '../persons/named';
import { objectionToPersons } from '../persons/objections';
import { type OfficerContext, defineAct, type Serial } from '../officers/act';

/** The health insurance card of a child under six, paid by the State (group TE, benefit level 1). */
export const healthInsurance = defineAct({
  step: 'health-insurance',
  effect: 'health-insurance-card-issued',
  alreadyOpen: 'card-exists',
  reversal: 'undo',
  declaredUnder: '/healthInsurance',
  dossier: HealthInsuranceDossier,
  subject: ({ child }) => child.personalId,
  examine: async (dossier, context) => {
    // A card that was rightly issued may still be corrected later.
    if (isSix(dossier.child.bornOn) && !context.isCorrection)
      return { decision: 'refused', code: 'child-over-six' };
    return objectionToPersons(context, [theApplicant(dossier), theChild(dossier)]);
  },
  grant: async (dossier, context) => {
    const { cardNumber, serial } = await numberOf(dossier, context);
    const { bornOn } = dossier.child;
    const result: HealthInsuranceResult = { cardNumber, validFrom: bornOn, validTo: validTo(bornOn) };
    return { result, ...(serial && { serial }) };
  },
});

/** The insurance number is for life: a corrected card bears the old one. */
async function numberOf(
  { child, province, applicant }: HealthInsuranceDossier,
  context: OfficerContext,
): Promise<{ cardNumber: string; serial?: Serial }> {
  const standing = HealthInsuranceResult.safeParse((await context.corrected())?.result).data;
  if (standing) return { cardNumber: standing.cardNumber };
  const home = province ?? applicant.residence?.province ?? child.personalId.slice(1, 3);
  const serial = context.nextSerial(`TE1/${home}`);
  return { cardNumber: `TE1${home}${home}${String(serial.number).padStart(8, '0')}`, serial };
}

const isSix = (bornOn: Day): boolean => addYears(bornOn, 6) <= dayOf(Date.now());

/**
 * The last day before 72 months, or 30 September of that year for a child who is then not at school yet (law on
 * health insurance). School is entered in September, so the 30th covers whoever turns six by then.
 */
export function validTo(bornOn: Day): Day {
  const six = addYears(bornOn, 6);
  const schoolEntry = `${six.slice(0, 4)}-09-30`;
  return six <= schoolEntry ? schoolEntry : addDays(six, -1);
}
