// SPDX-License-Identifier: Apache-2.0
import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  appendSignatureLines,
  cosign,
  cosignatureType,
  formatVerifierKey,
  registerPaths,
} from "@scelle/core";
import { expect, test } from "vitest";
import { nodeDisk } from "./disk/node-disk.ts";
import { openDatabase } from "./index/database.ts";
import { readKeyRing } from "./keys/key-ring.ts";
import { ed25519Signer, nodeCrypto } from "./keys/node-crypto.ts";
import { namesFor } from "./names-for.ts";
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

test("opening a register removes what a sealing left half-written a week ago, and no younger one", async () => {
  await withSampleRegister(async (sample) => {
    const vault = join(sample.folder, registerPaths.vaultFolder);
    mkdirSync(vault, { recursive: true });
    const [old, young] = [".partial-1-1-0123456789abcdef", ".partial-1-1-fedcba9876543210"];
    for (const name of [old, young]) writeFileSync(join(vault, name), "half");
    const eightDaysAgo = Date.now() / 1000 - 8 * 24 * 3600;
    utimesSync(join(vault, old), eightDaysAgo, eightDaysAgo);
    await (await sample.open()).close();
    expect(readdirSync(vault)).toEqual([young]);
  });
});

test("a register that was cut off before it published recovers the same records under the same root", async () => {
  await withSampleRegister(async (sample) => {
    const register = await sample.open();
    const opened = await record(register, sample.founder, "case-opened", caseStated("2026/1"));
    const drafts = await Promise.all(
      ["P-1", "P-2", "P-3"].map((number) =>
        signedDraft("exhibit-seized", exhibitStated(opened.recordRef, number), sample.founder),
      ),
    );
    const receipts: Receipt[] = [];
    for (const signed of drafts) receipts.push(await register.append(signed));
    const cutOff = sample.copy("cut-off");
    expect(readdirSync(join(cutOff.folder, "wal")).length).toBeGreaterThan(0);
    const live = await register.publish();
    await register.close();

    const recovered = await cutOff.open();
    for (const [i, signed] of drafts.entries()) expect(await recovered.append(signed)).toEqual(receipts[i]);
    const published = await recovered.publish();
    expect([published.size, published.root]).toEqual([live.size, live.root]);
    await recovered.close();
    expect(readdirSync(join(cutOff.folder, "wal"))).toEqual([]);
  });
});

test("what an interrupted publication left does no harm: not its payload file, not its key slots", async () => {
  await withSampleRegister(async (sample) => {
    const disk = new FailingDisk(nodeDisk(sample.folder));
    const register = await sample.open({ disk });
    const { recordRef } = await record(register, sample.founder, "case-opened", caseStated("2026/1"));
    disk.failOnce("replace", /^log\/tile\/entries/, { before: new Error("power cut") });
    await expect(register.publish()).rejects.toThrow("power cut");
    await register.close();
    const [, stale] = readdirSync(join(sample.folder, "payload"));
    expect(stale).toBe("00000000000000000002.1");

    const reopened = await sample.open();
    const seized = await record(reopened, sample.founder, "exhibit-seized", exhibitStated(recordRef, "P-1"));
    await reopened.publish();
    expect(readdirSync(join(sample.folder, "payload"))).toEqual([
      "00000000000000000000.2",
      "00000000000000000002.2",
    ]);
    const look = {
      caseRef: recordRef,
      reason: "look",
      query: { op: "show", refs: [seized.recordRef, recordRef] },
    };
    const { records } = await reopened.consult(await signedDraft("record-consulted", look, sample.founder));
    expect(records.map(({ stated }) => stated["number"])).toEqual(["P-1", "2026/1"]);
    await reopened.close();
  });
});

test("temporary files of a killed process, which may hold wrapped keys, are gone after the next start", async () => {
  await withSampleRegister(async (sample) => {
    const left = [
      "wal/.tmp-1-1",
      "payload/.tmp-1-2",
      "keys/.tmp-1-3",
      "log/.tmp-1-4",
      "log/history/.tmp-1-5",
    ];
    for (const path of left) writeFileSync(join(sample.folder, path), "left");
    await (await sample.open()).close();
    expect(left.filter((path) => existsSync(join(sample.folder, path)))).toEqual([]);
  });
});

test("an older copy of the folder is refused, and a newer one under the same keys is not", async () => {
  await withSampleRegister(async (sample) => {
    const older = sample.copy("older");
    const register = await sample.open();
    await record(register, sample.founder, "case-opened", caseStated("2026/1"));
    await register.close();
    const rolledBack = older.open({ keyFolder: sample.keyFolder });
    await expect(rolledBack).rejects.toMatchObject({
      code: "register.rolled-back",
      facts: { size: 2, signed: 3 },
    });
    await (await sample.open()).close();
  });
});

test("a folder that went another way than what was signed here is refused", async () => {
  await withSampleRegister(async (sample) => {
    const other = sample.copy("other");
    for (const way of [sample, other]) {
      const register = await way.open();
      await record(register, sample.founder, "case-opened", caseStated("2026/1"));
      await register.close();
    }
    await expect(other.open({ keyFolder: sample.keyFolder })).rejects.toMatchObject({
      code: "register.forked",
      facts: { size: 3 },
    });
  });
});

