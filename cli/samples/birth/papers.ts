/** Papers: late, missing, and of somebody else. */
import { man, places, woman } from '../people';
import type { Sample } from '../sample';
import { birthSample } from './birth-sample';
import { allGranted, refusedAtOnce } from './endings';

const anXuyen = places.anXuyen('Ấp 3, đường Ngô Quyền');
const be = woman({
  personalId: '096300014001',
  name: 'Trịnh Thị Bé',
  bornOn: '2000-02-29',
  residence: anXuyen,
});
const tan = man({
  personalId: '095097014002',
  name: 'Dương Văn Tấn',
  bornOn: '1997-05-05',
  residence: anXuyen,
});
const lateRegistration = birthSample({
  id: 'late-registration',
  story: {
    vi: 'Đăng ký quá hạn 60 ngày: vẫn giải quyết, có ghi chú',
    en: 'More than 60 days after the birth: registered all the same, and marked',
  },
  family: {
    mother: be,
    father: tan,
    applicant: be,
    relation: 'mother',
    parentage: 'both',
    register: 'with-father',
    head: tan,
    child: {
      name: 'Dương Thị Cẩm Tú',
      sex: 'female',
      bornAt: '2026-07-02T03:33:00+07:00',
      placeOfBirth: { facilityCode: '96011', address: anXuyen },
      birthCertificateNumber: '91009.GCS.96011.26',
    },
  },
  expected: { ...allGranted, flags: ['late-registration'] },
});

const ban = places.muCangChai('Bản Háng Gàng');
const my = woman({
  personalId: '015301014003',
  name: 'Giàng Thị Mỷ',
  bornOn: '2001-01-15',
  residence: ban,
  ethnicity: 'Mông',
});
const pao = man({
  personalId: '015099014004',
  name: 'Sùng A Páo',
  bornOn: '1999-12-20',
  residence: ban,
  ethnicity: 'Mông',
});
const bornAtHome = birthSample({
  id: 'born-at-home',
  story: {
    vi: 'Sinh tại nhà, không có giấy chứng sinh: người làm chứng, hạn có xác minh',
    en: "Born at home without a hospital's paper: a witness, and the longer term with verification",
  },
  family: {
    mother: my,
    father: pao,
    applicant: pao,
    relation: 'father',
    parentage: 'both',
    register: 'with-father',
    head: pao,
    child: {
      name: 'Sùng A Tủa',
      sex: 'male',
      bornAt: '2026-11-05T04:00:00+07:00',
      ethnicity: 'Mông',
      placeOfBirth: { address: ban },
      birthProof: { type: 'witness' },
    },
  },
  paperFor: null,
});

const saiGon = places.saiGon('230 Đề Thám');
const hang = woman({
  personalId: '079194014005',
  name: 'Đinh Thị Hằng',
  bornOn: '1994-04-04',
  residence: saiGon,
});
const suong = woman({
  personalId: '079197014006',
  name: 'Mai Thị Ngọc Sương',
  bornOn: '1997-07-07',
  residence: saiGon,
});
const anotherMothersPaper = birthSample({
  id: 'another-mothers-paper',
  story: {
    vi: 'Giấy chứng sinh ghi người mẹ khác: hộ tịch từ chối, các bước sau không bắt đầu',
    en: "The hospital's paper names another mother: refused, and the later steps do not start",
  },
  family: {
    mother: hang,
    applicant: hang,
    relation: 'mother',
    parentage: 'mother-only',
    register: 'with-mother',
    head: hang,
    child: {
      name: 'Đinh Khánh Vy',
      sex: 'female',
      bornAt: '2026-11-09T11:20:00+07:00',
      placeOfBirth: { facilityCode: '79011', address: saiGon },
      birthCertificateNumber: '91010.GCS.79011.26',
    },
  },
  paperFor: suong,
  expected: refusedAtOnce('person-mismatch'),
});

export const birthPapers: readonly Sample[] = [lateRegistration, bornAtHome, anotherMothersPaper];
