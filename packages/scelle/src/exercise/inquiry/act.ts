// SPDX-License-Identifier: Apache-2.0
import type { JsonObject, Label } from "@scelle/core";
import type { AccountRecord } from "../account/press-account.ts";

/** Who signs in the exercise: persons with a key, and the registry that founds it. */
export type Signatory =
  | "registry"
  | "lead"
  | "second-inspector"
  | "custodian"
  | "laboratory"
  | "magistrate"
  | "defence"
  | "ombudsman"
  | "squad-member";

/** A record of the exercise and who signs it. */
export interface Act extends AccountRecord {
  readonly by: Signatory;
  /** The disk image that is sealed with this record, by its file. */
  readonly image?: string;
}

/** What acts need to name each other and what is sealed. */
export interface Names {
  /** The reference of a record by its name, of a person by the part that they play. */
  readonly ref: (name: string) => string;
  /** The sealed object of a document, by the name of its record, or of an image, by its file. */
  readonly root: (name: string) => string;
}

/** The public halves of the keys that the exercise was given. */
export interface Keys {
  /** `age1…` that evidence of both cases is sealed to. */
  readonly recipient: string;
  readonly publicKeyOf: (part: Exclude<Signatory, "registry">) => string;
}

/** A part of the story: what is recorded in it, in order. */
export interface Chapter {
  readonly title: Label;
  readonly acts: (names: Names, keys: Keys) => readonly Act[];
}

/**
 * An admission as two persons grant it: one proposes, and somebody who neither proposes nor gains confirms.
 * @param second who confirms
 */
export function admitted(
  {
    by,
    second,
    name,
    stated,
  }: {
    readonly by: Signatory;
    readonly second: Signatory;
    readonly name: string;
    readonly stated: { readonly caseRef: string };
  },
  ref: Names["ref"],
): Act[] {
  const { caseRef } = stated;
  const proposal = { ...stated, secondRef: ref(second) };
  const reason = "Exercise: seen and agreed";
  const answer = { caseRef, admissionRef: ref(name), answer: "confirmed", reason };
  return [
    signedBy(by)(name, "member-admitted", proposal, { version: 2 }),
    signedBy(second)(`${name}, confirmed`, "admission-answered", answer),
  ];
}

/** Ways to write one act in a table: its name, its kind, what is stated. */
export function signedBy(by: Signatory) {
  return (name: string, kind: string, stated: object, more: Partial<Act> = {}): Act => ({
    name,
    kind,
    by,
    stated: stated as JsonObject,
    ...more,
  });
}
