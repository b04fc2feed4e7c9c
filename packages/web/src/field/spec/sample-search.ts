// SPDX-License-Identifier: Apache-2.0
import type { FieldItem, FieldPhotograph, FieldSearch } from "../field-search.ts";
import { ended, withItem } from "../search-changes.ts";

const idOf = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;
const at = (minute: number): string => `2026-03-02T09:${String(minute).padStart(2, "0")}:00.000Z`;

const photographOf = (n: number): FieldPhotograph => ({
  photographRef: idOf(500 + n),
  name: `IMG_${n}.jpg`,
  takenAt: { at: at(n) },
  measured: {
    ...{ objectRoot: "ab".repeat(32), sealedSize: 900, recipientCount: 1, sourceKind: "file" },
    ...{ imageSize: 700, imageDigest: "cd".repeat(32) },
  },
  measuredBy: "scelle-page/0",
});

/** A search of an invented office with so many items, the first of them a telephone with a photograph. */
export function sampleSearch(itemCount: number): FieldSearch {
  const person = { personRef: idOf(1), name: "Investigator 1" };
  const begun: FieldSearch = {
    ...{ searchRef: idOf(2), person, origin: "register.example", preparedAt: at(0), zone: "Europe/Paris" },
    prepared: {
      ...{ caseRef: idOf(3), number: "C-1", title: "A case", recipients: ["age1example"] },
      ...{ exhibitNumbers: ["C-1/1"], persons: [person, { personRef: idOf(4), name: "Witness 4" }] },
    },
    ...{ placeType: "police-office", place: "Office 12", conductedByRefs: [idOf(1)], searchedRef: idOf(9) },
    ...{ sealType: "closed", numberPrefix: "C-1/", numberFirst: 2, hasPositions: false },
    newPersons: [{ personRef: idOf(9), name: "Somebody new" }],
    ...{ items: [], clocks: [], isComingIn: false, sent: {}, outcomes: {} },
    attendance: {
      attendanceRef: idOf(10),
      branch: "person",
      attendees: [{ personRef: idOf(9), capacity: "person", signature: "refused", reason: "Says nothing" }],
    },
  };
  let search = begun;
  for (let n = 0; n < itemCount; n += 1) {
    search = withItem(search, {
      itemRef: idOf(100 + n),
      category: n === 0 ? "phone" : "document",
      takenAt: { at: at(n + 1) },
    });
  }
  const items = search.items.map((item, n) => described(item, n));
  return ended({ ...search, items }, { endedAt: { at: at(50) }, device: "A browser" });
}

function described(item: FieldItem, n: number): FieldItem {
  const told = { ...item, description: `Thing ${n}`, sealRef: idOf(200 + n), checkRef: idOf(300 + n) };
  if (n > 0) return { ...told, seal: { number: `S-${n}`, at: at(n + 1) } };
  const device = { powerState: "on", lockState: "locked", batteryPercent: 40, isolation: "faraday" };
  return { ...told, imeis: ["490154203237518"], device, photographs: [photographOf(n)] };
}
