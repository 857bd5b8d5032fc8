/** Lets so many act at a time; the others wait in the order in which they came. */
export function turnsFor(limit: number): <T>(act: () => Promise<T>) => Promise<T> {
  let free = limit;
  const waiting: (() => void)[] = [];
  const begin = (): Promise<void> => {
    if (free === 0) return new Promise((resolve) => waiting.push(resolve));
    free -= 1;
    return Promise.resolve();
  };
  const end = (): void => {
    const next = waiting.shift();
    if (next) next();
    else free += 1;
  };
  return async (act) => {
    await begin();
    try {
      return await act();
    } finally {
      end();
    }
  };
}
