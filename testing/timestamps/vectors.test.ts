// SPDX-License-Identifier: Apache-2.0
import {
  checkpointImprint,
  formatTimestampRequest,
  hex,
  judgeTimestamp,
  parseCertificate,
  parseRevocationList,
  type ScelleError,
  utf8,
} from "@scelle/core";
import { nodeCrypto } from "@scelle/register";
import { webCrypto } from "@scelle/verifier/web-crypto";
import { describe, expect, test } from "vitest";
import { type TimestampVector, vectors } from "../fuzz/vectors.ts";
import { bytesOf } from "../log/vector-file.ts";
import { testCrypto } from "../verifier/test-crypto.ts";

const cryptos = {
  "the register's cryptography": nodeCrypto,
  "a page's": webCrypto,
  "a third one": testCrypto,
};

function expectationOf(
  crypto: typeof nodeCrypto,
  { note, nonce, policy, root, revocationList }: TimestampVector,
) {
  return {
    ...{ imprint: checkpointImprint(crypto, utf8(note)), nonce: bytesOf(nonce), policy },
    trusted: [parseCertificate(bytesOf(root))],
    revocationLists: [parseRevocationList(bytesOf(revocationList))],
  };
}

describe.each(vectors.timestamps.tokens.map((vector, i) => [i, vector] as const))(
  "token %i",
  (_i, vector) => {
    test("was asked for in these bytes", () => {
      const { imprint, nonce, policy } = expectationOf(nodeCrypto, vector);
      expect(hex(formatTimestampRequest({ imprint, nonce, policy }))).toBe(vector.request);
    });

    test.each(Object.entries(cryptos))("is judged alike by %s", async (_name, crypto) => {
      const judged = await judgeTimestamp(crypto, bytesOf(vector.answer), expectationOf(crypto, vector));
      expect(new Date(judged.timeMs).toISOString()).toBe(vector.time);
      expect(judged).toMatchObject({ authorityName: vector.authority, revocation: vector.revocation });
      expect(judged.accuracyMs).toBe(1_500);
    });

    test("changed in one bit is refused with a code, or still says what was signed", async () => {
      const expected = expectationOf(nodeCrypto, vector);
      const answer = bytesOf(vector.answer);
      let refused = 0;
      for (let at = 0; at < answer.length; at++) {
        const changed = Uint8Array.from(answer);
        changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8));
        try {
          const { timeMs, authorityName } = await judgeTimestamp(nodeCrypto, changed, expected);
          expect({ at, time: new Date(timeMs).toISOString() }).toEqual({ at, time: vector.time });
          expect(authorityName).toBe(vector.authority);
        } catch (cause) {
          expect((cause as ScelleError).code).toMatch(/^(?:format\.malformed|timestamp\.[a-z-]+)$/);
          refused += 1;
        }
      }
      // What no signature covers are a few bytes of the envelope: versions, and the list of hashes in use.
      expect(answer.length - refused).toBeLessThan(40);
    });

    test("under the certificate of another authority is believed by nobody", async () => {
      const [other] = vectors.timestamps.tokens.filter(({ root }) => root !== vector.root);
      const trusted = [parseCertificate(bytesOf(other?.root ?? ""))];
      const judged = judgeTimestamp(nodeCrypto, bytesOf(vector.answer), {
        ...expectationOf(nodeCrypto, vector),
        trusted,
      });
      await expect(judged).rejects.toMatchObject({ code: "timestamp.untrusted" });
    });
  },
);

test("an answer without the certificate that it names is refused", async () => {
  const [vector] = vectors.timestamps.tokens;
  if (vector === undefined) throw new Error("no vector");
  const expected = expectationOf(nodeCrypto, vector);
  const answer = Buffer.from(bytesOf(vector.answer));
  // In the name of its subject, which the digest of the whole covers.
  const at = answer.lastIndexOf(Buffer.from("signer"));
  answer.write("Signer", at);
  await expect(judgeTimestamp(nodeCrypto, answer, expected)).rejects.toMatchObject({
    code: "timestamp.other-certificate",
  });
});
