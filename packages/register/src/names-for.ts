// SPDX-License-Identifier: Apache-2.0
import { base64url, nameDigest, type Signer } from "@scelle/core";
import { nodeCrypto } from "./keys/node-crypto.ts";
import type { RegisterSession, Resolved } from "./session.ts";

/** Tells what a name may mean, to one person. */
export interface NameSource {
  resolve(text: string): Promise<readonly Resolved[]>;
}

/** Names as far as the holder of a key may read what they are of: every question is signed. */
export function namesFor(session: Pick<RegisterSession, "origin" | "resolve">, signer: Signer): NameSource {
  return {
    async resolve(text) {
      if (text === "") return [];
      const value = await signer.sign(nameDigest(nodeCrypto, session.origin, text));
      return await session.resolve({
        text,
        signature: { key: base64url(signer.publicKey), value: base64url(value) },
      });
    },
  };
}
