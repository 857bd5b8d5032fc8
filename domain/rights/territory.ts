/** Where a right holds: `*` is everywhere, two digits a province, five a commune. */
export type Territory = readonly string[];

/** A commune with the province it lies in. */
export interface Unit {
  province: string;
  commune: string;
}

/** Where an act is registered, and the commune whose body decides one of its steps. */
export interface Placed {
  office: Unit;
  place: string;
}

export const isTerritory = (text: string): boolean => /^(\*|\d{2}|\d{5})$/.test(text);

export const isProvince = (where: string): boolean => where.length === 2;

export function covers(territory: Territory, { province, commune }: Unit): boolean {
  return territory.some((where) => where === '*' || where === province || where === commune);
}
