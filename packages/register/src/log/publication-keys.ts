// SPDX-License-Identifier: Apache-2.0
import type { Signer } from "@scelle/core";

/** What a publication signs with, and where it remembers what it signed. */
export interface PublicationKeys {
  readonly origin: string;
  /** Verifier key of the log, as text. */
  readonly logKey: string;
  readonly signer: Signer;
  /** Made durable, outside the register, before a signature can be seen. `root` as base64url. */
  rememberSigned(size: number, root: string): Promise<void>;
}
