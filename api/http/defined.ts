export type Defined<T> = { [K in keyof T]: Exclude<T[K], undefined> };

/** Leaves out what was not asked for, which the register tells apart from `undefined`. */
export function definedOnly<T extends object>(given: T): Defined<Partial<T>> {
  const entries = Object.entries(given).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as Defined<Partial<T>>;
}
