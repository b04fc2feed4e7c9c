// SPDX-License-Identifier: Apache-2.0
import type { Attendee, Draft, exhibitPhotographed, Measured } from "@scelle/core";
import type { Problem } from "@scelle/core/api";

// What a device keeps of a search until the register has it. Nothing here is known to the register before it
// was brought in; the ids are made here, so that the same act brought in twice is recorded once.

/** Where the device says that it was, and how far off it may be. */
export interface DevicePosition {
  readonly latitude: number;
  readonly longitude: number;
  readonly accuracyMetres: number;
}

/** A moment by the clock of the device, with its position where one was asked for. */
export interface DeviceReading {
  readonly at: string;
  /** What the clock of the device said, where somebody has put another time in its place. */
  readonly deviceAt?: string;
  readonly position?: DevicePosition;
}

export interface ClockComparison {
  readonly deviceTime: string;
  readonly registerTime: string;
}

export interface NamedPerson {
  readonly personRef: string;
  readonly name: string;
}

/** What was taken along of the case. */
export interface PreparedCase {
  readonly caseRef: string;
  readonly number: string;
  readonly title: string;
  /** Age recipients: to whom photographs are sealed. */
  readonly recipients: readonly string[];
  /** Numbers that exhibits of the case had then. */
  readonly exhibitNumbers: readonly string[];
  readonly persons: readonly NamedPerson[];
}

export interface FieldPhotograph {
  readonly photographRef: string;
  readonly name: string;
  readonly takenAt: DeviceReading;
  readonly measured: Measured<typeof exhibitPhotographed>;
  readonly measuredBy: string;
}

/** A device as it was found; what was not looked at is absent. */
export interface DeviceState {
  readonly powerState?: string;
  readonly lockState?: string;
  readonly batteryPercent?: number;
  readonly isolation?: string;
  /** What its clock showed, and the clock of this device at that moment. */
  readonly clock?: { readonly shown: string; readonly besideIt: string };
}

export interface FieldSeal {
  readonly number: string;
  readonly at: string;
}

export interface FieldItem {
  readonly itemRef: string;
  readonly sealRef: string;
  readonly checkRef: string;
  readonly number: string;
  readonly category: string;
  readonly description: string;
  readonly place: string;
  readonly takenAt: DeviceReading;
  readonly imeis: readonly string[];
  readonly seal?: FieldSeal;
  readonly device: DeviceState;
  readonly photographs: readonly FieldPhotograph[];
  readonly note: string;
}

export interface FieldAttendance {
  readonly attendanceRef: string;
  readonly branch: string;
  readonly attendees: readonly Attendee[];
}

/** That the report was left with the person searched, and what was said to that. */
export interface FieldNotice {
  readonly noticeRef: string;
  readonly signature: string;
  readonly reason: string;
  readonly at: string;
}

export interface FieldReport {
  readonly reportRef: string;
  readonly digest: string;
  /** The report itself as it was hashed: canonical JSON. */
  readonly text: string;
  readonly madeAt: string;
  /** What the device says that it is. */
  readonly device: string;
}

/** What came of an act that was sent: it stands in the register, or the register refused it. */
export type Outcome = { readonly index: number; readonly recordedAt: string } | { readonly problem: Problem };

/** The newest checkpoint after everything was brought in. */
export interface FieldAnchor {
  readonly size: number;
  /** 64 hexadecimal digits. */
  readonly root: string;
}

export interface FieldSearch {
  readonly searchRef: string;
  /** Whose search it is: nobody else brings it in. */
  readonly person: NamedPerson;
  /** Of the register. */
  readonly origin: string;
  readonly preparedAt: string;
  readonly zone: string;
  readonly prepared: PreparedCase;
  readonly authorisationRef?: string;
  readonly placeType: string;
  readonly place: string;
  readonly conductedByRefs: readonly string[];
  readonly searchedRef?: string;
  /** How exhibits are sealed there, until said otherwise. */
  readonly sealType: string;
  /** With what numbers begin, and the first. */
  readonly numberPrefix: string;
  readonly numberFirst: number;
  /** Whether each item asks the device where it is. */
  readonly hasPositions: boolean;
  /** Persons whom the register does not know yet. */
  readonly newPersons: readonly NamedPerson[];
  readonly startedAt?: DeviceReading;
  readonly endedAt?: DeviceReading;
  readonly attendance?: FieldAttendance;
  readonly items: readonly FieldItem[];
  readonly clocks: readonly ClockComparison[];
  readonly report?: FieldReport;
  readonly notice?: FieldNotice;
  /** Whether it is being brought in: a page that opens it goes on. */
  readonly isComingIn: boolean;
  /** Acts as they were sent for the first time; sent again, they are the same. */
  readonly sent: Readonly<Record<string, Draft>>;
  readonly outcomes: Readonly<Record<string, Outcome>>;
  /** Acts that the register refused and that somebody records by hand: they are not sent, and stay here. */
  readonly leftOut?: readonly string[];
  readonly anchor?: FieldAnchor;
}

export function nameIn(search: FieldSearch, ref: string): string {
  const known = [search.person, ...search.prepared.persons, ...search.newPersons];
  return known.find(({ personRef }) => personRef === ref)?.name ?? `#${ref.slice(0, 8)}`;
}

export function isRefused(outcome: Outcome | undefined): outcome is { readonly problem: Problem } {
  return outcome !== undefined && "problem" in outcome;
}

export function isRecorded(outcome: Outcome | undefined): boolean {
  return outcome !== undefined && !("problem" in outcome);
}
