/**
 * Families whose births are left undecided, so that whoever signs in finds work: two communes of Hà Nội have no system of
 * their own, one for births and one for residences. What is wrong with some of them is for the clerk to find.
 */
import type { AgencyId } from '../../../domain/agencies';
import { citizensOf, declarationOf, man, paperOf, places, woman, type FamilyInput } from '../people';
import type { BirthFiling, SampleRecords } from '../sample';

export interface SampleForClerks extends SampleRecords {
  /** Also its Idempotency-Key. */
  id: string;
  /** Received when it is filed, so that it is due in time. */
  filing: Omit<BirthFiling, 'receivedAt'>;
  /** At whose desk it stays. */
  desk: AgencyId;
}

/** Which agency works at a desk where. */
export const desksOfSamples: readonly { agency: AgencyId; only: string[] }[] = [
  { agency: 'civil-status', only: [places.cuaNam('').commune] },
  { agency: 'residence', only: [places.hoanKiem('').commune] },
];

function forClerks(id: string, desk: AgencyId, family: FamilyInput): SampleForClerks {
  const declaration = declarationOf(family);
  const papers = family.mother ? [paperOf(declaration, family.mother.personalId)] : [];
  return { id, desk, people: citizensOf(family), papers, filing: { bundle: 'birth', declaration } };
}

const hoanKiem = places.hoanKiem('5 Hàng Trống');
const hanh = woman({
  personalId: '001195041001',
  name: 'Vũ Hồng Hạnh',
  bornOn: '1995-05-06',
  residence: hoanKiem,
});
const quan = man({
  personalId: '001092041002',
  name: 'Đỗ Minh Quân',
  bornOn: '1992-01-17',
  residence: hoanKiem,
});
const clean = forClerks('clerks-clean', 'residence', {
  ...{ mother: hanh, father: quan, applicant: hanh, relation: 'mother', parentage: 'both' },
  ...{ register: 'with-father', head: quan },
  child: {
    name: 'Đỗ Khánh An',
    sex: 'female',
    bornAt: '2026-11-14T07:20:00+07:00',
    placeOfBirth: { facilityCode: '01011', address: hoanKiem },
    birthCertificateNumber: '91041.GCS.01011.26',
  },
});

const hangBac = places.hoanKiem('72 Hàng Bạc');
const yen = woman({
  personalId: '001197042001',
  name: 'Lương Hải Yến',
  bornOn: '1997-10-30',
  residence: hangBac,
});
const son = man({
  personalId: '001094042002',
  name: 'Bùi Thái Sơn',
  bornOn: '1994-02-11',
  residence: hangBac,
});
const grandmother = woman({
  personalId: '001165042003',
  name: 'Bùi Thị Lan',
  bornOn: '1965-08-08',
  residence: hangBac,
});
/** The household's head has not been asked. */
const consentMissing = forClerks('clerks-consent', 'residence', {
  ...{ mother: yen, father: son, applicant: son, relation: 'father', parentage: 'both' },
  ...{ register: 'with-father', head: grandmother, consent: null },
  child: {
    name: 'Bùi Đức Trí',
    sex: 'male',
    bornAt: '2026-11-15T21:05:00+07:00',
    placeOfBirth: { facilityCode: '01011', address: hangBac },
    birthCertificateNumber: '91042.GCS.01011.26',
  },
});

const lyThaiTo = places.hoanKiem('11 Lý Thái Tổ');
const my = woman({
  personalId: '001199043001',
  name: 'Hoàng Trà My',
  bornOn: '1999-12-24',
  residence: lyThaiTo,
});
const motherAlone = forClerks('clerks-mother-alone', 'residence', {
  ...{ mother: my, applicant: my, relation: 'mother', parentage: 'mother-only' },
  ...{ register: 'with-mother', head: my },
  child: {
    name: 'Hoàng Gia Hân',
    sex: 'female',
    bornAt: '2026-11-16T03:40:00+07:00',
    placeOfBirth: { facilityCode: '01011', address: lyThaiTo },
    birthCertificateNumber: '91043.GCS.01011.26',
  },
});

const cuaNam = places.cuaNam('30 Phan Bội Châu');
const huong = woman({
  personalId: '001193044001',
  name: 'Phạm Thị Thu Hương',
  bornOn: '1993-04-19',
  residence: cuaNam,
});
const dung = man({
  personalId: '001090044002',
  name: 'Nguyễn Tiến Dũng',
  bornOn: '1990-09-02',
  residence: cuaNam,
});
const toRegister: FamilyInput = {
  ...{ mother: huong, father: dung, applicant: huong, relation: 'mother', parentage: 'both' },
  ...{ register: 'with-father', head: dung },
  child: {
    name: 'Nguyễn Phạm Bảo Châu',
    sex: 'female',
    bornAt: '2026-11-17T12:30:00+07:00',
    placeOfBirth: { facilityCode: '01011', address: cuaNam },
    birthCertificateNumber: '91044.GCS.01011.26',
  },
};
const birth = forClerks('clerks-birth', 'civil-status', toRegister);

const haLong = places.cuaNam('8 Hạ Hồi');
const nga = woman({
  personalId: '001196045001',
  name: 'Trịnh Thúy Nga',
  bornOn: '1996-06-27',
  residence: haLong,
});
const hung = man({
  personalId: '001091045002',
  name: 'Cao Xuân Hùng',
  bornOn: '1991-11-13',
  residence: haLong,
});
const misspelt = forClerks('clerks-misspelt', 'civil-status', {
  ...{ mother: nga, father: hung, applicant: nga, relation: 'mother', parentage: 'both' },
  ...{ register: 'with-father', head: hung },
  child: {
    name: 'Cao Nhật Minh',
    sex: 'male',
    bornAt: '2026-11-18T16:10:00+07:00',
    placeOfBirth: { facilityCode: '01011', address: haLong },
    birthCertificateNumber: '91045.GCS.01011.26',
  },
});
/** The population database has the father under another name. */
const nameDiffers: SampleForClerks = {
  ...misspelt,
  people: misspelt.people.map((one) => (one.name === hung.name ? { ...one, name: 'Cao Văn Hùng' } : one)),
};

export const samplesForClerks: readonly SampleForClerks[] = [
  clean,
  consentMissing,
  motherAlone,
  birth,
  nameDiffers,
];
