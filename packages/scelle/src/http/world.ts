// SPDX-License-Identifier: Apache-2.0
import type { Label, Signer } from "@scelle/core";
import type { CityMap, ExerciseTexts } from "@scelle/core/api";
import type { KeyRing, Register } from "@scelle/register";

/** Somebody whose key lies on this machine: the server signs for whoever is signed in as this person. */
export interface Signatory {
  readonly personRef: string;
  readonly name: string;
  /** Who this is in the exercise, where it is one. */
  readonly role?: { readonly part: string; readonly about: Label };
  readonly signer: Signer;
}

/** What only an exercise has: everything in it is invented. */
export interface ExerciseWorld {
  /**
   * The inquiry: whoever may not read it is answered as if there were none. Absent while nothing is recorded.
   */
  readonly caseRef: string | undefined;
  readonly texts: ExerciseTexts;
  readonly map: CityMap;
  /** The sealed image that an attempt alters, in a copy. */
  readonly imageObjectRoot: string;
  /** Existing folder for copies of the register; whoever made it removes it. */
  readonly work: string;
}

/** What one server serves, to whom. */
export interface World {
  readonly register: Register;
  /** C2SP verifier key of the log. */
  readonly verifierKey: string;
  readonly ring: Pick<KeyRing, "record" | "link">;
  /** The first is signed in by the link; the others can be chosen, in an exercise. */
  readonly people: readonly [Signatory, ...Signatory[]];
  readonly exercise?: ExerciseWorld;
  /** One line for each request that was answered: nothing of what it brought. */
  readonly onAnswered?: (answered: Answered) => void;
  /** Milliseconds since 1970, for sessions. */
  readonly now?: () => number;
}

/** A request as the server's log shows it. */
export interface Answered {
  readonly method: string;
  /** The path of the route table, without what stood in its parameters. */
  readonly path: string;
  readonly status: number;
  readonly durationMs: number;
  /** Only of faults of ours: kind of the error and where, not its message. */
  readonly fault?: string;
}
