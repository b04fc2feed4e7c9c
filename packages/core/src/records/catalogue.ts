// SPDX-License-Identifier: Apache-2.0
import { ScelleError } from "../errors.ts";
import type { Kind } from "./define-kind.ts";
import { accessGranted } from "./kinds/access-granted.ts";
import { accessGrantedV1 } from "./kinds/access-granted-v1.ts";
import { accessRefused } from "./kinds/access-refused.ts";
import { accessRefusedV1 } from "./kinds/access-refused-v1.ts";
import { accountBound } from "./kinds/account-bound.ts";
import { accountSessionOpened } from "./kinds/account-session-opened.ts";
import { accountUnbound } from "./kinds/account-unbound.ts";
import { actSigned } from "./kinds/act-signed.ts";
import { admissionAnswered } from "./kinds/admission-answered.ts";
import { allegationDisposed } from "./kinds/allegation-disposed.ts";
import { allegationMade } from "./kinds/allegation-made.ts";
import { assignmentRecorded } from "./kinds/assignment-recorded.ts";
import { attemptRefused } from "./kinds/attempt-refused.ts";
import { attendanceRecorded } from "./kinds/attendance-recorded.ts";
import { authorisationIssued } from "./kinds/authorisation-issued.ts";
import { bodyRegistered } from "./kinds/body-registered.ts";
import { caseClosed } from "./kinds/case-closed.ts";
import { caseOpened } from "./kinds/case-opened.ts";
import { caseReceived } from "./kinds/case-received.ts";
import { caseTransferred } from "./kinds/case-transferred.ts";
import { correctionMade } from "./kinds/correction-made.ts";
import { countReported } from "./kinds/count-reported.ts";
import { custodyOffered } from "./kinds/custody-offered.ts";
import { custodyOfferedV1 } from "./kinds/custody-offered-v1.ts";
import { custodyReceived } from "./kinds/custody-received.ts";
import { custodyRefused } from "./kinds/custody-refused.ts";
import { deadlineMet } from "./kinds/deadline-met.ts";
import { deadlineSet } from "./kinds/deadline-set.ts";
import { deviceChecked } from "./kinds/device-checked.ts";
import { documentCaptured } from "./kinds/document-captured.ts";
import { emergencyAccessTaken } from "./kinds/emergency-access-taken.ts";
import { erasureDecided } from "./kinds/erasure-decided.ts";
import { erasurePerformed } from "./kinds/erasure-performed.ts";
import { exhibitDestroyed } from "./kinds/exhibit-destroyed.ts";
import { exhibitDivided } from "./kinds/exhibit-divided.ts";
import { exhibitExamined } from "./kinds/exhibit-examined.ts";
import { exhibitMoved } from "./kinds/exhibit-moved.ts";
import { exhibitPhotographed } from "./kinds/exhibit-photographed.ts";
import { exhibitResealed } from "./kinds/exhibit-resealed.ts";
import { exhibitReturned } from "./kinds/exhibit-returned.ts";
import { exhibitSealed } from "./kinds/exhibit-sealed.ts";
import { exhibitSeized } from "./kinds/exhibit-seized.ts";
import { exhibitTakenOver } from "./kinds/exhibit-taken-over.ts";
import { exhibitTakenOverV1 } from "./kinds/exhibit-taken-over-v1.ts";
import { exhibitTransferred } from "./kinds/exhibit-transferred.ts";
import { exhibitWeighed } from "./kinds/exhibit-weighed.ts";
import { favourableMarked } from "./kinds/favourable-marked.ts";
import { favourableUnmarked } from "./kinds/favourable-unmarked.ts";
import { fieldReportRecorded } from "./kinds/field-report-recorded.ts";
import { findingMade } from "./kinds/finding-made.ts";
import { fixityChecked } from "./kinds/fixity-checked.ts";
import { fixityCheckedV1 } from "./kinds/fixity-checked-v1.ts";
import { grantAnswered } from "./kinds/grant-answered.ts";
import { groupDescribed } from "./kinds/group-described.ts";
import { habilitationRecorded } from "./kinds/habilitation-recorded.ts";
import { imageAcquired } from "./kinds/image-acquired.ts";
import { imageAcquiredV1 } from "./kinds/image-acquired-v1.ts";
import { imageRegistered } from "./kinds/image-registered.ts";
import { imageRegisteredV1 } from "./kinds/image-registered-v1.ts";
import { incidentQualified } from "./kinds/incident-qualified.ts";
import { incidentRecorded } from "./kinds/incident-recorded.ts";
import { independenceDeclared } from "./kinds/independence-declared.ts";
import { inventoryTaken } from "./kinds/inventory-taken.ts";
import { keyAdded } from "./kinds/key-added.ts";
import { keyAddedV1 } from "./kinds/key-added-v1.ts";
import { keyRetired } from "./kinds/key-retired.ts";
import { leadReplaced } from "./kinds/lead-replaced.ts";
import { legalStatusRecorded } from "./kinds/legal-status-recorded.ts";
import { lookupLogImported } from "./kinds/lookup-log-imported.ts";
import { lookupReviewed } from "./kinds/lookup-reviewed.ts";
import { matterSegregated } from "./kinds/matter-segregated.ts";
import { measureTaken } from "./kinds/measure-taken.ts";
import { memberAdmitted } from "./kinds/member-admitted.ts";
import { memberAdmittedV1 } from "./kinds/member-admitted-v1.ts";
import { memberRemoved } from "./kinds/member-removed.ts";
import { noticeServed } from "./kinds/notice-served.ts";
import { operationDisclosed } from "./kinds/operation-disclosed.ts";
import { operationExecuted } from "./kinds/operation-executed.ts";
import { operationFailed } from "./kinds/operation-failed.ts";
import { operationPlanned } from "./kinds/operation-planned.ts";
import { operationResulted } from "./kinds/operation-resulted.ts";
import { passkeyAdded } from "./kinds/passkey-added.ts";
import { passkeyAddedV1 } from "./kinds/passkey-added-v1.ts";
import { passkeyRetired } from "./kinds/passkey-retired.ts";
import { personRegistered } from "./kinds/person-registered.ts";
import { personRegisteredV1 } from "./kinds/person-registered-v1.ts";
import { personsIdentified } from "./kinds/persons-identified.ts";
import { personsSeparated } from "./kinds/persons-separated.ts";
import { procedureAffected } from "./kinds/procedure-affected.ts";
import { procedureNotified } from "./kinds/procedure-notified.ts";
import { procedureReviewed } from "./kinds/procedure-reviewed.ts";
import { programmeAnnounced } from "./kinds/programme-announced.ts";
import { questionAnswered } from "./kinds/question-answered.ts";
import { questionAsked } from "./kinds/question-asked.ts";
import { recordConsulted } from "./kinds/record-consulted.ts";
import { recordConsultedV1 } from "./kinds/record-consulted-v1.ts";
import { recordDisclosed } from "./kinds/record-disclosed.ts";
import { recordDisclosedV1 } from "./kinds/record-disclosed-v1.ts";
import { recordDisclosedV2 } from "./kinds/record-disclosed-v2.ts";
import { recordsCombined } from "./kinds/records-combined.ts";
import { recordsCombinedV1 } from "./kinds/records-combined-v1.ts";
import { recoveryPerformed } from "./kinds/recovery-performed.ts";
import { referralReceived } from "./kinds/referral-received.ts";
import { registerFounded } from "./kinds/register-founded.ts";
import { registerFoundedV1 } from "./kinds/register-founded-v1.ts";
import { registerFoundedV2 } from "./kinds/register-founded-v2.ts";
import { relationshipDeclared } from "./kinds/relationship-declared.ts";
import { retentionSet } from "./kinds/retention-set.ts";
import { safeguardsAdopted } from "./kinds/safeguards-adopted.ts";
import { sealFoundBroken } from "./kinds/seal-found-broken.ts";
import { sealOpened } from "./kinds/seal-opened.ts";
import { searchConducted } from "./kinds/search-conducted.ts";
import { searchConductedV1 } from "./kinds/search-conducted-v1.ts";
import { sessionEnded } from "./kinds/session-ended.ts";
import { sessionOpened } from "./kinds/session-opened.ts";
import { shiftStaffed } from "./kinds/shift-staffed.ts";
import { sourceDisclosureAnswered } from "./kinds/source-disclosure-answered.ts";
import { sourceDisclosureProposed } from "./kinds/source-disclosure-proposed.ts";
import { sourceGraded } from "./kinds/source-graded.ts";
import { sourceProtected } from "./kinds/source-protected.ts";
import { statementImported } from "./kinds/statement-imported.ts";
import { statementRecorded } from "./kinds/statement-recorded.ts";
import { statementRelated } from "./kinds/statement-related.ts";
import { textDerived } from "./kinds/text-derived.ts";
import { textEstablished } from "./kinds/text-established.ts";
import { transferAcknowledged } from "./kinds/transfer-acknowledged.ts";
import { transferWithdrawn } from "./kinds/transfer-withdrawn.ts";
import { wallRaised } from "./kinds/wall-raised.ts";
import { witnessAdded } from "./kinds/witness-added.ts";
import { workingCopyMade } from "./kinds/working-copy-made.ts";

