// SPDX-License-Identifier: Apache-2.0
import type { Attendee } from "../records/attendee.ts";
import type { attendanceBranches } from "../records/vocabularies.ts";

/** Who attended an act, as its record states it. */
export interface Attendance {
  readonly branch: keyof typeof attendanceBranches;
  readonly attendees: readonly Attendee[];
}

/**
 * Whether those attended whom the branch asks for: the person, a representative, or two witnesses who stand
 * outside the authority of whoever acts. Whoever acts attends nobody else's act.
 * @param actors the persons who carry out the act
 */
export function isAttended({ branch, attendees }: Attendance, actors: readonly string[]): boolean {
  const others = attendees.filter(({ personRef }) => !actors.includes(personRef));
  switch (branch) {
    case "person":
    case "representative":
      return others.some(({ capacity }) => capacity === branch);
    case "two-witnesses":
      return witnessCount(others) >= 2;
    case "none":
      return false;
  }
}

/** Whether an attendance says more than its list of attendees bears out. */
export function isOverstated(attendance: Attendance, actors: readonly string[]): boolean {
  return attendance.branch !== "none" && !isAttended(attendance, actors);
}

function witnessCount(attendees: readonly Attendee[]): number {
  const witnesses = attendees.filter(
    ({ capacity, isOutsideAuthority }) => capacity === "witness" && isOutsideAuthority === true,
  );
  return new Set(witnesses.map(({ personRef }) => personRef)).size;
}
