// SPDX-License-Identifier: Apache-2.0
import { join } from "node:path";
import { base64url, type Signer } from "@scelle/core";
import { expect, test } from "vitest";
import { createIdentity } from "./keys/identity.ts";
import type { Register } from "./register.ts";
import {
  caseStated,
  exhibitStated,
  record,
  signedDraft,
  withSampleRegister,
} from "./spec/sample-register.ts";

const hourMs = 3_600_000;

test("who takes emergency access reads the case from then until it ends, and what was read is in the log", async () => {
  let now = Date.parse("2026-03-02T20:00:00.000Z");
  await withSampleRegister(
    async (sample) => {
      const duty = await createIdentity(join(sample.top, "duty"));
      const register = await sample.open({ now: () => now });
      await record(register, sample.founder, "person-registered", {
        name: "Duty officer",
        publicKey: base64url(duty.publicKey),
      });
      const caseRef = (await record(register, sample.founder, "case-opened", caseStated("2026/1"))).recordRef;
      await record(register, sample.founder, "exhibit-seized", exhibitStated(caseRef, "1"));

      await expect(exhibitsSeen(register, duty, caseRef)).rejects.toMatchObject({
        code: "access.not-member",
      });
      await record(register, duty, "emergency-access-taken", {
        caseRef,
        ground: "loss-of-evidence",
        reason: "A phone is about to be wiped",
        until: new Date(now + hourMs).toISOString(),
        reviewerRef: sample.founderRef,
      });
      expect(await exhibitsSeen(register, duty, caseRef)).toBe(1);
      now += hourMs;
      await expect(exhibitsSeen(register, duty, caseRef)).rejects.toMatchObject({
        code: "access.not-member",
      });
      await register.close();
    },
    () => now,
  );
});

async function exhibitsSeen(register: Register, reader: Signer, caseRef: string): Promise<number> {
  const query = { op: "list", kind: "exhibit-seized" };
  const look = await signedDraft("record-consulted", { caseRef, reason: "Emergency", query }, reader);
  return (await register.consult(look)).records.length;
}
