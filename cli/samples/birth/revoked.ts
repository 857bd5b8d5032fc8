/** A birth that falls by decision, and with it everything that stood on it. */
import { decisionOf } from '../papers';
import { man, places, woman } from '../people';
import type { Sample } from '../sample';
import { birthSample } from './birth-sample';
import { allOf } from './endings';

const ban = places.muCangChai('Bản Dề Thàng');
const say = woman({
  personalId: '015300035001',
  name: 'Lò Thị Say',
  bornOn: '2000-10-10',
  residence: ban,
  ethnicity: 'Thái',
});
const phong = man({
  personalId: '015098035002',
  name: 'Lò Văn Phong',
  bornOn: '1998-02-22',
  residence: ban,
  ethnicity: 'Thái',
});
const birthRevoked = birthSample({
  id: 'birth-revoked',
  story: {
    vi: 'Khai sinh bị hủy theo quyết định sau khi hồ sơ đã xong: căn cước, BHYT, cư trú rồi khai sinh bị thu hồi',
    en: 'The birth is annulled by decision after the end: the cards, the residence and then the birth are taken back',
  },
  family: {
    mother: say,
    father: phong,
    applicant: phong,
    relation: 'father',
    parentage: 'both',
    register: 'with-father',
    head: phong,
    child: {
      name: 'Lò Văn Tiến',
      sex: 'male',
      ethnicity: 'Thái',
      bornAt: '2026-11-02T15:40:00+07:00',
      placeOfBirth: { facilityCode: '15011', address: ban },
      birthCertificateNumber: '91027.GCS.15011.26',
    },
  },
  acts: [
    {
      id: 'revocation',
      when: 'settled',
      order: {
        kind: 'revocation',
        body: {
          step: 'birth',
          decision: decisionOf('201'),
          reason: 'Việc sinh đã được đăng ký tại nơi khác',
        },
      },
    },
  ],
  expected: allOf('reversed', 'revoked'),
});

export const revoked: readonly Sample[] = [birthRevoked];
