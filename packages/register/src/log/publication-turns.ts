// SPDX-License-Identifier: Apache-2.0

/**
 * What replaces the checkpoint, one after the other. After a publication that failed nothing begins: what the
 * disk has is not known, so that its error is the answer to all that wait, and the next start begins anew.
 */
export class PublicationTurns {
  #last: Promise<void> = Promise.resolve();
  #failure: { readonly cause: unknown } | undefined;

  publication<T>(publish: () => Promise<T>): Promise<T> {
    return this.next(async () => {
      try {
        return await publish();
      } catch (cause) {
        this.#failure = { cause };
        throw cause;
      }
    });
  }

  next<T>(task: () => Promise<T>): Promise<T> {
    const done = this.#last.then(() => {
      if (this.#failure !== undefined) throw this.#failure.cause;
      return task();
    });
    const ignore = (): void => undefined; // Its caller is told.
    this.#last = done.then(ignore, ignore);
    return done;
  }

  /** When nothing is at work. */
  async atRest(): Promise<void> {
    await this.#last;
  }
}
