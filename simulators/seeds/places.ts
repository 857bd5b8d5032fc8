import administrativeUnits from '../../procedures/shared/data/administrative-units.json';
import type { Address } from '../../domain/schemas/common';
import type { SeededRandom } from './random';

/** Homes and hospitals of the seeded families, by the codes of the administrative units in force. */
const bigCities = ['79', '01'] as const;
const streets = [
  'Lê Lợi',
  'Trần Hưng Đạo',
  'Nguyễn Huệ',
  'Hai Bà Trưng',
  'Lý Thường Kiệt',
  'Phan Đình Phùng',
] as const;

/** Six of ten live in Ho Chi Minh City or Hà Nội, the others anywhere. */
export function home(random: SeededRandom): Address {
  const { provinces } = administrativeUnits;
  const city = random.chance(0.6) ? random.pick(bigCities) : undefined;
  const province =
    provinces.find(({ code }) => code === city) ?? provinces[random.integer(0, provinces.length - 1)];
  const commune = province?.communes[random.integer(0, province.communes.length - 1)];
  if (!province || !commune) throw new Error('the list of administrative units is empty');
  const detail = `${random.integer(1, 300)} ${random.pick(streets)}`;
  return { province: province.code, commune: commune.code, detail };
}

/** A facility of that province; 79024 is kept free for papers issued later. */
export function facilityIn(province: string, random: SeededRandom): string {
  return `${province}0${random.integer(25, 60)}`;
}
