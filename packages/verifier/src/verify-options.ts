// SPDX-License-Identifier: Apache-2.0
import type { Certificate, Crypto, Succession } from "@scelle/core";

/** What somebody kept outside the register: the only thing that shows a cut tail or a rewritten history. */
export type Anchor =
  /** A signed checkpoint, or a proof file that ends in one. `name` says where it came from, in the report. */
  | { readonly kind: "checkpoint"; readonly name: string; readonly note: Uint8Array }
  /** A size and a root, as printed on paper. */
  | { readonly kind: "fingerprint"; readonly name: string; readonly size: number; readonly root: Uint8Array }
  /** A receipt that an author kept: this leaf hash stands at this index. */
  | {
      readonly kind: "receipt";
      readonly name: string;
      readonly index: number;
      readonly leafHash: Uint8Array;
    };

/** What a register says of the one that it follows. */
export interface StatedSuccession {
  readonly succession: Succession;
  /** Root at `knownSize`, which the old key signed, as the founding record holds it. */
  readonly knownRoot: Uint8Array | undefined;
}

export interface VerifyOptions {
  readonly crypto: Crypto;
  /**
   * The verifier key expected from outside (`name+hash+base64`). Without it the folder's own is used, and
   * said so.
   */
  readonly logKey?: string;
  /** Verifier keys of other registers, from outside: of those that a case came from. */
  readonly otherLogKeys?: readonly string[];
  /** Text of a tlog-policy file from outside the folder. */
  readonly policy?: string;
  readonly anchors?: readonly Anchor[];
  /** Certificates of authorities that are believed for the time, from outside the folder. */
  readonly timestampAuthorities?: readonly Certificate[];
  /** 32 bytes; with it contents are opened and the rules replayed. */
  readonly recordKey?: Uint8Array;
  /** 32 bytes; with both keys the hidden chains of cases are recomputed. */
  readonly linkRootKey?: Uint8Array;
  /**
   * What the register that follows this one says of it: a loss that it admits is then a hole with a name, and
   * no tail cut off in silence.
   */
  readonly succession?: StatedSuccession;
  /** Whether the register is said to follow another: it must then say so itself. */
  readonly isSuccessor?: boolean;
  /** Read every sealed object again. */
  readonly deep?: boolean;
  readonly onProgress?: (progress: Progress) => void;
}

export interface Progress {
  readonly stage: "files" | "log" | "objects";
  /** Entries, or bytes of files or objects. */
  readonly done: number;
  readonly total: number;
}
