/** How many deliveries are under way that will be over in a moment; the recorder waits for a quiet one. */
export class Busy {
  private count = 0;

  get quiet(): boolean {
    return this.count === 0;
  }

  async during<T>(work: Promise<T>): Promise<T> {
    this.count += 1;
    try {
      return await work;
    } finally {
      this.count -= 1;
    }
  }
}
