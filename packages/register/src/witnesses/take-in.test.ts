// SPDX-License-Identifier: Apache-2.0
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  cosign,
  cosignatureType,
  formatVerifierKey,
  keyIdOf,
  noteSignaturesMax,
  parseCheckpoint,
  parseNote,
  parsePolicy,
  parseUtf8,
  parseVerifierKey,
  registerPaths,
  ScelleError,
  utf8,
  type VerifierKey,
  verifyCosignatures,
  witnessesAskedMax,
} from "@scelle/core";
import { expect, test } from "vitest";
import { nodeDisk } from "../disk/node-disk.ts";
import { ed25519Signer, nodeCrypto } from "../keys/node-crypto.ts";
import { keepCosignatures } from "../log/cosigned.ts";
import type { Published } from "../log/published.ts";
import { readRegisterJson } from "../open-register.ts";
import { FailingDisk } from "../spec/failing-disk.ts";
import { caseStated, record, type SampleRegister, withSampleRegister } from "../spec/sample-register.ts";
import { type OpenWitness, openWitness } from "../witness-server/open-witness.ts";
import { changePolicy, policyWithWitness, readPolicy } from "./witness-policy.ts";

const failedSync = new ScelleError("disk.failed", { path: "log", problem: "EIO" });

async function withWitness(
  body: (sample: SampleRegister, witness: OpenWitness) => Promise<void>,
): Promise<void> {
  await withSampleRegister(async (sample) => {
    const { logKey } = await readRegisterJson(nodeDisk(sample.folder), sample.folder);
    const log = parseVerifierKey(nodeCrypto, logKey);
    const folder = join(sample.top, "witness");
    const witness = await openWitness({ folder, logs: [log] }, { host: "127.0.0.1", port: 0 });
    try {
      const added = { name: "notary", key: witness.identity.key, url: witness.url };
      const policy = policyWithWitness(undefined, log, added, undefined);
      writeFileSync(join(sample.folder, registerPaths.trustPolicy), policy);
      await body(sample, witness);
    } finally {
      await witness.close();
    }
  });
}

for (const path of [/^log\/history\/2$/, /^log\/checkpoint$/]) {
  for (const timing of ["before", "after"] as const) {
    test(`a write to ${path.source} that fails ${timing} it is done, as a cosignature comes in, stops the register; the next start is whole`, async () => {
      await withWitness(async (sample, witness) => {
        const disk = new FailingDisk(nodeDisk(sample.folder));
        disk.failOnce("replace", path, { [timing]: failedSync });
        const register = await sample.open({ disk });
        const refused = record(register, sample.founder, "case-opened", caseStated("1"));
        await expect(refused).rejects.toMatchObject({ code: "register.poisoned" });
        await register.close();
        const again = await sample.open();
        await record(again, sample.founder, "case-opened", caseStated("2"));
        const { checkpoint, size } = await again.publish();
        await again.close();
        expect(checkpoint).toContain(`\n${size}\n`);
        const newest = await nodeDisk(sample.folder).read(registerPaths.checkpoint, 64 * 1024);
        const note = parseNote(newest ?? utf8(""));
        expect(await verifyCosignatures(nodeCrypto, note, [witness.identity.key])).toHaveLength(1);
      });
    });
  }
}

test("a policy keeps its quorum as witnesses come, and one of all stays one of all", async () => {
  await withWitness(async (sample, { identity }) => {
    const disk = nodeDisk(sample.folder);
    const first = await readPolicy(disk, nodeCrypto);
    const { logKey } = await readRegisterJson(disk, sample.folder);
    const log = parseVerifierKey(nodeCrypto, logKey);
    const other = { name: "bar", key: parseVerifierKey(nodeCrypto, otherKey), url: "http://127.0.0.1:9" };
    expect(policyWithWitness(first, log, other, undefined)).toContain("\ngroup enough all notary bar\n");
    expect(policyWithWitness(first, log, other, 1)).toContain("\ngroup enough 1 notary bar\n");
    expect(policyWithWitness(first, log, other, "none")).toMatch(/\nquorum none\n$/);
    const again = { name: "notary", key: identity.key, url: "http://127.0.0.1:9" };
    const moved = policyWithWitness(first, log, again, undefined);
    expect(moved).toContain(` ${again.url}\ngroup enough all notary\n`);
  });
});

test("a policy takes as many witnesses as a checkpoint has room for, and says so of one more", async () => {
  await withSampleRegister(async ({ folder }) => {
    const log = parseVerifierKey(nodeCrypto, (await readRegisterJson(nodeDisk(folder), folder)).logKey);
    let text = policyWithWitness(undefined, log, numbered(0), undefined);
    for (let number = 1; number < witnessesAskedMax; number++) {
      text = policyWithWitness(parsePolicy(nodeCrypto, text), log, numbered(number), undefined);
    }
    const full = parsePolicy(nodeCrypto, text);
    const refusal = expect.objectContaining({ code: "witness.too-many", facts: { max: witnessesAskedMax } });
    expect(() => policyWithWitness(full, log, numbered(witnessesAskedMax), undefined)).toThrow(refusal);
    // Given again it may have moved: that is not one more.
    expect(policyWithWitness(full, log, numbered(3), undefined)).toBe(text);
  });
});

