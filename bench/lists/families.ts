/** Families of many names in many communes, so that a list or a search finds some of many. */
import { declarationOf, man, woman } from '../../cli/samples/people';
import { provinces } from '../../procedures/shared/administrative-units';
import { addDays, dayOf } from '../../domain/viet-nam-time';

const lastNames = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Huỳnh', 'Phan', 'Vũ', 'Võ', 'Đặng', 'Bùi', 'Đỗ'];
const middleNames = ['Thị', 'Minh', 'Ngọc', 'Thanh', 'Bảo', 'Gia', 'Hải', 'Xuân', 'Kim', 'Đức'];
const firstNames = [
  'An',
  'Bình',
  'Châu',
  'Dung',
  'Giang',
  'Hạnh',
  'Khánh',
  'Lan',
  'Mai',
  'Oanh',
  'Quân',
  'Sơn',
  'Ước',
];

const of = <T>(all: readonly T[], at: number): T => {
  const one = all[at % all.length];
  if (one === undefined) throw new Error('nothing to choose from');
  return one;
};
const nameOf = (at: number): string =>
  `${of(lastNames, at)} ${of(middleNames, Math.floor(at / 12))} ${of(firstNames, Math.floor(at / 5))}`;

/** Every commune of five provinces: some six hundred. */
export const communes = provinces
  .filter(({ code }) => ['01', '48', '79', '92', '46'].includes(code))
  .flatMap(({ code: province, communes: those }) =>
    those.map(({ code: commune }) => ({ province, commune })),
  );

/** Born some days before the day of receipt. */
export function declarationNumber(serial: number, receivedOn: string): object {
  const digits = String(serial).padStart(6, '0');
  const residence = { ...of(communes, serial), detail: `${String((serial % 200) + 1)} Lê Lợi` };
  const mother = woman({
    personalId: `079194${digits}`,
    name: nameOf(serial * 7),
    bornOn: '1994-03-02',
    residence,
  });
  const father = man({
    personalId: `079091${digits}`,
    name: nameOf(serial * 11 + 3),
    bornOn: '1991-07-15',
    residence,
  });
  const facilityCode = of(['79011', '79012', '79014'], serial);
  const bornOn = addDays(receivedOn, -((serial % 20) + 1));
  return declarationOf({
    ...{ mother, father, applicant: mother, relation: 'mother', parentage: 'both' },
    ...{ register: 'with-father', head: father },
    child: {
      name: nameOf(serial * 13 + 5),
      sex: serial % 2 === 0 ? 'male' : 'female',
      bornAt: `${bornOn}T08:15:00+07:00`,
      placeOfBirth: { facilityCode, address: residence },
      birthCertificateNumber: `${String(serial % 100_000).padStart(5, '0')}.GCS.${facilityCode}.${bornOn.slice(2, 4)}`,
    },
  });
}

/** Spread over the two months before today. */
export const receivedOn = (serial: number): string => addDays(dayOf(Date.now()), -((serial * 7) % 60) - 1);
