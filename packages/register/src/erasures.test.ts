// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from "node:crypto";
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { keySlot, registerPaths, ScelleError } from "@scelle/core";
import { expect, test } from "vitest";
import { nodeDisk } from "./disk/node-disk.ts";
import { openDatabase } from "./index/database.ts";
import { readKeyRing } from "./keys/key-ring.ts";
import { FailingDisk } from "./spec/failing-disk.ts";
import {
  caseStated,
  exhibitStated,
  record,
  type SampleRegister,
  signedDraft,
  withSampleRegister,
} from "./spec/sample-register.ts";

test("an erasure leaves no word of the record in the index, not even in pages that are no longer used", async () => {
  await withSampleRegister(async (sample) => {
    const register = await sample.open();
    const { recordRef: caseRef } = await record(register, sample.founder, "case-opened", caseStated("1"));
    const seize = async (words: readonly string[]) => {
      const stated = exhibitStated(caseRef, words[0] ?? "", words.join(" "));
      return await record(register, sample.founder, "exhibit-seized", stated);
    };
    await Promise.all(Array.from({ length: 40 }, () => seize([word(), word(), word()])));
    const first = [word(), word(), word()];
    const { recordRef: targetRef } = await seize(first);
    const second = [word(), word()];
    const fields = { description: second[0] ?? "", number: second[1] ?? "" };
    const third = word();
    await record(register, sample.founder, "correction-made", { targetRef, fields, reason: third });
    await Promise.all(Array.from({ length: 40 }, () => seize([word(), word(), word()])));

    const words = [...first, ...second, third];
    await register.publish(); // The index is written down with it.
    expect(walSizeBytes(sample)).toBeGreaterThan(20 * pageSizeBytes);
    const before = await decryptedPages(sample);
    expect(words.filter((one) => before.includes(tail(one)))).toEqual(words);
    await record(register, sample.founder, "erasure-decided", { targetRef, ground: "data-subject" });
    // Its own log keeps nothing either, but the page that says that it was emptied.
    expect(walSizeBytes(sample)).toBeLessThan(2 * pageSizeBytes);
    const [name, ...besides] = indexFiles(sample);
    expect(besides).toEqual(["-shm", "-wal"].map((suffix) => `${name}${suffix}`));
    const after = await decryptedPages(sample);
    expect(words.filter((one) => after.includes(tail(one)))).toEqual([]);
    await register.close();
  });
});

/** A word that nobody else uses. */
function word(): string {
  return Array.from(randomBytes(14), (byte) => String.fromCharCode(97 + (byte % 26))).join("");
}

/** An index shortens a term by what it shares with the term before it. */
function tail(one: string): string {
  return one.slice(-9);
}

for (const operation of ["remove", "writeAt", "create"] as const) {
  const where = { remove: /^wal\//, writeAt: /^keys\//, create: /^wal\// }[operation];
  test(`an erasure cut off at ${operation} is carried out when the register starts again`, async () => {
    await withSampleRegister(async (sample) => {
      const disk = new FailingDisk(nodeDisk(sample.folder));
      const register = await sample.open({ disk });
      const opened = await record(register, sample.founder, "case-opened", caseStated("1"));
      const stated = exhibitStated(opened.recordRef, "P-1", "Words to go");
      const seized = await record(register, sample.founder, "exhibit-seized", stated);
      await register.publish();
      const failure = new ScelleError("disk.failed", { path: "keys", problem: "EIO" });
      let commits = 0;
      disk.faultOf = (call) => {
        if (call.operation !== operation || !where.test(call.path)) return undefined;
        // The first commit is the decision's own: it must stand for there to be something to carry out.
        return operation === "create" && commits++ === 0 ? undefined : { before: failure };
      };
      const decision = { targetRef: seized.recordRef, ground: "data-subject" };
      await expect(record(register, sample.founder, "erasure-decided", decision)).rejects.toMatchObject({
        code: "disk.failed",
      });
      await register.close();

      const reopened = await sample.open();
      const slot = await slotOf(sample, seized.index);
      expect(slot.every((byte) => byte === 0)).toBe(true);
      const look = {
        caseRef: opened.recordRef,
        reason: "look",
        query: { op: "show", refs: [seized.recordRef] },
      };
      const { records } = await reopened.consult(await signedDraft("record-consulted", look, sample.founder));
      expect(records).toMatchObject([{ erased: true }]);
      expect(JSON.stringify(records)).not.toContain("Words");
      await reopened.close();
    });
  });
}

test("erasures that are decided at once are carried out in the order of their decisions", async () => {
  await withSampleRegister(async (sample) => {
    const register = await sample.open();
    const opened = await record(register, sample.founder, "case-opened", caseStated("1"));
    const caseRef = opened.recordRef;
    const numbers = Array.from({ length: 8 }, (_, i) => `P-${i}`);
    const decided = await Promise.all(
      numbers.map(async (number) => {
        const stated = exhibitStated(caseRef, number, "Words to go");
        const { recordRef } = await record(register, sample.founder, "exhibit-seized", stated);
        const decision = { targetRef: recordRef, ground: "data-subject" };
        return await record(register, sample.founder, "erasure-decided", decision);
      }),
    );
    const look = { caseRef, reason: "look", query: { op: "list", kind: "erasure-performed" } };
    const { records } = await register.consult(await signedDraft("record-consulted", look, sample.founder));
    const performed = records.toSorted((a, b) => a.index - b.index);
    const inOrder = decided.toSorted((a, b) => a.index - b.index);
    expect(performed.map(({ stated }) => stated["decisionRef"])).toEqual(
      inOrder.map(({ recordRef }) => recordRef),
    );
    await register.close();
  });
});

const pageSizeBytes = 4_096;

function indexFiles({ folder }: SampleRegister): string[] {
  return readdirSync(join(folder, registerPaths.indexFolder)).sort();
}

function walSizeBytes(sample: SampleRegister): number {
  const [name] = indexFiles(sample);
  return statSync(join(sample.folder, registerPaths.indexFolder, `${name}-wal`)).size;
}

/** Every page of the index as SQLite sees it, decrypted, its free pages too. */
async function decryptedPages(sample: SampleRegister): Promise<string> {
  const { record: recordKey } = await readKeyRing(sample.keyFolder);
  const database = openDatabase(join(sample.folder, registerPaths.indexFolder), recordKey);
  try {
    const rows = database.prepare("SELECT data FROM sqlite_dbpage").raw(true).all() as Uint8Array[][];
    return Buffer.concat(rows.flat()).toString("latin1");
  } finally {
    database.close();
  }
}

async function slotOf({ folder }: SampleRegister, entry: number): Promise<Uint8Array> {
  const { page, offset } = keySlot(entry);
  return nodeDisk(folder).readAt(registerPaths.keyPage(page), offset, 40);
}
