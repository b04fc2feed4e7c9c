// SPDX-License-Identifier: Apache-2.0
import { exhibitFold } from "../custody/exhibit-fold.ts";
import type { Kind } from "../records/define-kind.ts";
import type { Draft } from "../records/draft.ts";
import { personFold } from "../records/person-fold.ts";
import { type Proposal, type Refusal, refuse, type Situation } from "../records/situation.ts";
import type { CaseState } from "./case-fold.ts";
import { type CaseWalls, caseWalls, isKeptOut, isMember } from "./case-walls.ts";
import { decideRead, looksAsGranted } from "./decide-read.ts";
import { markingKinds } from "./favourable-marks.ts";
import { liveGrants } from "./grants.ts";
import { isProtection } from "./protection-fold.ts";

/** Where a draft would stand: in a case, or among the records of the register. */
export interface Scope {
  readonly caseRef?: string;
  /** By which the draft says so: a refusal names this, for the case itself may be unknown to the author. */
  readonly namedRef?: string;
  /** The thing that should have told the case and is not there. */
  readonly unknownRef?: string;
}

export function scopeOf(situation: Situation, kind: Kind, draft: Draft): Scope {
  const { caseRef, exhibitRef, targetRef } = draft.stated;
  if (kind.founds === "case") return { caseRef: draft.draftId };
  if (typeof caseRef === "string") return { caseRef };
  if (typeof exhibitRef === "string") {
    return caseOf(exhibitRef, situation.state(exhibitFold, exhibitRef).caseRef);
  }
  if (kind.group !== "mending" || typeof targetRef !== "string") return {};
  const target = situation.record(targetRef);
  if (target === undefined) return { unknownRef: targetRef };
  const { caseRef: of } = target.assigned;
  return of === undefined ? {} : { caseRef: of, namedRef: targetRef };
}

/**
 * Whether the author may record this kind there. Whoever is refused does not learn whether the thing exists.
 */
export function writeRefusal(
  situation: Situation,
  kind: Kind,
  proposal: Proposal,
  scope: Scope,
): Refusal | undefined {
  if (scope.unknownRef !== undefined) return refuse("access.not-member", { ref: scope.unknownRef });
  const { author, draft } = proposal;
  if (kind.group === "exhibits" && scope.caseRef === undefined) {
    return refuse("custody.no-subject", { kind: kind.kind });
  }
  if (author === "register" || kind.founds === "case") return undefined;
  if (scope.caseRef === undefined) return registerLevelRefusal(situation, kind, author);
  const walls = caseWalls(situation, scope.caseRef);
  const { state } = walls;
  if (actsAsHolder(situation, kind, proposal) && !isKeptOut(walls, author)) return undefined;
  if (kind.kind === "lead-replaced") return replacementRefusal(situation, walls, author);
  if (opensFromOutside(walls, kind, author) || actsAsGranted(state, kind, proposal)) return undefined;
  if (answersAdmission(walls, proposal)) return undefined;
  if (!mayEnter(situation, walls, kind, proposal)) {
    return refuse("access.not-member", { ref: scope.namedRef ?? scope.caseRef });
  }
  return roleRefusal(state, kind, author) ?? closedRefusal(state, draft.kind);
}

function caseOf(ref: string, caseRef: string | undefined): Scope {
  return caseRef === undefined ? { unknownRef: ref } : { caseRef, namedRef: ref };
}

/** Records of no case are kept by administrators; looking is for everybody who signs. */
function registerLevelRefusal(situation: Situation, kind: Kind, author: string): Refusal | undefined {
  if (kind.group === "access" || kind.founds === "register") return undefined;
  const isFounder = situation.record(author)?.kind === "register-founded";
  if (kind.kind === "grant-answered") return undefined; // Whose answer it is, the grant says.
  if (isProtection(kind)) return undefined; // Whoever received a report places it under protection.
  if (isFounder || situation.state(personFold, author).isAdministrator) return undefined;
  return refuse("author.not-administrator", { author, kind: kind.kind });
}

/**
 * Emergency access is taken by whoever is not in the case; it says by whom and why, and all members see
 * it.
 */
function opensFromOutside(walls: CaseWalls, kind: Kind, author: string): boolean {
  return kind.kind === "emergency-access-taken" && walls.state.isOpened && !isKeptOut(walls, author);
}

/** Another lead is put in by an administrator who is not in the case, and reads nothing of it by that. */
function replacementRefusal(situation: Situation, walls: CaseWalls, author: string): Refusal | undefined {
  const { state } = walls;
  if (!situation.state(personFold, author).isAdministrator) {
    return refuse("author.not-administrator", { author, kind: "lead-replaced" });
  }
  if (!state.isOpened || isKeptOut(walls, author)) return refuse("access.not-member", { ref: state.ref });
  return state.members[author] === undefined ? undefined : refuse("case.already-member", { person: author });
}

