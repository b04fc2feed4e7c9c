// SPDX-License-Identifier: Apache-2.0

/** Often enough to look alive, seldom enough to cost nothing. */
const intervalMs = 200;

/** One line on a terminal that is written over as work goes on; silent where there is no terminal. */
export class ProgressLine {
  readonly #terminal: { write(text: string): unknown } | undefined;
  #nextAtMs = 0;
  #isShown = false;

  constructor(terminal: { write(text: string): unknown } | undefined) {
    this.#terminal = terminal;
  }

  /** @param text is called only when the line is due */
  show(text: () => string): void {
    if (this.#terminal === undefined || performance.now() < this.#nextAtMs) return;
    this.#nextAtMs = performance.now() + intervalMs;
    this.#isShown = true;
    this.#terminal.write(`\r\u001b[K${text()}`);
  }

  /** Leaves the line empty, so that what follows stands alone. */
  clear(): void {
    if (this.#isShown) this.#terminal?.write("\r\u001b[K");
    this.#isShown = false;
    this.#nextAtMs = 0;
  }
}

/** `12 of 119 GiB` in the units that people read. */
export function progressText(doneBytes: number, totalBytes: number | undefined): string {
  const done = sizeText(doneBytes);
  if (totalBytes === undefined || totalBytes === 0) return done;
  const percent = Math.floor((100 * doneBytes) / totalBytes);
  return `${done} / ${sizeText(totalBytes)}  ${percent} %`;
}

/** A size in binary units with three digits; the exact number stands in the record. */
export function sizeText(bytes: number): string {
  const units = ["B", "KiB", "MiB", "GiB", "TiB", "PiB"];
  let value = bytes;
  let unit = 0;
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit += 1;
  }
  const digits = unit === 0 || value >= 100 ? 0 : value >= 10 ? 1 : 2;
  return `${value.toFixed(digits)} ${units[unit]}`;
}
