// SPDX-License-Identifier: Apache-2.0
import { foundsExhibit } from "../custody/founds-exhibit.ts";
import type { caseRoles } from "../records/case-vocabularies.ts";
import { type EffectiveRecord, isRecordOf, type RecordOf } from "../records/effective-records.ts";
import type { Fold } from "../records/fold.ts";
import { admissionAnswered } from "../records/kinds/admission-answered.ts";
import { caseClosed } from "../records/kinds/case-closed.ts";
import { caseReceived } from "../records/kinds/case-received.ts";
import { documentCaptured } from "../records/kinds/document-captured.ts";
import { emergencyAccessTaken } from "../records/kinds/emergency-access-taken.ts";
import { leadReplaced } from "../records/kinds/lead-replaced.ts";
import { legalStatusRecorded } from "../records/kinds/legal-status-recorded.ts";
import { lookupLogImported } from "../records/kinds/lookup-log-imported.ts";
import { memberAdmitted } from "../records/kinds/member-admitted.ts";
import { memberRemoved } from "../records/kinds/member-removed.ts";
import { personsIdentified } from "../records/kinds/persons-identified.ts";
import { personsSeparated } from "../records/kinds/persons-separated.ts";
import { wallRaised } from "../records/kinds/wall-raised.ts";
import { foundsCase } from "../transfer/founds-case.ts";
import { afterTransfer, type Transfer } from "../transfer/transfer-fold.ts";
import { afterRights, noRights, type Rights } from "./grants.ts";
import { type Identification, samePersons } from "./identifications.ts";

export type MemberRole = keyof typeof caseRoles;

/** Somebody in a case, as what and, of a deputy, when. */
interface Seat {
  readonly personRef: string;
  readonly role: MemberRole;
  readonly term?: Term;
}

/** An admission that waits for its second person. */
export interface Admission extends Seat {
  readonly recordRef: string;
  readonly proposedBy: string;
  readonly secondRef: string;
  /** The lead whose place it is, out of the case until somebody answers, and as what. */
  readonly insteadOf?: Seat;
}

/** When somebody stands in for somebody else: from the first instant on, and no longer at the last. */
export interface Term {
  readonly deputyForRef: string;
  readonly from: string;
  readonly until: string;
}

/** Whoever has one of these in a case learns nothing of it from the product. */
export const implicatingStatuses: readonly string[] = ["suspect", "assisted-witness", "charged", "convicted"];

/** Who is in a case, who is kept out of it, and what is open to its members. */
export interface CaseState {
  readonly ref: string;
  readonly isOpened: boolean;
  readonly isClosed: boolean;
  /** The newest time that the case was given to another register, and what came of it. */
  readonly transfer?: Transfer;
  readonly recipients: readonly string[];
  readonly members: Readonly<Record<string, MemberRole>>;
  /** When a deputy is in the case; others are until they are removed. */
  readonly terms: Readonly<Record<string, Term>>;
  /** Admissions that nobody has answered, by their records. */
  readonly admissions: Readonly<Record<string, Admission>>;
  /**
   * Persons whose status in this case keeps them from learning of it, members or not, under every record
   * of theirs.
   */
  readonly implicated: readonly string[];
  /** Persons whom a wall keeps out, under every record of theirs. */
  readonly walled: readonly string[];
  /** The wall that names a person, by the person. */
  readonly wallRefs: Readonly<Record<string, string>>;
  /** The records that a status or a wall itself names. */
  readonly named: { readonly implicated: readonly string[]; readonly walled: readonly string[] };
  readonly identifications: readonly Identification[];
  /** Persons with emergency access, and until when. */
  readonly emergencies: Readonly<Record<string, string>>;
  /** What was given to those concerned, and notified. */
  readonly rights: Rights;
  readonly exhibitNumbers: readonly string[];
  /** Exhibits that the case took or made of others, whoever has them. */
  readonly exhibitRefs: readonly string[];
  /** Sealed documents: root and record. */
  readonly documents: Readonly<Record<string, string>>;
}