/** Whoever was granted access, and told of it, looks at that, asks about it and marks what is favourable. */
function actsAsGranted(state: CaseState, kind: Kind, { author, draft, recordedAt }: Proposal): boolean {
  const isOfTheirs = kind.kind === "question-asked" || markingKinds.includes(kind.kind);
  if (isOfTheirs) return liveGrants(state.rights, author, recordedAt).length > 0;
  const isConsultation = kind.kind === "record-consulted";
  return isConsultation && looksAsGranted(state, author, draft.stated["query"], recordedAt);
}

/** The second person of an admission need not be in the case to answer it. */
function answersAdmission(walls: CaseWalls, { draft, author }: Proposal): boolean {
  const admission = walls.state.admissions[String(draft.stated["admissionRef"])];
  const isTheirs = draft.kind === "admission-answered" && admission?.secondRef === author;
  return isTheirs && !isKeptOut(walls, author);
}

/** Emergency access lets look, and record nothing. */
function mayEnter(
  situation: Situation,
  walls: CaseWalls,
  kind: Kind,
  { author, recordedAt }: Proposal,
): boolean {
  if (isLook(kind)) return "allowed" in decideRead(situation, walls.state.ref, author, recordedAt);
  return isMember(walls, author, recordedAt) && !isKeptOut(walls, author);
}

function roleRefusal(state: CaseState, kind: Kind, author: string): Refusal | undefined {
  const role = state.members[author];
  if (isLook(kind)) return undefined;
  if (role === "custodian" && storeroomKinds.includes(kind.kind)) return undefined;
  if (role === "defence" && markingKinds.includes(kind.kind)) return undefined;
  if (role !== "lead" && role !== "member") return refuse("access.reader-only", { case: state.ref });
  return leadKinds.includes(kind.kind) && role !== "lead"
    ? refuse("access.not-lead", { case: state.ref })
    : undefined;
}

function isLook(kind: Kind): boolean {
  return kind.group === "access" && kind.kind !== "record-disclosed";
}

/** What a custodian of the case records beside what befalls exhibits in hand: lists, and signed papers. */
const storeroomKinds: readonly string[] = [
  "inventory-taken",
  "exhibit-taken-over",
  "exhibit-transferred",
  "document-captured",
  // On paper, of whoever has no account: who else may, the rules of custody say.
  "custody-received",
];

const leadKinds: readonly string[] = [
  "member-admitted",
  "member-removed",
  "wall-raised",
  "persons-identified",
  "persons-separated",
  "access-granted",
  "access-refused",
  "allegation-disposed",
  "case-closed",
  "case-transferred",
  "transfer-withdrawn",
  "transfer-acknowledged",
  "erasure-decided",
];

/** A closed case collects nothing new. Custody, reading and mending have no end. */
function closedRefusal(state: CaseState, kind: string): Refusal | undefined {
  return state.isClosed && collectingKinds.includes(kind)
    ? refuse("case.closed", { case: state.ref })
    : undefined;
}

const collectingKinds: readonly string[] = [
  "referral-received",
  "authorisation-issued",
  "search-conducted",
  "exhibit-seized",
  "image-acquired",
  "image-registered",
  "allegation-made",
  "programme-announced",
  "operation-planned",
  "lookup-log-imported",
  "document-captured",
  "text-established",
  "statement-recorded",
  "incident-recorded",
  "count-reported",
  "case-closed",
];

/**
 * Whoever holds an exhibit, or is being handed it, records what befalls it without being a member: the
 * laboratory and the court's storeroom learn nothing else of the case.
 */
function actsAsHolder(situation: Situation, kind: Kind, { draft, author }: Proposal): boolean {
  const { exhibitRef } = draft.stated;
  if (typeof exhibitRef !== "string") return false;
  const { custodian, offer } = situation.state(exhibitFold, exhibitRef);
  if (custodian === author) return custodianKinds.includes(kind.kind);
  return offer?.receiverRef === author && receiverKinds.includes(kind.kind);
}

const receiverKinds: readonly string[] = ["custody-received", "custody-refused", "seal-found-broken"];
const custodianKinds: readonly string[] = [
  "exhibit-sealed",
  "seal-opened",
  "seal-found-broken",
  "exhibit-resealed",
  "exhibit-divided",
  "exhibit-weighed",
  "exhibit-examined",
  "exhibit-returned",
  "exhibit-transferred",
  "exhibit-destroyed",
  "exhibit-moved",
  "image-acquired",
  "image-registered",
  "matter-segregated",
  "custody-offered",
  "custody-refused",
];
