/** Twins: two papers, two cases, filed one by one. */
import { man, places, woman } from '../people';
import type { Sample } from '../sample';
import { birthSample } from './birth-sample';

const residence = places.hoanKiem('21 Hàng Bài');
const mother = woman({
  personalId: '001194012001',
  name: 'Lê Thị Ánh Nguyệt',
  bornOn: '1994-12-05',
  residence,
});
const father = man({ personalId: '001091012002', name: 'Ngô Đức Thịnh', bornOn: '1991-04-11', residence });
const family = {
  mother,
  father,
  applicant: father,
  relation: 'father',
  parentage: 'both',
  register: 'with-father',
  head: father,
} as const;
const placeOfBirth = { facilityCode: '01011', address: residence };

export const twins: readonly Sample[] = [
  birthSample({
    id: 'twin-first',
    story: { vi: 'Sinh đôi, bé thứ nhất', en: 'Twins, the first' },
    family: {
      ...family,
      child: {
        name: 'Ngô An Nhiên',
        sex: 'female',
        bornAt: '2026-11-11T14:02:00+07:00',
        birthOrder: 1,
        placeOfBirth,
        birthCertificateNumber: '91004.GCS.01011.26',
      },
    },
  }),
  birthSample({
    id: 'twin-second',
    story: {
      vi: 'Sinh đôi, bé thứ hai: hồ sơ riêng, không bị coi là trùng',
      en: 'Twins, the second: a case of its own, not taken for a duplicate',
    },
    family: {
      ...family,
      child: {
        name: 'Ngô An Khang',
        sex: 'male',
        bornAt: '2026-11-11T14:09:00+07:00',
        birthOrder: 2,
        placeOfBirth,
        birthCertificateNumber: '91005.GCS.01011.26',
      },
    },
  }),
];
