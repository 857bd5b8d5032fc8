/** What was declared is corrected by decision, after the end: only those steps are done again whose dossier changes. */
import type { SampleAct } from '../act';
import { decisionOf } from '../papers';
import { man, places, woman } from '../people';
import type { Sample } from '../sample';
import { birthSample } from './birth-sample';
import { allGranted, corrected } from './endings';

const correction = (number: string, pointer: string, value: string): SampleAct => ({
  id: 'correction',
  when: 'settled',
  order: {
    kind: 'correction',
    body: {
      changes: [{ pointer, value }],
      decision: decisionOf(number),
      reason: 'Đính chính theo đề nghị của gia đình',
    },
  },
});
const everyStep = Object.keys(allGranted.steps);

const thuanHoa = places.thuanHoa('14 Lê Lợi');
const cam = woman({
  personalId: '046197034001',
  name: 'Tôn Nữ Hồng Cẩm',
  bornOn: '1997-01-05',
  residence: thuanHoa,
});
const buu = man({ personalId: '046094034002', name: 'Vĩnh Bửu', bornOn: '1994-06-12', residence: thuanHoa });
const nameCorrected = birthSample({
  id: 'name-corrected',
  story: {
    vi: 'Đổi tên con theo quyết định khi hồ sơ đã xong: cả bốn bước làm lại với tên mới',
    en: "The child's name is changed by decision after the end: all four steps are done again under it",
  },
  family: {
    mother: cam,
    father: buu,
    applicant: cam,
    relation: 'mother',
    parentage: 'both',
    register: 'with-father',
    head: buu,
    child: {
      name: 'Vĩnh Bảo Long',
      sex: 'male',
      bornAt: '2026-11-08T01:15:00+07:00',
      placeOfBirth: { facilityCode: '46011', address: thuanHoa },
      birthCertificateNumber: '91024.GCS.46011.26',
    },
  },
  acts: [correction('101', '/child/name', 'Vĩnh Bảo Lân')],
  expected: corrected(everyStep),
});

const anXuyen = places.anXuyen('71 Phan Bội Châu');
const han = woman({
  personalId: '096198034003',
  name: 'Quách Ngọc Hân',
  bornOn: '1998-04-21',
  residence: anXuyen,
});
const sexCorrected = birthSample({
  id: 'sex-corrected',
  story: {
    vi: 'Đính chính giới tính: bé có số định danh mới, số cũ được ghi là đã thay thế, các bước làm lại',
    en: 'The sex is corrected: a new personal number, the old one superseded, every step done again',
  },
  family: {
    mother: han,
    applicant: han,
    relation: 'mother',
    parentage: 'mother-only',
    register: 'with-mother',
    head: han,
    child: {
      name: 'Quách Thanh Bình',
      sex: 'female',
      bornAt: '2026-11-06T13:50:00+07:00',
      placeOfBirth: { facilityCode: '96011', address: anXuyen },
      birthCertificateNumber: '91025.GCS.96011.26',
    },
  },
  acts: [correction('102', '/child/sex', 'male')],
  expected: {
    outcome: 'granted',
    steps: {
      ...corrected(everyStep).steps,
      birth: {
        state: 'granted',
        round: 2,
        result: { personalId: /^\d{3}226\d{6}$/, supersedes: /^\d{3}326\d{6}$/ },
      },
    },
  },
});

const saiGon = places.saiGon('85 Nguyễn Du');
const vy = woman({
  personalId: '079199034004',
  name: 'Cao Thảo Vy',
  bornOn: '1999-11-20',
  residence: saiGon,
});
const khoi = man({
  personalId: '079096034005',
  name: 'Doãn Minh Khôi',
  bornOn: '1996-05-16',
  residence: saiGon,
});
const fathersNameCorrected = birthSample({
  id: 'fathers-name-corrected',
  story: {
    vi: 'Đính chính tên cha: chỉ khai sinh làm lại, ba bước kia không đụng đến',
    en: "The father's name is corrected: only the birth is done again, the other three are left alone",
  },
  family: {
    mother: vy,
    father: khoi,
    applicant: vy,
    relation: 'mother',
    parentage: 'both',
    register: 'with-mother',
    head: vy,
    child: {
      name: 'Doãn Cao Nguyên',
      sex: 'male',
      bornAt: '2026-11-14T11:11:00+07:00',
      placeOfBirth: { facilityCode: '79011', address: saiGon },
      birthCertificateNumber: '91026.GCS.79011.26',
    },
  },
  acts: [correction('103', '/father/name', 'Doãn Minh Khôi Nguyên')],
  expected: corrected(['birth']),
});

export const corrections: readonly Sample[] = [nameCorrected, sexCorrected, fathersNameCorrected];
