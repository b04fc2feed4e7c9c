// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from "node:crypto";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { registerPaths, ScelleError, type SignedDraft } from "@scelle/core";
import { expect, test } from "vitest";
import { nodeDisk } from "./disk/node-disk.ts";
import type { Register } from "./register.ts";
import type { Receipt } from "./session.ts";
import { FailingDisk } from "./spec/failing-disk.ts";
import {
  caseStated,
  exhibitStated,
  record,
  type SampleRegister,
  signedDraft,
  withSampleRegister,
} from "./spec/sample-register.ts";

const failedSync = new ScelleError("disk.failed", { path: "wal", problem: "EIO" });
const fullDisk = new ScelleError("disk.full", { path: "wal" });

/**
 * A register on a disk that can be told to fail, with one case, and the receipts of what was acknowledged.
 */
async function withFailingRegister(
  body: (parts: {
    sample: SampleRegister;
    register: Register;
    disk: FailingDisk;
    caseRef: string;
    seize(number: string): Promise<Receipt>;
    acknowledged: Map<SignedDraft, Receipt>;
  }) => Promise<void>,
): Promise<void> {
  await withSampleRegister(async (sample) => {
    const disk = new FailingDisk(nodeDisk(sample.folder));
    const register = await sample.open({ disk });
    const { recordRef: caseRef } = await record(register, sample.founder, "case-opened", caseStated("1"));
    const acknowledged = new Map<SignedDraft, Receipt>();
    const seize = async (number: string): Promise<Receipt> => {
      const signed = await signedDraft("exhibit-seized", exhibitStated(caseRef, number), sample.founder);
      const receipt = await register.append(signed);
      acknowledged.set(signed, receipt);
      return receipt;
    };
    await body({ sample, register, disk, caseRef, seize, acknowledged });
    await register.close();
    const reopened = await sample.open();
    for (const [signed, receipt] of acknowledged) expect(await reopened.append(signed)).toEqual(receipt);
    await reopened.close();
  });
}

