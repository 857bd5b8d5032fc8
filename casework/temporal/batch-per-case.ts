/**
 * Sends one thing at a time to each receiver: what comes while a sending is under way goes together with the next one.
 * Nothing is held back while nothing is under way, no sending holds more than `atMost`, and a failure is that of what
 * went together.
 */
export function batchPerCase<Item, Result>(
  send: (receiver: string, items: readonly Item[]) => Promise<Result>,
  atMost: number,
): (receiver: string, item: Item) => Promise<Result> {
  /** Of each receiver the end of its last turn, and the turn that has not begun. */
  const ends = new Map<string, Promise<void>>();
  const next = new Map<string, { items: Item[]; sent: Promise<Result> }>();

  const follow = (receiver: string, sent: Promise<Result>): Promise<Result> => {
    const over = () => {
      if (ends.get(receiver) === end) ends.delete(receiver);
    };
    const end: Promise<void> = sent.then(over, over);
    ends.set(receiver, end);
    return sent;
  };

  return (receiver, item) => {
    const joined = next.get(receiver);
    if (joined && joined.items.length < atMost) {
      joined.items.push(item);
      return joined.sent;
    }
    const items = [item];
    const before = ends.get(receiver);
    if (!before) return follow(receiver, send(receiver, items));
    const sent = before.then(() => {
      if (next.get(receiver)?.items === items) next.delete(receiver);
      return send(receiver, items);
    });
    next.set(receiver, { items, sent });
    return follow(receiver, sent);
  };
}