export const caseFold: Fold<CaseState> = {
  name: "case",
  subject: "case",
  initial: (ref) => ({
    ref,
    isOpened: false,
    isClosed: false,
    recipients: [],
    members: {},
    terms: {},
    admissions: {},
    implicated: [],
    walled: [],
    wallRefs: {},
    named: { implicated: [], walled: [] },
    identifications: [],
    emergencies: {},
    rights: noRights,
    exhibitNumbers: [],
    exhibitRefs: [],
    documents: {},
  }),
  evolve(state, record) {
    if (foundsCase(record)) {
      const { recipients } = record.stated;
      // The bundle that a case came by is a document of it.
      const documents = isRecordOf(record, caseReceived)
        ? { [record.measured.objectRoot]: record.recordRef }
        : {};
      const members = { [record.assigned.author]: "lead" } as const;
      return { ...state, isOpened: true, recipients, members, documents };
    }
    if (isRecordOf(record, memberAdmitted)) return afterProposal(state, record);
    if (isRecordOf(record, leadReplaced)) return afterReplacement(state, record);
    if (isRecordOf(record, admissionAnswered)) return afterAnswer(state, record);
    if (isRecordOf(record, memberRemoved)) return withoutMember(state, record.stated.personRef);
    if (isRecordOf(record, legalStatusRecorded)) return withStatus(state, record);
    if (isRecordOf(record, caseClosed)) return { ...state, isClosed: true };
    if (isRecordOf(record, documentCaptured) || isRecordOf(record, lookupLogImported)) {
      return { ...state, documents: { ...state.documents, [record.measured.objectRoot]: record.recordRef } };
    }
    if (foundsExhibit(record)) {
      const { number } = record.stated;
      const exhibitNumbers = number === undefined ? state.exhibitNumbers : [...state.exhibitNumbers, number];
      return { ...state, exhibitNumbers, exhibitRefs: [...state.exhibitRefs, record.recordRef] };
    }
    return afterKeepingOut(state, record);
  },
};

/** The case after what lets somebody in for an emergency, or keeps somebody out. */
function afterKeepingOut(state: CaseState, record: EffectiveRecord): CaseState {
  if (isRecordOf(record, emergencyAccessTaken)) {
    const { author } = record.assigned;
    return { ...state, emergencies: { ...state.emergencies, [author]: record.stated.until } };
  }
  if (isRecordOf(record, wallRaised)) {
    return withWall(state, record.stated.personRef, record.recordRef);
  }
  if (isRecordOf(record, personsIdentified)) {
    const { personRef, otherRef } = record.stated;
    const identification = { recordRef: record.recordRef, persons: [personRef, otherRef] as const };
    return withEveryRecord({ ...state, identifications: [...state.identifications, identification] });
  }
  if (isRecordOf(record, personsSeparated)) {
    const identifications = state.identifications.map((one) =>
      one.recordRef === record.stated.identificationRef ? { ...one, separatedBy: record.recordRef } : one,
    );
    return withEveryRecord({ ...state, identifications });
  }
  const transfer = afterTransfer(state.transfer, record);
  if (transfer !== undefined && transfer !== state.transfer) return { ...state, transfer };
  const rights = afterRights(state.rights, record, defenceOf(state));
  return rights === state.rights ? state : { ...state, rights };
}

function defenceOf({ members }: CaseState): ReadonlySet<string> {
  return new Set(Object.keys(members).filter((ref) => members[ref] === "defence"));
}

/**
 * Whoever is kept out is kept out under every record of that person, and only as long as they count as
 * one.
 */
function withEveryRecord(state: CaseState): CaseState {
  const all = (refs: readonly string[]) => [
    ...new Set(refs.flatMap((ref) => samePersons(state.identifications, ref))),
  ];
  return { ...state, implicated: all(state.named.implicated), walled: all(state.named.walled) };
}

