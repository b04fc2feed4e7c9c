// SPDX-License-Identifier: Apache-2.0
import { type EffectiveRecord, isRecordOf } from "../records/effective-records.ts";
import { personsIdentified } from "../records/kinds/persons-identified.ts";
import { personsSeparated } from "../records/kinds/persons-separated.ts";

/** Two records of one person, as long as nobody has undone it. */
export interface Identification {
  readonly recordRef: string;
  readonly persons: readonly [string, string];
  readonly separatedBy?: string;
}

/** The identifications that records make, and whether they were undone. */
export function identificationsAmong(records: readonly EffectiveRecord[]): Identification[] {
  const undone = new Map<string, string>();
  for (const record of records) {
    if (isRecordOf(record, personsSeparated)) undone.set(record.stated.identificationRef, record.recordRef);
  }
  return records.flatMap((record) => {
    if (!isRecordOf(record, personsIdentified)) return [];
    const separatedBy = undone.get(record.recordRef);
    const { personRef, otherRef } = record.stated;
    const persons = [personRef, otherRef] as const;
    return [{ recordRef: record.recordRef, persons, ...(separatedBy === undefined ? {} : { separatedBy }) }];
  });
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