test("the keys of another register, missing keys and keys that others can read are refused by name", async () => {
  await withSampleRegister(async (sample) => {
    await withSampleRegister(async (foreign) => {
      const wrong = sample.open({ keyFolder: foreign.keyFolder });
      await expect(wrong).rejects.toMatchObject({ code: "key.wrong-ring" });
    });
    const nowhere = sample.open({ keyFolder: join(sample.top, "nowhere") });
    await expect(nowhere).rejects.toMatchObject({ code: "key.ring-missing" });
    chmodSync(join(sample.keyFolder, "register.keys"), 0o640);
    await expect(sample.open()).rejects.toMatchObject({ code: "key.exposed" });
    chmodSync(join(sample.keyFolder, "register.keys"), 0o600);
    await (await sample.open()).close();
  });
});

test("a second process is told who holds the register, and gets it when the holder is gone", async () => {
  await withSampleRegister(async (sample) => {
    const register = await sample.open();
    await expect(sample.open()).rejects.toMatchObject({
      code: "register.locked",
      facts: { holder: `process ${process.pid} test` },
    });
    await register.close();
    await (await sample.open()).close();
  });
});

test("an index that is missing, damaged, foreign or of another history is made anew", async () => {
  await withSampleRegister(async (sample) => {
    const register = await sample.open();
    const { recordRef } = await record(register, sample.founder, "case-opened", caseStated("2026/1"));
    await register.close();
    const index = join(sample.folder, registerPaths.indexFolder);
    const ring = await readKeyRing(sample.keyFolder);
    const damages: readonly (() => void)[] = [
      () => rmSync(index, { recursive: true }),
      () => {
        for (const name of readdirSync(index)) writeFileSync(join(index, name), "no database");
      },
      () => {
        rmSync(index, { recursive: true });
        openDatabase(index, ring.link).close();
      },
      () => {
        const database = openDatabase(index, ring.record);
        database.exec("UPDATE meta SET last_leaf = zeroblob(32); UPDATE record SET label = 'other'");
        database.close();
      },
    ];
    for (const damage of damages) {
      damage();
      const reopened = await sample.open();
      expect(await namesFor(reopened, sample.founder).resolve("2026/1")).toMatchObject([
        { ref: recordRef, label: "2026/1" },
      ]);
      await reopened.close();
    }
  });
});

test("a clock that went back is recorded and alarmed; one far behind a witness stops the register", async () => {
  const start = Date.parse("2026-03-02T10:00:00.000Z");
  let nowMs = start;
  const now = (): number => nowMs;
  await withSampleRegister(async (sample) => {
    const register = await sample.open({ now });
    nowMs = start - 60_000;
    const late = await record(register, sample.founder, "case-opened", caseStated("2026/1"));
    expect(late.recordedAt).toBe("2026-03-02T09:59:00.000Z");
    expect((await register.status()).alarms).toEqual(["clock-went-back"]);
    const list = { caseRef: late.recordRef, reason: "look", query: { op: "show", refs: [late.recordRef] } };
    const { records } = await register.consult(await signedDraft("record-consulted", list, sample.founder));
    expect(records[0]?.assigned["clockBehindMs"]).toBe(60_000);
    await register.close();

    await addWitness(sample, start / 1_000 + 3_600);
    nowMs = start + 3_600_000 - 9 * 60_000;
    const again = await sample.open({ now });
    await record(again, sample.founder, "case-opened", caseStated("2026/2"));
    nowMs = start + 3_600_000 - 11 * 60_000;
    await expect(record(again, sample.founder, "case-opened", caseStated("2026/3"))).rejects.toMatchObject({
      code: "register.clock-behind",
      facts: { behindSeconds: 660 },
    });
    await again.close();
  }, now);
});

/** Names a witness in the register's policy and puts its cosignature under the checkpoint. */
async function addWitness(sample: SampleRegister, timeSeconds: number): Promise<void> {
  const witness = ed25519Signer(new Uint8Array(32).fill(7));
  const name = "witness.notary.example";
  const key = formatVerifierKey(nodeCrypto, name, cosignatureType, witness.publicKey);
  const policy = `log ${await logKeyOf(sample)}\nwitness notary ${key}\nquorum notary\n`;
  const disk = nodeDisk(sample.folder);
  await disk.replace(registerPaths.trustPolicy, new TextEncoder().encode(policy));
  const note = new TextDecoder().decode(await disk.read(registerPaths.checkpoint, 65_536));
  const text = note.slice(0, note.lastIndexOf("\n\n") + 1);
  const line = await cosign(nodeCrypto, text, name, witness, timeSeconds);
  await disk.replace(registerPaths.checkpoint, new TextEncoder().encode(appendSignatureLines(note, [line])));
}

async function logKeyOf(sample: SampleRegister): Promise<string> {
  const bytes = await nodeDisk(sample.folder).read(registerPaths.registerJson, 4_096);
  return (JSON.parse(new TextDecoder().decode(bytes)) as { logKey: string }).logKey;
}
