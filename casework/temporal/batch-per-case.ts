/**
 * Sends one batch at a time to each receiver. Without a batch under way an item goes at once; with one, it goes in the
 * next, together with others that come meanwhile. A batch holds at most `atMost` items, and they fail together.
 */
export function batchPerCase<Item, Result>(
  send: (receiver: string, items: readonly Item[]) => Promise<Result>,
  atMost: number,
): (receiver: string, item: Item) => Promise<Result> {
  /** For each receiver the end of its last batch, and the batch that has not gone yet. */
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
