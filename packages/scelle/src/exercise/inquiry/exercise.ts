// SPDX-License-Identifier: Apache-2.0
import type { Label } from "@scelle/core";

/** Where an exercise is founded. */
export interface ExerciseOptions {
  /** The register's folder, which must not exist yet. */
  readonly folder: string;
  /** Where its online keys go. */
  readonly keyFolder: string;
  /** Existing folder for identities, images and words before they are sealed; the caller removes it. */
  readonly work: string;
  /** Founded, with everybody’s keys, and nothing recorded: for whoever records the inquiry themselves. */
  readonly isBlank?: boolean;
  readonly onProgress?: ((step: ExerciseStep) => void) | undefined;
}

/** A step of founding and loading that has begun. */
export interface ExerciseStep {
  /** From 1. */
  readonly number: number;
  readonly count: number;
  readonly title: Label;
}

/** Somebody that a newcomer may look through the eyes of. */
export interface ExerciseRole {
  readonly part:
    | "lead"
    | "second-inspector"
    | "custodian"
    | "laboratory"
    | "magistrate"
    | "defence"
    | "ombudsman"
    | "squad-member";
  readonly personRef: string;
  /** The name under which the person is registered. */
  readonly name: string;
  readonly about: Label;
  /** File of the key that this person signs with. */
  readonly identityFile: string;
}

/** A loaded exercise. The register is closed again and complete. */
export interface Exercise {
  readonly folder: string;
  readonly keyFolder: string;
  readonly origin: string;
  readonly caseRef: string;
  readonly olderCaseRef: string;
  /** The text that the first screen shows. */
  readonly frontTextRef: string;
  readonly operationRef: string;
  /** The shooting that two texts date differently. */
  readonly incidentRef: string;
  /** The lead of the inquiry first. */
  readonly roles: readonly [ExerciseRole, ...ExerciseRole[]];
  readonly texts: readonly { readonly textRef: string; readonly words: string }[];
  /** The second telephone, whose sealed image the tampering changes. */
  readonly imageExhibitRef: string;
  readonly imageObjectRoot: string;
  /** Opens the sealed images and documents. */
  readonly evidenceIdentityFile: string;
  /** Opens the register's own sealed keys. */
  readonly recoveryIdentityFile: string;
  /** Entries of the register when it was loaded. */
  readonly size: number;
}
