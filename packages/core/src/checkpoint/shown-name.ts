// SPDX-License-Identifier: Apache-2.0

/** Anybody may write anything where a name of a log stands, and errors reach screens and logs. */
export function shownName(name: string): string {
  return /^[!-~]{1,200}$/.test(name) ? name : "?";
}
