import { HealthInsuranceDossier } from '../domain/schemas/dossiers';
import type { HealthInsuranceResult } from '../domain/schemas/step-results';
import { addDays, addYears, type Day, dayOf } from '../domain/viet-nam-time';
import { objectionToPersons } from './persons-check';
import { defineAct } from './shell/act';
import type { AgencyDefinition } from './shell/agency';

/** Social insurance: the health insurance card of a child under six, paid by the State (group TE, benefit level 1). */
const healthInsurance = defineAct({
  step: 'health-insurance',
  effect: 'health-insurance-card-issued',
  alreadyOpen: 'card-exists',
  declaredUnder: '/healthInsurance',
  dossier: HealthInsuranceDossier,
  subject: ({ child }) => child.personalId,
  examine: async ({ applicant, child }, file) => {
    if (isSix(child.bornOn)) return { decision: 'refused', code: 'child-over-six' };
    return objectionToPersons(file, { acting: [applicant.personalId], child: child.personalId });
  },
  grant: ({ child, address, applicant }, file) => {
    const province = (address ?? applicant.residence)?.province ?? child.personalId.slice(1, 3);
    const serial = file.nextSerial(`TE1/${province}`);
    const insuranceNumber = province + String(serial.number).padStart(8, '0');
    const result: HealthInsuranceResult = {
      cardNumber: `TE1${province}${insuranceNumber}`,
      validFrom: child.bornOn,
      validTo: validTo(child.bornOn),
    };
    return Promise.resolve({ result, serial });
  },
});

export const socialInsurance: AgencyDefinition = { id: 'social-insurance', acts: [healthInsurance] };

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
