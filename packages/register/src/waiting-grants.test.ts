// SPDX-License-Identifier: Apache-2.0
import { join } from "node:path";
import { base64url, type Draft } from "@scelle/core";
import { afterEach, expect, test, vi } from "vitest";
import { createIdentity } from "./keys/identity.ts";
import type { Register } from "./register.ts";
import {
  caseStated,
  exactly,
  record,
  type SampleRegister,
  withSampleRegister,
} from "./spec/sample-register.ts";
import { Walls } from "./walls.ts";

afterEach(() => void vi.restoreAllMocks());

test("whoever is named as the second person finds what waits, until it is answered", async () => {
  await withGrants(async ({ register, secondRef, personRef, second, admission, key }) => {
    const waiting = () => register.names.grantsWaitingFor(secondRef);
    expect(waiting().map((one) => [one.record.recordRef, one.personRef])).toEqual([
      [key, personRef],
      [admission, undefined],
    ]);
    for (const other of [personRef, "", admission]) {
      expect(register.names.grantsWaitingFor(other)).toEqual([]);
    }
    await record(register, second, "grant-answered", { personRef, grantRef: key, answer: "declined" });
    expect(waiting().map((one) => one.record.recordRef)).toEqual([admission]);
  });
});

test("whom a case keeps out meanwhile is not told of it, and a lapse of the wall is seen", async () => {
  await withGrants(async ({ register, sample, secondRef, caseRef, admission, key }) => {
    const refs = () => register.names.grantsWaitingFor(secondRef).map((one) => one.record.recordRef);
    const from = exactly("2024-01-01T00:00:00.000Z");
    const status = { caseRef, personRef: secondRef, status: "suspect", source: "investigator", from };
    await record(register, sample.founder, "legal-status-recorded", status);
    expect(refs()).toEqual([key]);
    vi.spyOn(Walls.prototype, "mayLeave").mockReturnValue(true);
    expect(refs()).toEqual([key, admission]);
  });
});

interface Grants {
  readonly register: Register;
  readonly sample: SampleRegister;
  readonly second: Awaited<ReturnType<typeof createIdentity>>;
  readonly secondRef: string;
  readonly personRef: string;
  readonly caseRef: string;
  /** A role in a case, and a further key: both wait for the second person. */
  readonly admission: string;
  readonly key: string;
}

async function withGrants(body: (grants: Grants) => Promise<void>): Promise<void> {
  await withSampleRegister(async (sample) => {
    const register = await sample.open();
    try {
      const add = async (kind: string, stated: Draft["stated"]) =>
        (await record(register, sample.founder, kind, stated)).recordRef;
      const [second, further] = [
        await createIdentity(join(sample.top, "second")),
        await createIdentity(join(sample.top, "further")),
      ];
      const secondKey = base64url(second.publicKey);
      const secondRef = await add("person-registered", { name: "Second", publicKey: secondKey });
      const officerKey = base64url((await createIdentity(join(sample.top, "officer"))).publicKey);
      const personRef = await add("person-registered", { name: "Officer", publicKey: officerKey });
      const reason = "Exercise";
      const furtherKey = base64url(further.publicKey);
      const key = await add("key-added", { personRef, publicKey: furtherKey, reason, secondRef });
      const caseRef = await add("case-opened", caseStated("2026/1"));
      const admitted = { caseRef, personRef, role: "reader", reason, secondRef };
      const admission = await add("member-admitted", admitted);
      await body({ register, sample, second, secondRef, personRef, caseRef, admission, key });
    } finally {
      await register.close();
    }
  });
}
