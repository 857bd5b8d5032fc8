/** Where people live and come from, and how their names are written. */
import { man, places, woman } from '../people';
import type { Sample } from '../sample';
import { birthSample } from './birth-sample';

const home = places.saiGon('9 Nguyễn Thiệp');
const birthplace = places.ninhKieu('27 Hai Bà Trưng');
const mai = woman({
  personalId: '092196015001',
  name: 'Kiều Thị Tuyết Mai',
  bornOn: '1996-01-09',
  residence: home,
});
const tri = man({ personalId: '079094015002', name: 'Tạ Minh Trí', bornOn: '1994-09-09', residence: home });
const anotherProvince = birthSample({
  id: 'another-province',
  story: {
    vi: 'Sinh và khai sinh ở quê ngoại Cần Thơ, thường trú tại TP. Hồ Chí Minh',
    en: 'Born and registered in Cần Thơ, to live in Ho Chi Minh City',
  },
  family: {
    mother: mai,
    father: tri,
    applicant: mai,
    relation: 'mother',
    parentage: 'both',
    register: 'with-father',
    head: tri,
    child: {
      name: 'Tạ Tuyết Nhi',
      sex: 'female',
      bornAt: '2026-11-07T19:45:00+07:00',
      placeOfBirth: { facilityCode: '92011', address: birthplace },
      birthCertificateNumber: '91012.GCS.92011.26',
    },
  },
  declaration: { office: { province: birthplace.province, commune: birthplace.commune } },
});

const vungTau = places.vungTau('61 Hạ Long');
const van = woman({
  personalId: '062195015003',
  name: 'Khổng Thị Bích Vân',
  bornOn: '1995-12-12',
  residence: vungTau,
});
const canh = man({
  personalId: '077093015004',
  name: 'Nông Văn Cảnh',
  bornOn: '1993-06-30',
  residence: vungTau,
});
const numbersOfMergedProvinces = birthSample({
  id: 'numbers-of-merged-provinces',
  story: {
    vi: 'Số định danh của tỉnh đã sáp nhập (Bà Rịa – Vũng Tàu, Kon Tum) vẫn có giá trị',
    en: 'Personal numbers of provinces that have been merged since stay good',
  },
  family: {
    mother: van,
    father: canh,
    applicant: canh,
    relation: 'father',
    parentage: 'both',
    register: 'with-father',
    head: canh,
    child: {
      name: 'Nông Khổng Hải Đăng',
      sex: 'male',
      bornAt: '2026-11-15T12:00:00+07:00',
      placeOfBirth: { facilityCode: '79013', address: vungTau },
      birthCertificateNumber: '91013.GCS.79013.26',
    },
  },
});

/** Between them the names and streets of this family hold every letter of the alphabet with every tone. */
const alley = places.saiGon(
  'Hẻm 6 Bờ Kè, ngõ Đình Cũ (chợ Nhỏ, xóm Sỏi Đò), lối Ỷ Lan – khu Thủ Phủ, gốc đa Bế Tố, rạch Ngã Tư',
);
const phuong = woman({
  personalId: '079197015005',
  name: 'Đỗ Thị Mỹ Phượng Hằng',
  bornOn: '1997-02-20',
  residence: alley,
});
const huong = man({
  personalId: '079094015006',
  name: 'Đặng Trần Thắng Lộc Hưởng',
  bornOn: '1994-08-01',
  residence: alley,
});
const grandmother = woman({
  personalId: '079168015007',
  name: 'Võ Hồng Cẩm Thuý Diễm Vẽ',
  bornOn: '1968-10-20',
  residence: places.saiGon(
    'Ấp Nghĩa Kỵ, ngách Thẳng Tắp, đường Điển Hữu Dưỡng, cầu Lẫm, vực Bẹ, Đà Nẵng cũ, ụ Sử, mả Ngự, chùa Hiền Đức, ' +
      'bậc Từ Ân, phố Phú Lễ, Chí Trì, ổ Lợi Sơn, sông Ích Nhỉ, hồ Bé Mộng, Đệ Nhất, đình Lê Văn',
  ),
});
const everyMark = birthSample({
  id: 'every-mark',
  story: {
    vi: 'Họ tên có đủ mọi dấu, tên con gửi ở dạng tổ hợp (NFD); con vào hộ của bà',
    en: "Names with every mark, the child's sent decomposed (NFD); the child joins the grandmother's household",
  },
  family: {
    mother: phuong,
    father: huong,
    applicant: phuong,
    relation: 'mother',
    parentage: 'both',
    register: 'other',
    head: grandmother,
    child: {
      name: 'Đặng Nguyễn Ngọc Quỳnh Ước'.normalize('NFD'),
      sex: 'female',
      bornAt: '2026-11-16T06:06:00+07:00',
      placeOfBirth: { facilityCode: '79011', address: alley },
      birthCertificateNumber: '91014.GCS.79011.26',
    },
  },
});

export const placesAndNames: readonly Sample[] = [anotherProvince, numbersOfMergedProvinces, everyMark];
