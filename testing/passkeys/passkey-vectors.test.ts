// SPDX-License-Identifier: Apache-2.0
import { utf8, verifyAssertion } from "@scelle/core";
import { nodeCrypto } from "@scelle/register";
import { webCrypto } from "@scelle/verifier/web-crypto";
import { expect, test } from "vitest";
import { bytesOf, vectorText } from "../log/vector-file.ts";
import { testCrypto } from "../verifier/test-crypto.ts";

interface PasskeyCase {
  readonly claim: string;
  readonly publicKey: string;
  readonly challenge: string;
  readonly rpId: string;
  readonly origin: string;
  readonly authenticatorClaims: string;
  readonly clientJson: string;
  readonly signature: string;
  readonly verdict: string;
}

const { cases }: { cases: readonly PasskeyCase[] } = JSON.parse(vectorText("passkey"));

test.each(cases)("$claim: $verdict, on a server, in a page and by a third program", async (vector) => {
  const { rpId, origin } = vector;
  const assertion = {
    authenticatorClaims: bytesOf(vector.authenticatorClaims),
    clientJson: utf8(vector.clientJson),
    signature: bytesOf(vector.signature),
  };
  const wanted = { publicKey: bytesOf(vector.publicKey), challenge: bytesOf(vector.challenge), rpId, origin };
  for (const crypto of [nodeCrypto, webCrypto, testCrypto]) {
    const verdict = await verifyAssertion(crypto, assertion, wanted);
    expect(verdict.holds ? "holds" : verdict.problem).toBe(vector.verdict);
  }
});
