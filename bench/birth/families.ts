/** As many different families as a run needs, on record at the simulators like any other. */
import type { Ready } from '../../runtime/stack/ready';
import { prepareRecords } from '../../cli/start/prepare';
import {
  citizensOf,
  declarationOf,
  man,
  paperOf,
  places,
  woman,
  type FamilyInput,
} from '../../cli/samples/people';
import type { Filing } from '../../cli/samples/sample';
import { vietNamInstant } from '../../domain/viet-nam-time';
import { atATime } from '../measure/at-a-time';

const dayMs = 86_400_000;
const preparedAtATime = 8;

export class Families {
  private serial = 0;

  constructor(private readonly agencies: Ready['agencies']) {}

  /** Declarations of new families, whose people and papers are on record by then. */
  async prepare(count: number): Promise<Filing['declaration'][]> {
    const numbers = Array.from({ length: count }, () => ++this.serial);
    return atATime(numbers, preparedAtATime, async (serial) => {
      const family = familyOf(serial);
      const declaration = declarationOf(family);
      const mother = family.mother?.personalId ?? '';
      const record = { people: citizensOf(family), papers: [paperOf(declaration, mother)] };
      await prepareRecords(this.agencies, [record]);
      return declaration;
    });
  }
}

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
  const bornAt = vietNamInstant(Math.floor((Date.now() - 3 * dayMs) / 60_000) * 60_000);
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
