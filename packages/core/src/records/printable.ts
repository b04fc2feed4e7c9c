// SPDX-License-Identifier: Apache-2.0

/**
 * Control characters other than tab and line feed are missing, and marks that turn the direction of writing.
 */
export const printable =
  /^[\t\n\u0020-\u007e\u00a0-\u200d\u2010-\u2027\u202f-\u2065\u206a-\ud7ff\ue000-\u{10ffff}]+$/u;

/** Whether a text holds only what a record takes, of whatever length. */
export function isPrintable(words: string): boolean {
  return printable.test(words);
}
