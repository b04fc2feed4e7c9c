// SPDX-License-Identifier: Apache-2.0
import { dirname, posix } from "node:path";

interface LoggedCall {
  readonly operation: string;
  readonly path: string;
  /** Where a rename or link comes from. */
  readonly from: string;
}

/**
 * What is wrong with the order of the calls of one process, by its log: bytes that got their name before they
 * were durable; and whatever was not durable when an acknowledgement was given, or at the end.
 * @param lines of the shim's log
 * @param top the folder that is judged
 */
export function orderProblems(lines: readonly string[], top: string): string[] {
  const state = new DurableState(top);
  for (const line of lines) {
    const [, operation = "", error, path = "", from = ""] = line.split("\t");
    if (error === "0") state.take({ operation, path, from });
  }
  state.expectDurable("at the end");
  return [...new Set(state.problems)];
}

class DurableState {
  readonly problems: string[] = [];
  readonly #top: string;
  /** Files with bytes that were not synced. */
  #dirty = new Set<string>();
  /** Names that their folder was not synced with. */
  #unnamed = new Set<string>();

  constructor(top: string) {
    this.#top = top;
  }

  take({ operation, path, from }: LoggedCall): void {
    if (operation === "mark") this.expectDurable("when it was acknowledged");
    if (operation === "create" || operation === "mkdir") this.#unnamed.add(path);
    if (operation === "write" || operation === "truncate") this.#write(path);
    if (operation === "sync") this.#sync(path);
    if (operation === "rename" || operation === "link") this.#name(operation, from, path);
    if (operation === "unlink") for (const gone of [this.#dirty, this.#unnamed]) gone.delete(path);
  }

  expectDurable(when: string): void {
    const open = [
      ...[...this.#dirty].map((path) => `${path} has bytes that are not synced`),
      ...[...this.#unnamed].map((path) => `${path} has a name that is not synced`),
    ];
    this.problems.push(
      ...open
        .filter((problem) => !isDisposable(this.#below(problem)))
        .map((one) => `${when}: ${this.#below(one)}`),
    );
  }

  #write(path: string): void {
    // The index may lose its newest rows, but not the order in which its own log is moved.
    if (path.endsWith(".sqlite") && this.#dirty.has(`${path}-wal`)) {
      this.problems.push(`${this.#below(path)} is written before its own log is durable`);
    }
    this.#dirty.add(path);
  }

  #sync(path: string): void {
    this.#dirty.delete(path);
    for (const name of [...this.#unnamed]) if (dirname(name) === path) this.#unnamed.delete(name);
  }

  #name(operation: string, from: string, to: string): void {
    if (this.#dirty.has(from)) {
      this.problems.push(`${this.#below(to)} is named before its bytes are durable`);
    }
    const moved = (path: string): string =>
      path === from || path.startsWith(`${from}/`) ? to + path.slice(from.length) : path;
    if (operation === "rename") {
      this.#dirty = new Set([...this.#dirty].map(moved));
      this.#unnamed = new Set([...this.#unnamed].map(moved));
    }
    this.#unnamed.add(to);
  }

  #below(text: string): string {
    return text.startsWith(`${this.#top}/`) ? text.slice(this.#top.length + 1) : text;
  }
}

/** Index and lock are made anew; a file that still has a passing name is nobody's yet. */
function isDisposable(problem: string): boolean {
  const [path = ""] = problem.split(" ", 1);
  const isPassing = posix.basename(path).startsWith(".") || path.includes("/.");
  return isPassing || /(^|\/)(index(\/|$)|LOCK$|run(\/|$))/.test(path);
}
