/** Runs tasks one after the other, in the order they came, whether or not the one before failed. */
export class Queue {
  private last: Promise<unknown> = Promise.resolve();

  add<T>(task: () => Promise<T>): Promise<T> {
    const result = this.last.then(task, task);
    this.last = result.catch(() => undefined);
    return result;
  }

  /** When everything that has been added so far is through. */
  async idle(): Promise<void> {
    await this.last;
  }
}
