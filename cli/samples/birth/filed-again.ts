/** A family that files again after a refusal: the mended declaration is another case, the first one stays as it is. */
import { places, woman } from '../people';
import type { Sample } from '../sample';
import { birthSample } from './birth-sample';
import { refusedAtOnce } from './endings';

const vungTau = places.vungTau('2 Trương Công Định');
const loan = woman({
  personalId: '077196033001',
  name: 'Châu Thị Kim Loan',
  bornOn: '1996-08-24',
  residence: vungTau,
});
const family = {
  mother: loan,
  applicant: loan,
  relation: 'mother',
  parentage: 'mother-only',
  register: 'with-mother',
  head: loan,
} as const;
const child = {
  name: 'Châu Tuấn Kiệt',
  sex: 'male',
  placeOfBirth: { facilityCode: '79013', address: vungTau },
  birthCertificateNumber: '91023.GCS.79013.26',
} as const;

const wrongHour = birthSample({
  id: 'wrong-hour',
  story: {
    vi: 'Khai nhầm giờ sinh 8 giờ sáng thay vì 8 giờ tối: hộ tịch từ chối',
    en: 'The hour of birth is declared as eight in the morning, not in the evening: refused',
  },
  family: { ...family, child: { ...child, bornAt: '2026-11-09T08:05:00+07:00' } },
  paperFor: null,
  expected: refusedAtOnce('certificate-mismatch'),
});
const filedAgain = birthSample({
  id: 'filed-again',
  story: {
    vi: 'Gia đình sửa giờ sinh theo giấy chứng sinh và nộp lại: được giải quyết đủ',
    en: "The family mends the hour by the hospital's paper and files again: all granted",
  },
  filedWhen: { sample: wrongHour.id, is: 'settled' },
  family: { ...family, child: { ...child, bornAt: '2026-11-09T20:05:00+07:00' } },
});

export const refiled: readonly Sample[] = [wrongHour, filedAgain];
