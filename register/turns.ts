/** Lets those who act under one name act one after another, in the order in which they came; others wait for none of them. */
export function turnsByName(): <T>(name: string, act: () => Promise<T>) => Promise<T> {
  const last = new Map<string, Promise<unknown>>();
  return (name, act) => {
    const before = last.get(name);
    const acting = before ? before.then(act, act) : act();
    last.set(name, acting);
    const leave = () => {
      if (last.get(name) === acting) last.delete(name);
    };
    acting.then(leave, leave);
    return acting;
  };
}