test("the first and the newest word of every witness fit under one checkpoint, and nothing unreadable is written", async () => {
  await withSampleRegister(async ({ folder }) => {
    const disk = nodeDisk(folder);
    const read = async (path: string) => parseUtf8((await disk.read(path, 65_536)) ?? utf8(""), "note");
    const checkpointText = await read(registerPaths.checkpoint);
    const { text } = parseNote(utf8(checkpointText));
    const { size } = parseCheckpoint(text);
    let published = { size, checkpointText } as Published;
    const say = async (from: number, to: number, timeSeconds: number) => {
      for (let number = from; number < to; number++) {
        const signer = ed25519Signer(new Uint8Array(32).fill(number + 1));
        const line = await cosign(nodeCrypto, text, `witness-${number}.example`, signer, timeSeconds);
        const cosigned = { size, checkpoint: checkpointText, lines: [line], keeps: true };
        published = await keepCosignatures(disk, published, cosigned, () => undefined);
      }
    };
    await say(0, witnessesAskedMax, 1_700_000_000);
    await say(0, witnessesAskedMax, 1_700_000_100);
    const history = await read(registerPaths.history(size));
    expect(parseNote(utf8(history)).signatures).toHaveLength(1 + 2 * witnessesAskedMax);
    await say(witnessesAskedMax, 3 * witnessesAskedMax, 1_700_000_200);
    const full = parseNote(utf8(await read(registerPaths.history(size)))).signatures.map(({ line }) => line);
    expect(full).toHaveLength(noteSignaturesMax);
    expect(full).toEqual(expect.arrayContaining(parseNote(utf8(history)).signatures.map(({ line }) => line)));
    expect(parseNote(utf8(await read(registerPaths.checkpoint))).signatures).toHaveLength(noteSignaturesMax);
  });
});

test("of witnesses that are added at once all stand in the policy", async () => {
  await withSampleRegister(async ({ folder }) => {
    const disk = nodeDisk(folder);
    const log = parseVerifierKey(nodeCrypto, (await readRegisterJson(disk, folder)).logKey);
    const all = Array.from({ length: 8 }, (_, number) => numbered(number));
    await Promise.all(
      all.map((one) =>
        changePolicy(folder, nodeCrypto, (policy) => policyWithWitness(policy, log, one, undefined)),
      ),
    );
    const there = (await readPolicy(disk, nodeCrypto))?.witnesses.map(({ name }) => name).sort();
    expect(there).toEqual(all.map(({ name }) => name));
  });
});

test("two keys that a signature line could not tell apart do not stand in one policy", async () => {
  await withSampleRegister(async ({ folder }) => {
    const log = parseVerifierKey(nodeCrypto, (await readRegisterJson(nodeDisk(folder), folder)).logKey);
    const [one, other] = keysOfOneId("witness.twin.example");
    expect(one.keyId).toEqual(other.keyId);
    const url = "http://127.0.0.1:9";
    const first = policyWithWitness(undefined, log, { name: "one", key: one, url }, undefined);
    const policy = parsePolicy(nodeCrypto, first);
    const add = () => policyWithWitness(policy, log, { name: "other", key: other, url }, undefined);
    expect(add).toThrow(expect.objectContaining({ code: "witness.key-taken", facts: { name: "one" } }));
    const byHand = first.replace("\ngroup", `\nwitness other ${other.text}\ngroup`);
    expect(() => parsePolicy(nodeCrypto, byHand)).toThrow(/two keys of one name and one id/);
  });
});

/** Two keys under a name that share the four bytes of their id: a hundred thousand tries find a pair. */
function keysOfOneId(name: string): [VerifierKey, VerifierKey] {
  const found = new Map<string, Uint8Array>();
  for (let number = 0; ; number++) {
    const publicKey = new Uint8Array(32);
    new DataView(publicKey.buffer).setUint32(0, number);
    const id = Buffer.from(keyIdOf(nodeCrypto, name, cosignatureType, publicKey)).toString("hex");
    const before = found.get(id);
    if (before !== undefined) {
      const keyOf = (bytes: Uint8Array) =>
        parseVerifierKey(nodeCrypto, formatVerifierKey(nodeCrypto, name, cosignatureType, bytes));
      return [keyOf(before), keyOf(publicKey)];
    }
    found.set(id, publicKey);
  }
}

/** One witness of many. */
function numbered(number: number): { name: string; key: VerifierKey; url: string } {
  const { publicKey } = ed25519Signer(new Uint8Array(32).fill(number + 1));
  const key = formatVerifierKey(nodeCrypto, `witness-${number}.example`, cosignatureType, publicKey);
  return { name: `w${number}`, key: parseVerifierKey(nodeCrypto, key), url: "http://127.0.0.1:9" };
}

const otherKey = "witness.bar.example+405f3e1c+BIdZrMUCoBELsSD+aIlWTwZIjzW3u1bSafKEXsysURbE";
