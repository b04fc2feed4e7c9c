// SPDX-License-Identifier: Apache-2.0
import type { Act, Names } from "./act.ts";
import { signedBy } from "./act.ts";
import { moment } from "./story-time.ts";

const lead = signedBy("lead");

/** The warrant and the search of the squad’s offices, with those who attended. */
export function searchOfOffices({ ref, root }: Names): Act[] {
  const caseRef = ref("case");
  const attendees = [
    { personRef: ref("head of squad"), capacity: "person", signature: "refused", reason: "No reason given" },
    ...["archivist", "firefighter"].map((witness) => ({
      personRef: ref(witness),
      capacity: "witness",
      isOutsideAuthority: true,
      signature: "signed",
    })),
  ];
  return [
    lead("warrant", "authorisation-issued", {
      caseRef,
      authorisationType: "warrant",
      issuer: "Examining magistrate of Velmar (Exercise)",
      number: "W-2026-112",
      issuedAt: moment("2026-02-16 17:30"),
      validUntil: moment("2026-02-23 23:59"),
      scope: "Exercise: offices and lockers of the drug squad; telephones, computers, the duty book",
      documentObject: root("warrant document"),
    }),
    lead("search", "search-conducted", {
      caseRef,
      authorisationRef: ref("warrant"),
      placeType: "police-office",
      place: "Offices of the drug squad, Customs House, Velmar",
      startedAt: moment("2026-02-18 09:10"),
      endedAt: moment("2026-02-18 12:40"),
      conductedByRefs: [ref("lead"), ref("second-inspector")],
      note: "Exercise",
    }),
    lead("search attended", "attendance-recorded", {
      caseRef,
      actRef: ref("search"),
      branch: "person",
      attendees,
      note: "Exercise: the head of the squad attended and refused to sign",
    }),
  ];
}
