// SPDX-License-Identifier: Apache-2.0

/** Two records of one person, as long as nobody has undone it. */
export interface Identification {
  readonly recordRef: string;
  readonly persons: readonly [string, string];
  readonly separatedBy?: string;
}

/** Every record of the person that a record is of, itself first, over identifications that still hold. */
export function samePersons(identifications: readonly Identification[], personRef: string): string[] {
  const found = [personRef];
  const standing = identifications.filter(({ separatedBy }) => separatedBy === undefined);
  for (const ref of found) {
    for (const { persons } of standing) {
      if (persons.includes(ref)) found.push(...persons.filter((other) => !found.includes(other)));
    }
  }
  return found;
}
