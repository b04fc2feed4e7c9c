// SPDX-License-Identifier: Apache-2.0
import { caseRoles, type JsonObject, type KeepingGround } from "@scelle/core";

/** What records of a relation name. */
export interface Named {
  readonly personRef: string;
  /** Somebody without a key, who is implicated. */
  readonly officerRef: string;
  readonly bodyRef: string;
  readonly exhibitRef: string;
  readonly textRef: string;
}

/** A record of a relation; one that follows another may name it. */
export interface Told {
  readonly kind: string;
  readonly stated: (before: string) => JsonObject;
}

const at = "2026-01-05T10:00:00.000Z";
export const moment = { earliest: at, latest: at, zone: "Europe/Paris", basis: "stated" } as const;

/** Every role of a case, whoever administers the register, and somebody of no role. */
export const roles: readonly string[] = [...Object.keys(caseRoles), "administrator", "nobody"];

/** What one sees of a case: nothing, what a decision lists, or the case. */
export type Sight = "nothing" | "granted" | "case";

/** Somebody of a role who stands to the case in one way. */
export interface Cell {
  readonly role: string;
  readonly relation: string;
  /** Of the role and of the relation together: which share of the questions the cell is asked. */
  readonly number: number;
  readonly isKeptOut: boolean;
  readonly sight: Sight;
}

/** Roles times relations. */
export function cells(): Cell[] {
  return roles.flatMap((role, row) =>
    Object.keys(relations).map((relation, column) => {
      const isKeptOut = relation in keepingOut;
      const isInCase = role in caseRoles;
      const beside: Sight =
        relation.endsWith(" notified") && !relation.includes("not ") ? "granted" : "nothing";
      const sight = isKeptOut ? "nothing" : isInCase ? "case" : beside;
      return { role, relation, number: row + column, isKeptOut, sight };
    }),
  );
}

type Tell = (named: Named) => readonly Told[];

const one = (kind: string, stated: JsonObject): Told[] => [{ kind, stated: () => stated }];

const status =
  (name: string): Tell =>
  ({ personRef }) =>
    one("legal-status-recorded", { personRef, status: name, source: "prosecutor", from: moment });

function decision(to: "person" | "counsel", isNotified: boolean): Tell {
  return ({ personRef, officerRef, exhibitRef }) => {
    const whom = to === "person" ? { personRef } : { personRef: officerRef, counselRef: personRef };
    const grant = {
      ...{ ...whom, standing: "person-concerned", recordRefs: [exhibitRef], mode: "in-register" },
      ...{ decidedBy: "Investigating judge 4", decidedAt: moment },
    };
    const notice = (actRef: string): JsonObject => ({
      ...{ ...whom, noticeType: "decision", actRefs: [actRef], servedAt: moment, means: "in-person" },
    });
    const granted: Told = { kind: "access-granted", stated: () => grant };
    return isNotified ? [granted, { kind: "notice-served", stated: notice }] : [granted];
  };
}

/** Every ground that keeps somebody out: a new one does not compile before it is told here. */
const keepingOut: Readonly<Record<KeepingGround, Tell>> = {
  wall: ({ personRef }) => one("wall-raised", { personRef, ground: "implicated", reason: "Exercise" }),
  status: status("suspect"),
  allegation: ({ personRef, textRef }) =>
    one("allegation-made", {
      ...{ allegationType: "secrecy", summary: "Exercise", concernedRefs: [personRef] },
      ...{ sourceRefs: [textRef], madeAt: moment },
    }),
  superior: ({ personRef, officerRef, bodyRef }) =>
    one("assignment-recorded", {
      ...{ personRef: officerRef, bodyRef, superiorRef: personRef, position: "Officer", from: moment },
    }),
  subordinate: ({ personRef, officerRef, bodyRef }) =>
    one("assignment-recorded", {
      ...{ personRef, bodyRef, superiorRef: officerRef, position: "Officer", from: moment },
    }),
  relation: ({ personRef, officerRef }) =>
    one("relationship-declared", { personRef, otherRef: officerRef, relation: "family" }),
};

/** How somebody stands to the case otherwise. */
const others: Readonly<Record<string, Tell>> = {
  none: () => [],
  witness: status("witness"),
  victim: status("victim"),
  "granted, not notified": decision("person", false),
  "granted and notified": decision("person", true),
  "counsel, not notified": decision("counsel", false),
  "counsel, notified": decision("counsel", true),
};

export const relations: Readonly<Record<string, Tell>> = { ...keepingOut, ...others };
