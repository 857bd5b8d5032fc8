import units from './data/administrative-units.json';

/**
 * Provinces and communes in force since 2025-07-01 (Decision 19/2025/QĐ-TTg), for the borders only: the list is too
 * large for the workflow sandbox. Some province codes outlived their province: 52 was Bình Định and is Gia Lai.
 */
export const provinces = units.provinces;

const provinceOfCommune = new Map(
  provinces.flatMap(({ code, communes }) => communes.map((commune) => [commune.code, code] as const)),
);
const provinceCodes = new Set(provinces.map(({ code }) => code));

const nameOfCommune = new Map(
  provinces.flatMap(({ communes }) => communes.map(({ code, name }) => [code, name] as const)),
);

export const findCommuneName = (commune: string): string | undefined => nameOfCommune.get(commune);

export const findProvinceOf = (commune: string): string | undefined => provinceOfCommune.get(commune);

/** What is wrong with an address's codes, as far as it has any. */
export function findUnitProblem(place: { province?: string | undefined; commune?: string | undefined }):
  | {
      member: 'province' | 'commune';
      code: 'unknown-province' | 'unknown-commune' | 'commune-of-another-province';
    }
  | undefined {
  if (place.province !== undefined && !provinceCodes.has(place.province))
    return { member: 'province', code: 'unknown-province' };
  if (place.commune === undefined) return undefined;
  const province = provinceOfCommune.get(place.commune);
  if (province === undefined) return { member: 'commune', code: 'unknown-commune' };
  if (place.province !== undefined && province !== place.province)
    return { member: 'commune', code: 'commune-of-another-province' };
  return undefined;
}
