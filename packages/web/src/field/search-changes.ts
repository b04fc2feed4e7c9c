// SPDX-License-Identifier: Apache-2.0
import { withoutRefusals } from "./field-acts.ts";
import { reportDigest, reportText } from "./field-report.ts";
import {
  type ClockComparison,
  type DevicePosition,
  type DeviceReading,
  type FieldAttendance,
  type FieldItem,
  type FieldSearch,
  isRefused,
  type NamedPerson,
} from "./field-search.ts";
import { nextNumber } from "./item-numbers.ts";

// Each change makes a new search of one before; what has been sent stays as it is.

/** Begins an item: numbered, and taken at this moment. */
export function withItem(
  search: FieldSearch,
  begun: { readonly itemRef: string; readonly category: string; readonly takenAt: DeviceReading },
): FieldSearch {
  const { items, prepared, numberPrefix, numberFirst } = search;
  const taken = [...prepared.exhibitNumbers, ...items.map(({ number }) => number)];
  const before = items.at(-1);
  const item: FieldItem = {
    ...begun,
    sealRef: crypto.randomUUID(),
    checkRef: crypto.randomUUID(),
    number: nextNumber(numberPrefix, numberFirst, taken),
    description: "",
    // One goes through a place room by room: the next thing lies where the last one did.
    place: before?.place ?? search.place,
    ...{ imeis: [], device: {}, photographs: [], note: "" },
  };
  return { ...search, startedAt: search.startedAt ?? begun.takenAt, items: [...items, item] };
}

/** Changes an item; what the register refused of it goes out once somebody says so. */
export function withItemChanged(
  search: FieldSearch,
  itemRef: string,
  alter: (item: FieldItem) => FieldItem,
): FieldSearch {
  const items = search.items.map((item) => (item.itemRef === itemRef ? alter(item) : item));
  return { ...search, items };
}

/** Where the device was as an item was taken, which it says later; a time corrected meanwhile stays. */
export function withItemPosition(
  search: FieldSearch,
  itemRef: string,
  position: DevicePosition,
): FieldSearch {
  if (search.endedAt !== undefined) return search;
  return withItemChanged(search, itemRef, (item) => ({ ...item, takenAt: { ...item.takenAt, position } }));
}

/** Where the device was as the search began. */
export function withStartPosition(search: FieldSearch, position: DevicePosition): FieldSearch {
  const { startedAt, endedAt } = search;
  if (startedAt === undefined || endedAt !== undefined) return search;
  return { ...search, startedAt: { ...startedAt, position } };
}

/** What was begun by mistake goes, with its number. */
export function withoutItem(search: FieldSearch, itemRef: string): FieldSearch {
  return { ...search, items: search.items.filter((item) => item.itemRef !== itemRef) };
}

/** Another number than the one on the report; the record says which one that was. */
export function renumbered(
  search: FieldSearch,
  itemRef: string,
  number: string,
  remark: string,
): FieldSearch {
  const changed = withItemChanged(search, itemRef, (item) => ({
    ...item,
    number,
    note: item.note === "" ? remark : `${item.note}\n${remark}`,
  }));
  return withoutRefusals(changed, [itemRef]);
}

export function withAttendance(search: FieldSearch, attendance: FieldAttendance): FieldSearch {
  return { ...search, attendance };
}

export function withPersonRenamed(search: FieldSearch, personRef: string, name: string): FieldSearch {
  const rename = (person: NamedPerson) => (person.personRef === personRef ? { ...person, name } : person);
  return { ...search, newPersons: search.newPersons.map(rename) };
}

/** A refused act is not sent any more: somebody records it by hand. It stays here, with its refusal. */
export function withActLeftOut(search: FieldSearch, draftId: string): FieldSearch {
  const { leftOut = [], outcomes } = search;
  if (!isRefused(outcomes[draftId]) || leftOut.includes(draftId)) return search;
  return { ...search, leftOut: [...leftOut, draftId] };
}

/** What was left out is sent after all. */
export function withActTakenUp(search: FieldSearch, draftId: string): FieldSearch {
  const { leftOut = [], ...rest } = search;
  return withoutRefusals({ ...rest, leftOut: leftOut.filter((id) => id !== draftId) }, [draftId]);
}

/** What an item lacks before its search can end. */
export type Lack = "description" | "place";

export function lacksOf({ description, place }: FieldItem): readonly Lack[] {
  return [
    ...(description.trim() === "" ? (["description"] as const) : []),
    ...(place.trim() === "" ? (["place"] as const) : []),
  ];
}

/** What is known when a search ends. */
export interface SearchEnd {
  readonly endedAt: DeviceReading;
  /** What the device says that it is. */
  readonly device: string;
  /** Where the register answered just then. */
  readonly clock?: ClockComparison | undefined;
}

/**
 * Ends a search: its report is made, and nothing is added any more. From here on its acts are the same on
 * every device.
 */
export function ended(search: FieldSearch, { endedAt, device, clock }: SearchEnd): FieldSearch {
  if (search.endedAt !== undefined) return search;
  const clocks = clock === undefined ? search.clocks : [...search.clocks, clock];
  const over = { ...search, clocks, startedAt: search.startedAt ?? endedAt, endedAt };
  const text = reportText(over);
  const report = {
    ...{ reportRef: crypto.randomUUID(), digest: reportDigest(text), text, madeAt: endedAt.at },
    device: device.slice(0, deviceLengthMax),
  };
  return { ...over, report };
}

/** As the record of the report takes it. */
const deviceLengthMax = 300;
