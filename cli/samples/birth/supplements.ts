/** Where the commune police ask for the household head's consent, which is neither given nor refused. */
import type { Moment } from '../act';
import { page } from '../papers';
import { man, places, woman } from '../people';
import type { Sample } from '../sample';
import { birthSample } from './birth-sample';
import { allGranted } from './endings';

const consent = '/residence/householdHead/consent';
const asked: Moment = { residence: 'awaiting-citizen' };
const consents = { step: 'residence', changes: [{ pointer: consent, value: true }] };

const saiGon = places.saiGon('18 Tôn Đức Thắng');
const cuc = woman({
  personalId: '079196031001',
  name: 'Trương Thị Thu Cúc',
  bornOn: '1996-03-14',
  residence: saiGon,
});
const loc = man({
  personalId: '079093031002',
  name: 'Hà Phước Lộc',
  bornOn: '1993-12-01',
  residence: saiGon,
});
const uncle = man({
  personalId: '079070031003',
  name: 'Hà Phước Thọ',
  bornOn: '1970-07-19',
  residence: saiGon,
});
const consentSupplied = birthSample({
  id: 'consent-supplied',
  story: {
    vi: 'Thiếu ý kiến chủ hộ: được yêu cầu, gia đình bổ sung, cư trú được giải quyết ở lượt hai',
    en: "The head's consent is missing: asked for, supplied, and the residence granted in the second round",
  },
  family: {
    mother: cuc,
    father: loc,
    applicant: cuc,
    relation: 'mother',
    parentage: 'both',
    register: 'with-father',
    head: uncle,
    consent: null,
    child: {
      name: 'Hà Gia Phúc',
      sex: 'male',
      bornAt: '2026-11-12T05:45:00+07:00',
      placeOfBirth: { facilityCode: '79012', address: saiGon },
      birthCertificateNumber: '91018.GCS.79012.26',
    },
  },
  acts: [{ id: 'consent', when: asked, order: { kind: 'supplement', body: consents } }],
  expected: {
    outcome: 'granted',
    steps: { ...allGranted.steps, residence: { state: 'granted', round: 2, supplements: 1 } },
  },
});

const ninhKieu = places.ninhKieu('3 Trần Văn Hoài');
const no = woman({
  personalId: '092197031004',
  name: 'Thạch Thị Nở',
  bornOn: '1997-05-09',
  residence: ninhKieu,
  ethnicity: 'Khmer',
});
const aunt = woman({
  personalId: '092165031005',
  name: 'Thạch Thị Sa Rinh',
  bornOn: '1965-01-27',
  residence: ninhKieu,
  ethnicity: 'Khmer',
});
const askedTwice = birthSample({
  id: 'asked-twice',
  story: {
    vi: 'Lần đầu gửi nhầm giấy tờ, bị yêu cầu bổ sung lần hai (tính là quá hạn), rồi được giải quyết',
    en: 'The first answer brings the wrong paper: asked a second time, which counts as overdue, then granted',
  },
  family: {
    mother: no,
    applicant: no,
    relation: 'mother',
    parentage: 'mother-only',
    register: 'other',
    head: aunt,
    consent: null,
    child: {
      name: 'Thạch Ngọc Lan',
      sex: 'female',
      ethnicity: 'Khmer',
      bornAt: '2026-11-10T16:20:00+07:00',
      placeOfBirth: { facilityCode: '92011', address: ninhKieu },
      birthCertificateNumber: '91019.GCS.92011.26',
    },
  },
  acts: [
    {
      id: 'wrong-paper',
      when: asked,
      order: {
        kind: 'supplement',
        body: { step: 'residence', changes: [], attachments: [page('so-ho-khau-cu', 'Sổ hộ khẩu cũ')] },
      },
    },
    { id: 'consent', when: asked, order: { kind: 'supplement', body: consents } },
  ],
  expected: {
    outcome: 'granted',
    steps: { ...allGranted.steps, residence: { state: 'granted', round: 3, supplements: 2 } },
  },
});

const thuDuc = places.thuDuc('112 Tô Ngọc Vân');
const diep = woman({
  personalId: '079198031006',
  name: 'Lâm Ngọc Diệp',
  bornOn: '1998-10-30',
  residence: thuDuc,
});
const grandfather = man({
  personalId: '079064031007',
  name: 'Lâm Văn Sáu',
  bornOn: '1964-09-09',
  residence: thuDuc,
});
const withdrawnInstead = birthSample({
  id: 'withdrawn-instead',
  story: {
    vi: 'Được yêu cầu bổ sung thì gia đình rút hồ sơ: khai sinh, căn cước giữ nguyên, thẻ BHYT bị hủy',
    en: 'Asked for more, the family withdraws: birth and identity card stand, the insurance card is undone',
  },
  family: {
    mother: diep,
    applicant: diep,
    relation: 'mother',
    parentage: 'mother-only',
    register: 'other',
    head: grandfather,
    consent: null,
    child: {
      name: 'Lâm Nhật Hạ',
      sex: 'female',
      bornAt: '2026-11-13T22:22:00+07:00',
      placeOfBirth: { facilityCode: '79012', address: thuDuc },
      birthCertificateNumber: '91020.GCS.79012.26',
    },
  },
  acts: [
    {
      id: 'withdrawal',
      when: { ...asked, 'health-insurance': 'granted', 'identity-card': 'granted' },
      order: { kind: 'withdrawal', body: { reason: 'Gia đình chuyển về quê' } },
    },
  ],
  expected: {
    outcome: 'partial',
    steps: {
      ...allGranted.steps,
      residence: { state: 'withdrawn', reason: 'withdrawn-by-citizen' },
      'health-insurance': 'reversed',
    },
  },
});

export const supplements: readonly Sample[] = [consentSupplied, askedTwice, withdrawnInstead];
