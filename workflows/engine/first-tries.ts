/**
 * Lets first tries that run side by side go on together, in the order in which they began. Which local activity ends
 * first, and whether several end at once, is not in the history: a case that went on with each as it ended would on a
 * replay give its commands in another order, and stick for ever.
 */
export class FirstTries {
  private begun = 0;
  private underWay = 0;
  private readonly ended: { place: number; goOn: () => void }[] = [];

  /** Gives what the attempt gave, once no other is under way. */
  async settle<T>(attempt: Promise<T>): Promise<T> {
    this.begun += 1;
    this.underWay += 1;
    const place = this.begun;
    try {
      return await attempt;
    } finally {
      this.underWay -= 1;
      await new Promise<void>((goOn) => {
        this.ended.push({ place, goOn });
        if (this.underWay === 0) this.release();
      });
    }
  }

  private release(): void {
    const inOrder = this.ended.splice(0).sort((a, b) => a.place - b.place);
    for (const { goOn } of inOrder) goOn();
  }
}