/** Counts at once where no second person is named: nobody could be, or the rules of then asked for none. */
function afterProposal(
  state: CaseState,
  record: EffectiveRecord & RecordOf<typeof memberAdmitted>,
): CaseState {
  const { personRef, role, secondRef, deputyForRef, from, until } = record.stated;
  const isTerm = deputyForRef !== undefined && from !== undefined && until !== undefined;
  const term = isTerm ? { term: { deputyForRef, from, until } } : {};
  if (secondRef === undefined) return withMember(state, { personRef, role, ...term });
  const { recordRef, assigned } = record;
  const proposed = { recordRef, personRef, role, proposedBy: assigned.author, secondRef, ...term };
  return { ...state, admissions: { ...state.admissions, [recordRef]: proposed } };
}

function afterAnswer(state: CaseState, { stated }: RecordOf<typeof admissionAnswered>): CaseState {
  const { [stated.admissionRef]: answered, ...admissions } = state.admissions;
  if (answered === undefined) return state;
  const rest = { ...state, admissions };
  if (stated.answer === "confirmed") return withMember(rest, answered);
  const { insteadOf, recordRef } = answered;
  return insteadOf === undefined ? rest : withoutWall(withMember(rest, insteadOf), recordRef);
}

/**
 * Out of the case at once, for what is prepared here must not warn whom it concerns; in that case behind a
 * wall too, so that no emergency opens it again.
 */
function afterReplacement(
  state: CaseState,
  record: EffectiveRecord & RecordOf<typeof leadReplaced>,
): CaseState {
  const { recordRef, assigned } = record;
  const { personRef, insteadOfRef, secondRef, ground } = record.stated;
  const proposed = { recordRef, personRef, role: "lead", proposedBy: assigned.author, secondRef } as const;
  const term = state.terms[insteadOfRef];
  const insteadOf = {
    personRef: insteadOfRef,
    role: "lead",
    ...(term === undefined ? {} : { term }),
  } as const;
  const out = withoutMember(state, insteadOfRef);
  const admissions = { ...out.admissions, [recordRef]: { ...proposed, insteadOf } };
  const left = { ...out, admissions };
  return ground === "implicated" ? withWall(left, insteadOfRef, recordRef) : left;
}

/** A wall that stands already stays the one that it is: it does not fall with what came later. */
function withWall(state: CaseState, personRef: string, recordRef: string): CaseState {
  if (state.wallRefs[personRef] !== undefined) return state;
  const walled = [...state.named.walled, personRef];
  const wallRefs = { ...state.wallRefs, [personRef]: recordRef };
  return withEveryRecord({ ...state, wallRefs, named: { ...state.named, walled } });
}

/** Without the wall that a record raised, if it did. */
function withoutWall(state: CaseState, recordRef: string): CaseState {
  const raised = Object.entries(state.wallRefs).find(([, ref]) => ref === recordRef)?.[0];
  if (raised === undefined) return state;
  const { [raised]: _wall, ...wallRefs } = state.wallRefs;
  const walled = state.named.walled.filter((ref) => ref !== raised);
  return withEveryRecord({ ...state, wallRefs, named: { ...state.named, walled } });
}

function withMember(state: CaseState, { personRef, role, term }: Seat): CaseState {
  const { [personRef]: _before, ...others } = state.terms;
  const terms = term === undefined ? others : { ...others, [personRef]: term };
  return { ...state, members: { ...state.members, [personRef]: role }, terms };
}

/** Whoever leaves is not let in again by what was proposed before. */
function withoutMember(state: CaseState, personRef: string): CaseState {
  const { [personRef]: _removed, ...members } = state.members;
  const { [personRef]: _term, ...terms } = state.terms;
  const admissions = Object.fromEntries(
    Object.entries(state.admissions).filter(([, admission]) => admission.personRef !== personRef),
  );
  return { ...state, members, terms, admissions };
}

function withStatus(state: CaseState, record: RecordOf<typeof legalStatusRecorded>): CaseState {
  const { personRef, status } = record.stated;
  const others = state.named.implicated.filter((ref) => ref !== personRef);
  const implicated = implicatingStatuses.includes(status) ? [...others, personRef] : others;
  return withEveryRecord({ ...state, named: { ...state.named, implicated } });
}
