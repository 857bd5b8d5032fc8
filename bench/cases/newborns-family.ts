/** A couple whose child was born in hospital, and who ask for all four steps. */
import {
  citizensOf,
  declarationOf,
  man,
  paperOf,
  places,
  woman,
  type FamilyInput,
} from '../../cli/samples/people';
import { daysAgo } from './days-ago';
import type { PreparedFamily } from './prepared-family';

export function newbornsFamily(serial: number): PreparedFamily {
  const family = familyOf(serial);
  const declaration = declarationOf(family);
  const papers = [paperOf(declaration, family.applicant.personalId)];
  return { records: { people: citizensOf(family), papers }, posted: { bundle: 'birth', declaration } };
}

/** The mother applies. */
function familyOf(serial: number): FamilyInput {
  const digits = String(serial).padStart(6, '0');
  const residence = places.saiGon('12 Lê Lợi');
  const mother = woman({
    personalId: `079194${digits}`,
    name: 'Nguyễn Thị Ước',
    bornOn: '1994-03-02',
    residence,
  });
  const father = man({
    personalId: `079091${digits}`,
    name: 'Trần Văn Đạt',
    bornOn: '1991-07-15',
    residence,
  });
  const bornAt = daysAgo(3);
  const child = {
    name: 'Trần Minh Đặng',
    sex: 'male',
    bornAt,
    placeOfBirth: { facilityCode: '79014', address: residence },
    birthCertificateNumber: `${String(serial).padStart(5, '0')}.GCS.79014.${bornAt.slice(2, 4)}`,
  } as const;
  const who = { mother, father, child, applicant: mother, relation: 'mother', parentage: 'both' } as const;
  return { ...who, register: 'with-father', head: father };
}