/** Every record kind of every version, in the order in which the reference lists them. */
export const catalogue: readonly Kind[] = [
  registerFoundedV1,
  registerFoundedV2,
  registerFounded,
  safeguardsAdopted,
  keyAddedV1,
  keyAdded,
  keyRetired,
  passkeyAddedV1,
  passkeyAdded,
  passkeyRetired,
  accountBound,
  accountUnbound,
  sessionOpened,
  accountSessionOpened,
  sessionEnded,
  witnessAdded,
  grantAnswered,
  recoveryPerformed,
  retentionSet,
  bodyRegistered,
  independenceDeclared,
  personRegisteredV1,
  personRegistered,
  assignmentRecorded,
  habilitationRecorded,
  groupDescribed,
  relationshipDeclared,
  personsIdentified,
  personsSeparated,
  legalStatusRecorded,
  caseOpened,
  caseTransferred,
  transferWithdrawn,
  transferAcknowledged,
  caseReceived,
  referralReceived,
  memberAdmittedV1,
  memberAdmitted,
  leadReplaced,
  admissionAnswered,
  memberRemoved,
  wallRaised,
  emergencyAccessTaken,
  deadlineSet,
  deadlineMet,
  noticeServed,
  accessGrantedV1,
  accessGranted,
  accessRefusedV1,
  accessRefused,
  actSigned,
  questionAsked,
  questionAnswered,
  favourableMarked,
  favourableUnmarked,
  caseClosed,
  documentCaptured,
  allegationMade,
  allegationDisposed,
  measureTaken,
  procedureAffected,
  procedureNotified,
  procedureReviewed,
  textEstablished,
  textDerived,
  statementRecorded,
  statementRelated,
  statementImported,
  sourceGraded,
  sourceProtected,
  sourceDisclosureProposed,
  sourceDisclosureAnswered,
  findingMade,
  incidentRecorded,
  incidentQualified,
  countReported,
  authorisationIssued,
  searchConductedV1,
  searchConducted,
  attendanceRecorded,
  fieldReportRecorded,
  exhibitSeized,
  exhibitTakenOverV1,
  exhibitTakenOver,
  exhibitPhotographed,
  deviceChecked,
  exhibitSealed,
  sealOpened,
  sealFoundBroken,
  exhibitResealed,
  exhibitDivided,
  exhibitWeighed,
  imageAcquiredV1,
  imageAcquired,
  imageRegisteredV1,
  imageRegistered,
  matterSegregated,
  workingCopyMade,
  fixityCheckedV1,
  fixityChecked,
  exhibitExamined,
  custodyOfferedV1,
  custodyOffered,
  custodyReceived,
  custodyRefused,
  exhibitMoved,
  inventoryTaken,
  exhibitReturned,
  exhibitTransferred,
  exhibitDestroyed,
  programmeAnnounced,
  operationPlanned,
  operationDisclosed,
  shiftStaffed,
  operationExecuted,
  operationResulted,
  operationFailed,
  lookupLogImported,
  lookupReviewed,
  recordConsultedV1,
  recordConsulted,
  recordsCombinedV1,
  recordsCombined,
  recordDisclosedV1,
  recordDisclosedV2,
  recordDisclosed,
  attemptRefused,
  correctionMade,
  erasureDecided,
  erasurePerformed,
];

