import { randomInt, randomUUID } from 'node:crypto';
import type { RecordedCase } from '../../domain/case-events';
import { filedOnline } from './places';
import { currentCalendar } from '../../procedures/shared/calendar';
import { examine, type Examined } from '../../procedures/shared/intake/examine';

const address = { province: '79', commune: '26740', detail: '12 Lê Lợi' };

// Counted, not drawn: two families with one certificate would be one birth.
let families = randomInt(50_000);
const number = (prefix: string) => prefix + String(families).padStart(6, '0');

/** A birth declaration of a family of its own. */
export function birthDeclaration(over: Record<string, unknown> = {}) {
  families += 1;
  const mother = {
    personalId: number('079194'),
    name: 'Nguyễn Thị Ước',
    bornOn: '1994-03-02',
    residence: address,
  };
  const father = {
    personalId: number('079091'),
    name: 'Trần Văn Đạt',
    bornOn: '1991-07-15',
    residence: address,
  };
  return {
    applicant: { personalId: mother.personalId, name: mother.name, relation: 'mother', phone: '0901234567' },
    child: {
      name: 'Trần Minh Đặng',
      sex: 'male',
      bornAt: '2026-11-20T08:15:00+07:00',
      birthOrder: 1,
      ethnicity: 'Kinh',
      nationality: 'VN',
      placeOfBirth: { facilityCode: '79024', address },
      origin: address,
      birthCertificateNumber: `${String(families).padStart(5, '0')}.GCS.79024.26`,
    },
    parentage: 'both',
    mother,
    father,
    residence: {
      register: 'with-father',
      address,
      householdHead: { personalId: father.personalId, name: father.name, consent: true },
    },
    healthInsurance: { facilityCode: '79024', paperCard: false },
    identityCard: { deliveryAddress: address },
    scope: ['birth', 'residence', 'health-insurance', 'identity-card'],
    ...over,
  };
}

const bundleOf = (declaration: unknown): string =>
  typeof declaration === 'object' && declaration !== null && 'deceased' in declaration ? 'death' : 'birth';

/** The declaration as intake takes it in; throws where it does not. */
export function examined(declaration: unknown, receivedAt = '2026-11-23T09:00:00+07:00'): Examined {
  const outcome = examine({
    bundle: bundleOf(declaration),
    declaration,
    receivedAtMs: Date.parse(receivedAt),
    calendar: currentCalendar,
  });
  if (!outcome.ok) throw new Error(`not a good declaration: ${JSON.stringify(outcome.errors)}`);
  return outcome;
}

/** What a birth case's workflow is started with. */
export function caseInput(
  declaration: unknown = birthDeclaration(),
  receivedAt = '2026-11-23T09:00:00+07:00',
): RecordedCase {
  const { edition, plan, flags, declaration: stored } = examined(declaration, receivedAt);
  const caseId = randomUUID();
  const ref = 'filing/declaration';
  const data = {
    caseId,
    caseCode: '000.00.01.H29-261123-0001',
    trackingCode: 'T',
    bundle: bundleOf(declaration),
    edition,
    receivedAt,
    flags,
    ...plan,
    ...filedOnline,
    declaration: { ref },
  };
  return {
    caseId,
    events: [{ id: 'filing', at: receivedAt, type: 'case-filed', step: null, by: 'citizen', data }],
    documents: { [ref]: stored },
  };
}
