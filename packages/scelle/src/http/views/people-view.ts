// SPDX-License-Identifier: Apache-2.0
import {
  allegationFold,
  bodyRegistered,
  type CaseState,
  caseFold,
  type EffectiveRecord,
  foldRecords,
  isRecordOf,
  legalStatusRecorded,
  personRegistered,
  samePersons,
  standingDisposition,
} from "@scelle/core";
import type { PeopleView, PersonLine } from "@scelle/core/api";
import type { ViewContext } from "./view-context.ts";

/** Persons and bodies of a case, in the order in which they were recorded: nobody is ranked. */
export function peopleView(context: ViewContext): PeopleView {
  const { records, caseRef } = context;
  const state = foldRecords(caseFold, caseRef, records);
  const seen = new Set<string>();
  const people: PersonLine[] = [];
  for (const record of records) {
    if (!isRecordOf(record, personRegistered) || seen.has(record.recordRef)) continue;
    const personRefs = samePersons(state.identifications, record.recordRef).sort();
    for (const ref of personRefs) seen.add(ref);
    people.push(personLine(records, state, personRefs, record));
  }
  return { people, bodies: records.flatMap(bodyOf) };
}

function personLine(
  records: readonly EffectiveRecord[],
  state: CaseState,
  personRefs: string[],
  { stated }: EffectiveRecord,
): PersonLine {
  const status = records.findLast(
    (record) => isRecordOf(record, legalStatusRecorded) && personRefs.includes(record.stated.personRef),
  );
  const { office, bodyRef } = stated;
  return {
    personRefs,
    name: String(stated["name"] ?? ""),
    ...(typeof office === "string" ? { office } : {}),
    ...(typeof bodyRef === "string" ? { bodyRef } : {}),
    memberRoles: personRefs.flatMap((ref) => state.members[ref] ?? []),
    isImplicated: personRefs.some((ref) => state.implicated.includes(ref)),
    ...(status === undefined ? {} : { legalStatus: statusOf(status) }),
    standings: standingsOf(records, personRefs),
  };
}

function statusOf({ recordRef, stated }: EffectiveRecord): NonNullable<PersonLine["legalStatus"]> {
  return {
    status: String(stated["status"]),
    source: String(stated["source"]),
    from: stated["from"] as NonNullable<PersonLine["legalStatus"]>["from"],
    recordRef,
  };
}

function standingsOf(
  records: readonly EffectiveRecord[],
  personRefs: readonly string[],
): PersonLine["standings"] {
  const made = records.filter(({ kind }) => kind === "allegation-made");
  return made.flatMap(({ recordRef }) => {
    const own = records.filter(
      (one) => one.recordRef === recordRef || one.stated["allegationRef"] === recordRef,
    );
    const state = foldRecords(allegationFold, recordRef, own);
    const concerned = personRefs.filter((ref) => state.concerned.includes(ref));
    return concerned.map((ref) => {
      const disposition = standingDisposition(state, ref);
      return {
        allegationRef: recordRef,
        ...(disposition === undefined
          ? {}
          : { outcome: disposition.outcome, dispositionRef: disposition.recordRef }),
      };
    });
  });
}

function bodyOf(record: EffectiveRecord): PeopleView["bodies"] {
  if (!isRecordOf(record, bodyRegistered)) return [];
  const { name = "", bodyType } = record.stated;
  return [{ bodyRef: record.recordRef, name, bodyType }];
}
