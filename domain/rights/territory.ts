/** Where a right holds: `*` is everywhere, two digits a province, five a commune. */
export type Territory = readonly string[];

/** A commune with the province it lies in. */
export interface Unit {
  province: string;
  commune: string;
}

export const isTerritory = (text: string): boolean => /^(\*|\d{2}|\d{5})$/.test(text);

export function covers(territory: Territory, { province, commune }: Unit): boolean {
  return territory.some((where) => where === '*' || where === province || where === commune);
}
