/** How many items a control lists when it is not said, or not said in earnest. */
const usual = 100;

export function limitOf(value: unknown): number {
  const limit = Number(value ?? usual);
  return Number.isInteger(limit) && limit > 0 ? limit : usual;
}