const kindsByName = new Map<string, Kind>();
for (const kind of catalogue) {
  kindsByName.set(`${kind.kind}/${kind.version}`, kind);
  const newest = kindsByName.get(kind.kind);
  if (newest === undefined || newest.version < kind.version) kindsByName.set(kind.kind, kind);
}

/** What can be recorded now: the newest version of every kind. */
export const currentKinds: readonly Kind[] = catalogue.filter((kind) => kindsByName.get(kind.kind) === kind);

/** A kind by its name, the newest version if none is named. */
export function findKind(name: string, version?: number): Kind | undefined {
  const newest = kindsByName.get(name);
  const isMeant = version === undefined || newest?.version === version;
  return isMeant ? newest : kindsByName.get(`${name}/${version}`);
}

/**
 * A kind by its name and version.
 * @throws ScelleError `format.newer` for a version that only a newer program knows, else `draft.unknown-kind`
 */
export function kindOf(name: string, version: number): Kind {
  const kind = findKind(name, version);
  if (kind !== undefined) return kind;
  const known = findKind(name)?.version;
  const shortName = /^[a-z0-9.-]{1,80}$/.test(name) ? name : "?";
  if (known === undefined || version < 1) throw new ScelleError("draft.unknown-kind", { kind: shortName });
  throw new ScelleError("format.newer", { what: `record ${shortName}`, found: version, known });
}