for (const timing of ["before", "after"] as const) {
  test(`a sync that fails ${timing} the record has its name stops the register until it is started again`, async () => {
    await withFailingRegister(async ({ register, disk, seize }) => {
      await seize("P-1");
      disk.failOnce("create", /^wal\//, { [timing]: failedSync });
      await expect(seize("P-2")).rejects.toMatchObject({ code: "disk.failed" });
      await expect(seize("P-3")).rejects.toMatchObject({ code: "register.poisoned" });
      await expect(register.publish()).rejects.toMatchObject({ code: "register.poisoned" });
      const callsBefore = disk.calls.length;
      await register.close();
      expect(disk.calls.slice(callsBefore)).toEqual([]);
    });
  });
}

test("a policy of authorities that cannot be read just now stops nothing, and is read again later", async () => {
  await withFailingRegister(async ({ register, disk, seize }) => {
    const unreadable = Object.assign(new Error("EACCES"), { code: "EACCES", syscall: "open" });
    const asked = () => disk.calls.filter(({ path }) => path === "timestamp.policy").length;
    disk.failOnce("read", /^timestamp\.policy$/, { before: unreadable });
    await seize("P-1");
    await register.publish();
    const before = asked();
    await seize("P-2");
    await register.publish();
    await seize("P-3");
    expect(asked()).toBeGreaterThan(before);
  });
});

test("what is queued behind a failed sync is refused, not written", async () => {
  await withFailingRegister(async ({ disk, seize, acknowledged }) => {
    disk.failOnce("create", /^wal\//, { before: failedSync });
    const first = seize("P-1");
    const others = ["P-2", "P-3", "P-4"].map(seize);
    const outcomes = await Promise.allSettled([first, ...others]);
    expect(outcomes.every(({ status }) => status === "rejected")).toBe(true);
    expect(acknowledged.size).toBe(0);
  });
});

test("a full disk refuses the batch that met it and nothing else, and leaves the case's numbers whole", async () => {
  await withFailingRegister(async ({ sample, register, disk, seize, caseRef }) => {
    await seize("P-1");
    disk.failOnce("create", /^wal\//, { before: fullDisk });
    await expect(seize("P-2")).rejects.toMatchObject({ code: "disk.full" });
    expect((await seize("P-2")).index).toBe(4);
    const list = { caseRef, reason: "count", query: { op: "list", kind: "exhibit-seized" } };
    const { records } = await register.consult(await signedDraft("record-consulted", list, sample.founder));
    expect(records.map(({ assigned }) => assigned["caseSeq"])).toEqual([2, 1]);
  });
});

test("a publication that meets a full disk stops the register, and the next start publishes", async () => {
  await withFailingRegister(async ({ sample, register, disk, seize }) => {
    await seize("P-1");
    disk.failOnce("replace", /^log\/checkpoint$/, { before: fullDisk });
    await expect(register.publish()).rejects.toMatchObject({ code: "disk.full" });
    await expect(seize("P-2")).rejects.toMatchObject({ code: "register.poisoned" });
    await register.close();
    const reopened = await sample.open();
    expect(await reopened.publish()).toMatchObject({ size: 4, publishedSize: 4 });
    await reopened.close();
  });
});

test("an error after the record has its name counts as unknown, whatever the system calls it", async () => {
  await withFailingRegister(async ({ disk, seize }) => {
    const denied = new ScelleError("disk.read-only", { path: "log/checkpoint" });
    disk.failOnce("read", /^log\/checkpoint$/, { before: denied });
    await expect(seize("P-1")).rejects.toMatchObject({ code: "disk.failed" });
    await expect(seize("P-2")).rejects.toMatchObject({ code: "register.poisoned" });
  });
});

test("a writer whose lock was taken cannot commit once the other has published", async () => {
  await withFailingRegister(async ({ sample, register, seize }) => {
    await seize("P-1");
    rmSync(join(sample.folder, registerPaths.lock));
    const thief = await sample.open();
    await record(thief, sample.founder, "case-opened", caseStated("2"));
    await thief.publish();
    await expect(seize("P-2")).rejects.toMatchObject({ code: "register.head-moved" });
    await expect(seize("P-3")).rejects.toMatchObject({ code: "register.poisoned" });
    await register.close();
    await record(thief, sample.founder, "case-opened", caseStated("3"));
    await thief.close();
  });
});

test("a writer whose lock was taken cannot commit in the place that the other has taken", async () => {
  await withFailingRegister(async ({ sample, seize }) => {
    await seize("P-1");
    rmSync(join(sample.folder, registerPaths.lock));
    const thief = await sample.open();
    await record(thief, sample.founder, "case-opened", caseStated("2"));
    await expect(seize("P-2")).rejects.toMatchObject({ code: "register.head-moved" });
    await thief.close();
  });
});

test("a writer whose lock was taken never puts an older checkpoint over a newer one", async () => {
  await withFailingRegister(async ({ sample, register, seize }) => {
    await seize("P-1");
    rmSync(join(sample.folder, registerPaths.lock));
    const thief = await sample.open();
    await record(thief, sample.founder, "case-opened", caseStated("2"));
    const { checkpoint } = await thief.publish();
    await expect(register.publish()).rejects.toMatchObject({ code: "register.head-moved" });
    await register.close();
    expect(readFileSync(join(sample.folder, registerPaths.checkpoint), "utf8")).toBe(checkpoint);
    await thief.close();
  });
});

test("nothing is shown before the look is durable, and nothing is shown of a look that failed", async () => {
  await withFailingRegister(async ({ sample, register, disk, seize, caseRef }) => {
    const { recordRef } = await seize("P-1");
    const look = { caseRef, reason: "look", query: { op: "show", refs: [recordRef] } };
    const signed = await signedDraft("record-consulted", look, sample.founder);
    let letGo = (): void => undefined;
    const wait = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    disk.failOnce("create", /^wal\//, { wait });
    let isShown = false;
    const consultation = register.consult(signed).finally(() => {
      isShown = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(isShown).toBe(false);
    letGo();
    expect((await consultation).records).toHaveLength(1);

    disk.failOnce("create", /^wal\//, { after: failedSync });
    const again = await signedDraft("record-consulted", look, sample.founder);
    await expect(register.consult(again)).rejects.toMatchObject({ code: "disk.failed" });
  });
});

test("a refused disclosure is answered, and the register goes on writing", async () => {
  await withFailingRegister(async ({ sample, register, seize }) => {
    const order = { caseRef: randomUUID(), reason: "nobody’s case", standing: "counsel" } as const;
    const refused = { code: "access.not-member" };
    await expect(register.disclose(sample.founder, order)).rejects.toMatchObject(refused);
    expect((await seize("P-1")).recordRef).not.toBe("");
  });
});
