// SPDX-License-Identifier: Apache-2.0
import type { PlannedStatement } from "../account/planned-statement.ts";
import { pressAccount, statementRecord, textRecords } from "../account/press-account.ts";
import type { Act, Names } from "./act.ts";
import { signedBy } from "./act.ts";
import { grades, reportStatements, staffStatements } from "./inquiry-statements.ts";
import { letters, protectedReport, staffNote } from "./inquiry-texts.ts";

const lead = signedBy("lead");

/** The press account: first the bodies and the office that it names, which the inquiry needs as well. */
export function accountBodies({ ref }: Names): Act[] {
  return pressAccount(ref)
    .filter(({ kind }) => isOfPeople(kind))
    .map((record) => ({ ...record, by: "lead" }));
}

export function accountItself({ ref }: Names): Act[] {
  return pressAccount(ref)
    .filter(({ kind }) => !isOfPeople(kind))
    .map((record) => ({ ...record, by: "second-inspector" }));
}

/** The report, what it says, and the letters that are sealed as they came. */
export function reportAndLetters({ ref }: Names): Act[] {
  const caseRef = ref("case");
  const captured = letters.map(({ name, title }) =>
    lead(name, "document-captured", { caseRef, title, language: "en" }),
  );
  return [
    ...captured,
    ...inCase(ref, textRecords(protectedReport, ref)),
    ...inCase(ref, reportStatements(ref).map(recordOf(ref))),
    ...gradesOf(ref, protectedReport.name),
  ];
}

export function noteOfStaff({ ref }: Names): Act[] {
  return [
    ...inCase(ref, textRecords(staffNote, ref)),
    ...inCase(ref, staffStatements(ref).map(recordOf(ref))),
    ...gradesOf(ref, staffNote.name),
  ];
}

function gradesOf(ref: Names["ref"], text: string): Act[] {
  const statements = [...reportStatements(ref), ...staffStatements(ref)];
  const ofText = statements.filter((statement) => statement.text.name === text).map(({ name }) => name);
  return grades
    .filter(([statement]) => ofText.includes(statement))
    .map(([statement, voiceIndex, reliability, source, credibility, content]) =>
      lead(`${statement} graded`, "source-graded", {
        caseRef: ref("case"),
        statementRef: ref(statement),
        voiceIndex,
        reliability,
        reliabilityReason: `Exercise: ${source}`,
        credibility,
        credibilityReason: `Exercise: ${content}`,
      }),
    );
}

function recordOf(ref: Names["ref"]) {
  return (plan: PlannedStatement) => statementRecord(plan, ref);
}

function inCase(ref: Names["ref"], records: readonly Omit<Act, "by">[]): Act[] {
  const caseRef = ref("case");
  return records.map((record) => ({ ...record, by: "lead", stated: { caseRef, ...record.stated } }));
}

function isOfPeople(kind: string): boolean {
  return kind === "body-registered" || kind === "person-registered";
}
