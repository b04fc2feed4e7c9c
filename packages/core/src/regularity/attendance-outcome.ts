// SPDX-License-Identifier: Apache-2.0
import { type Attendance, isAttended } from "../custody/attendance-rule.ts";
import type { Circumstance } from "./circumstances.ts";
import type { OutcomeStanding } from "./grades.ts";
import type { AttendanceBranch } from "./outcome.ts";

export interface AttendanceOutcome {
  readonly standing: OutcomeStanding;
  readonly circumstance?: Circumstance;
}

/**
 * Whether an act was attended as a pack asks. Several records of attendance stand side by side: one that
 * bears it out is enough, and what one leaves open is open.
 * @param actors the persons who carried the act out
 */
export function attendanceOutcome(
  attendances: readonly Attendance[],
  actors: readonly string[],
  branches: readonly AttendanceBranch[],
): AttendanceOutcome {
  const outcomes = attendances.map((attendance) => outcomeOf(attendance, actors, branches));
  return (
    outcomes.find(({ standing }) => standing === "met") ??
    outcomes.find(({ standing }) => standing === "unknown") ??
    outcomes[0] ?? { standing: "unknown", circumstance: "attendance-not-recorded" }
  );
}

function outcomeOf(
  attendance: Attendance,
  actors: readonly string[],
  branches: readonly AttendanceBranch[],
): AttendanceOutcome {
  const { attendees } = attendance;
  const isMet = branches.some((branch) => isAttended({ branch, attendees }, actors));
  if (isMet) return { standing: "met" };
  switch (attendance.branch) {
    case "none":
      return { standing: "not-met", circumstance: "nobody-attended" };
    case "two-witnesses":
      return witnessOutcome(attendance, actors, branches);
    case "person":
    case "representative":
      return branches.includes(attendance.branch)
        ? { standing: "unknown", circumstance: "attendee-not-named" }
        : { standing: "not-met", circumstance: "person-absent" };
  }
}

/** Witnesses of whom nobody said where they stand are neither inside nor outside. */
function witnessOutcome(
  { attendees }: Attendance,
  actors: readonly string[],
  branches: readonly AttendanceBranch[],
): AttendanceOutcome {
  if (!branches.includes("two-witnesses")) return { standing: "not-met", circumstance: "person-absent" };
  const atBest = attendees.map((one) =>
    one.isOutsideAuthority === undefined ? { ...one, isOutsideAuthority: true } : one,
  );
  return isAttended({ branch: "two-witnesses", attendees: atBest }, actors)
    ? { standing: "unknown", circumstance: "independence-not-told" }
    : { standing: "not-met", circumstance: "too-few-outside" };
}
