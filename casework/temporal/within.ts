/** The promise's result, or `tooLate` when it takes longer; what it waited for goes on by itself. */
export async function within<T>(
  patienceMs: number,
  promise: Promise<T>,
  tooLate = (): Error => new Error(`no answer within ${patienceMs} ms`),
): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(tooLate()), patienceMs);
  });
  return Promise.race([promise, tooLong]).finally(() => clearTimeout(timer));
}
