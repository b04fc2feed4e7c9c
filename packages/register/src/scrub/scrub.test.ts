// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { type Draft, type JsonObject, registerPaths, ScelleError } from "@scelle/core";
import { describe, expect, onTestFinished, test } from "vitest";
import type { Register } from "../register.ts";
import { signDraft } from "../sign-draft.ts";
import {
  caseStated,
  draftOfKind,
  exhibitStated,
  record,
  type SampleRegister,
  sampleOrigin,
  withSampleRegister,
} from "../spec/sample-register.ts";
import { measureObject } from "../vault/measure-object.ts";
import { openSource } from "../vault/open-source.ts";
import { sealSource } from "../vault/seal-source.ts";
import { heldUpMs, putPipe } from "../vault/spec/lonely-pipe.ts";
import { checkImage, checkObject } from "./check-item.ts";
import type { ScrubbedItem, ScrubReport } from "./scrub-report.ts";

const unhurried = { spend: async () => undefined };
const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

/** A register with one exhibit, some sealed images of it, and one that stays elsewhere. */
class Evidence {
  readonly sample: SampleRegister;
  readonly register: Register;
  exhibitRef = "";
  roots: string[] = [];
  imagePath = "";
  imageRef = "";

  constructor(sample: SampleRegister, register: Register) {
    this.sample = sample;
    this.register = register;
  }

  async fill(count: number): Promise<this> {
    const { founder, top } = this.sample;
    const opened = await record(this.register, founder, "case-opened", caseStated("2026/1"));
    const seized = await record(
      this.register,
      founder,
      "exhibit-seized",
      exhibitStated(opened.recordRef, "1"),
    );
    this.exhibitRef = seized.recordRef;
    for (let i = 0; i < count; i += 1) this.roots.push(await this.#seal(i));
    const body = await record(this.register, founder, "body-registered", {
      name: "Lab",
      bodyType: "laboratory",
    });
    this.imagePath = join(top, "disk.dd");
    const bytes = Buffer.alloc(100_000, 7);
    writeFileSync(this.imagePath, bytes);
    const stated = {
      exhibitRef: this.exhibitRef,
      acquisitionMethod: "physical",
      format: "raw",
      holderRef: body.recordRef,
      storedAs: this.imagePath,
    };
    const measured = { imageSize: bytes.length, imageDigest: sha256(bytes) };
    this.imageRef = await this.append("image-registered", stated, measured);
    await this.register.publish();
    return this;
  }

  async append(kind: string, stated: JsonObject, measured: JsonObject): Promise<string> {
    const draft: Draft = { ...draftOfKind(kind, stated), measured, measuredBy: "test/1" };
    return (await this.register.append(await signDraft(sampleOrigin, draft, this.sample.founder))).recordRef;
  }

  path(root: string): string {
    return join(this.sample.folder, registerPaths.object(root));
  }

  async #seal(seed: number): Promise<string> {
    const path = join(this.sample.top, `image-${seed}`);
    writeFileSync(path, Buffer.alloc(150_000 + seed, seed + 1));
    const { recipient } = this.sample.recovery;
    const object = await sealSource({
      source: await openSource(path),
      vaultFolder: join(this.sample.folder, registerPaths.vaultFolder),
      recipients: [recipient],
    });
    const measured = {
      objectRoot: object.root,
      sealedSize: object.sealedSizeBytes,
      recipientCount: 1,
      sourceKind: "file",
      imageSize: object.plaintextSizeBytes,
      imageDigest: object.sha256,
    };
    await this.append(
      "image-acquired",
      { exhibitRef: this.exhibitRef, acquisitionMethod: "logical" },
      measured,
    );
    return object.root;
  }
}

async function withEvidence(count: number, body: (evidence: Evidence) => Promise<void>): Promise<void> {
  await withSampleRegister(async (sample) => {
    const register = await sample.open();
    try {
      await body(await new Evidence(sample, register).fill(count));
    } finally {
      await register.close();
    }
  });
}

/** One round; everything that was read, and how it ended. */
async function round(register: Register): Promise<{ items: ScrubbedItem[]; report: ScrubReport }> {
  const items: ScrubbedItem[] = [];
  for (;;) {
    const { item, report } = await register.scrubStep();
    if (report !== undefined) return { items, report };
    if (item !== undefined) items.push(item);
  }
}

/** Turns one bit, and gives the file back its times. */
function alterUnseen(path: string, offset: number): void {
  const { atimeMs, mtimeMs } = statSync(path);
  const bytes = readFileSync(path);
  bytes[offset] = (bytes[offset] ?? 0) ^ 1;
  writeFileSync(path, bytes);
  utimesSync(path, atimeMs / 1_000, mtimeMs / 1_000);
}

function linkToItself(path: string): void {
  renameSync(path, `${path}.moved`);
  symlinkSync(`${path}.moved`, path);
}

test("everything is read, and each object and image has a check on record, made by the register", async () => {
  await withEvidence(3, async ({ sample, register, roots, imageRef, exhibitRef }) => {
    const { items, report } = await round(register);
    expect(report).toMatchObject({
      objectCount: 3,
      imageCount: 1,
      elsewhereCount: 0,
      strays: [],
      wanting: [],
    });
    expect(report.payloadFileCount).toBeGreaterThan(0);
    const named = items.filter(({ type }) => type !== "payload");
    expect(named.map(({ name }) => name).sort()).toEqual([...roots, imageRef].sort());
    for (const { outcome, recordRefs } of named) {
      expect({ outcome, count: recordRefs.length }).toEqual({ outcome: "intact", count: 1 });
    }
    const checkRef = named[0]?.recordRefs[0] ?? "";
    expect(register.names.outlineOf(sample.founderRef, checkRef)?.kind).toBe("fixity-checked");
    expect(exhibitRef).not.toBe("");
  });
});

describe("what is not the same any more is found and named", () => {
  test.each<[string, string, (path: string) => void]>([
    ["a bit in its middle, size and times as before", "altered", (path) => alterUnseen(path, 80_000)],
    ["a bit of its header", "altered", (path) => alterUnseen(path, 30)],
    ["its last bit", "altered", (path) => alterUnseen(path, statSync(path).size - 1)],
    ["its last byte gone", "altered", (path) => truncateSync(path, statSync(path).size - 1)],
    ["nothing left of it", "altered", (path) => truncateSync(path, 0)],
    ["the file gone", "missing", (path) => rmSync(path)],
    [
      "a folder in its place",
      "unreadable",
      (path) => {
        rmSync(path);
        mkdirSync(path);
      },
    ],
    [
      "a pipe in its place, which nobody writes to",
      "unreadable",
      (path) => {
        rmSync(path);
        execFileSync("mkfifo", [path]);
      },
    ],
    ["a link in its place, to the very same bytes", "unreadable", linkToItself],
  ])("of a sealed object: %s", async (_, outcome, damage) => {
    await withEvidence(2, async (evidence) => {
      const [root = ""] = evidence.roots;
      damage(evidence.path(root));
      const { report } = await round(evidence.register);
      expect(report.wanting).toEqual([{ type: "object", name: root, outcome }]);
    });
  });

  test("of an image that stays elsewhere, size and times as before", async () => {
    await withEvidence(1, async ({ register, imagePath, imageRef }) => {
      alterUnseen(imagePath, 5_000);
      const { report } = await round(register);
      expect(report.wanting).toEqual([{ type: "image", name: imageRef, outcome: "altered" }]);
    });
  });

  test("of an image that changes while it is read, its bytes decide", async () => {
    await withSampleRegister(async ({ top }) => {
      const bytes = Buffer.alloc(1_500_000, 7); // Two blocks: something can happen between them.
      const path = join(top, "disk.dd");
      writeFileSync(path, bytes);
      const image = { type: "image", recordRef: "", exhibitRef: "", path, isSegmented: false } as const;
      const outcomeBeside = (change: () => void) => {
        let count = 0;
        const spend = async () => {
          count += 1;
          if (count === 2) change();
        };
        return checkImage({ ...image, sizeBytes: bytes.length, sha256: sha256(bytes) }, { spend });
      };
      expect(await outcomeBeside(() => linkSync(path, join(top, "second name")))).toBe("intact");
      expect(await outcomeBeside(() => alterUnseen(path, 1_400_000))).toBe("altered");
      expect(await outcomeBeside(() => writeFileSync(path, bytes))).toBe("intact");
      alterUnseen(path, 5_000);
      expect(await outcomeBeside(() => writeFileSync(path, bytes))).toBe("intact");
    });
  });

  test("a stranger’s file among the records is named, and keeps nothing from being read", async () => {
    await withEvidence(1, async (evidence) => {
      const { register, sample, roots } = evidence;
      const stray = `${registerPaths.payloadFolder}/00000000000000000000.junk`;
      const beyond = registerPaths.payloadFile(1_000_000, 1);
      for (const path of [stray, beyond]) writeFileSync(join(sample.folder, path), "");
      alterUnseen(evidence.path(roots[0] ?? ""), 80_000);
      const { report } = await round(register);
      expect(report.wanting).toEqual([{ type: "object", name: roots[0], outcome: "altered" }]);
      expect(report.strays).toEqual([stray, beyond]);
    });
  });

  test("of the records themselves: a bit, and a file that is gone", async () => {
    await withEvidence(1, async ({ register, sample }) => {
      await round(register);
      await register.publish();
      const names = readdirSync(join(sample.folder, registerPaths.payloadFolder)).sort();
      const [first = "", second = ""] = names.map((name) => `${registerPaths.payloadFolder}/${name}`);
      alterUnseen(join(sample.folder, first), 100);
      rmSync(join(sample.folder, second));
      const { report } = await round(register);
      expect(report.wanting).toMatchObject([
        { type: "payload", name: first, outcome: "altered" },
        { type: "payload", name: second, outcome: "missing" },
      ]);
    });
  });

  test.each<[string, (path: string) => void]>([
    ["a pipe, which nobody writes to", (path) => putPipe(path, onTestFinished)],
    ["a link to the very same bytes", linkToItself],
  ])("of a file of records: in its place %s", async (_, damage) => {
    await withEvidence(1, async ({ register, sample }) => {
      const folder = join(sample.folder, registerPaths.payloadFolder);
      const [first = ""] = readdirSync(folder).sort();
      damage(join(folder, first));
      const beganMs = performance.now();
      const { report } = await round(register);
      expect(performance.now() - beganMs).toBeLessThan(heldUpMs);
      const name = `${registerPaths.payloadFolder}/${first}`;
      expect(report.wanting).toContainEqual({ type: "payload", name, outcome: "unreadable" });
    });
  });

  test("a scrub that trusts size and times would not find it", async () => {
    await withEvidence(1, async (evidence) => {
      const [root = ""] = evidence.roots;
      const path = evidence.path(root);
      utimesSync(path, 1_700_000_000, 1_700_000_000);
      const known = { root, size: statSync(path).size, mtimeMs: statSync(path).mtimeMs };
      const trusting: typeof measureObject = async (place) => {
        const { size, mtimeMs } = statSync(place);
        if (size === known.size && mtimeMs === known.mtimeMs) {
          return { root: known.root, sealedSizeBytes: size, recipientCount: 1, plaintextSizeBytes: 1 };
        }
        return await measureObject(place);
      };
      alterUnseen(path, 80_000);
      expect(await checkObject(path, root, unhurried, trusting)).toBe("intact");
      expect(await checkObject(path, root, unhurried)).toBe("altered");
    });
  });
});

test("a round that was cut off goes on where it was, in another process too, and forgets nothing that it found", async () => {
  await withSampleRegister(async (sample) => {
    const register = await sample.open();
    const evidence = await new Evidence(sample, register).fill(4);
    const [first = ""] = [...evidence.roots].sort();
    alterUnseen(evidence.path(first), 80_000);
    let found = 0;
    while (found < 2) found += (await register.scrubStep()).item?.type === "object" ? 1 : 0;
    await register.close();
    const again = await sample.open();
    const { items, report } = await round(again);
    expect(items.filter(({ type }) => type === "object")).toHaveLength(2);
    expect(report).toMatchObject({ objectCount: 4, imageCount: 1 });
    expect(report.wanting).toEqual([{ type: "object", name: first, outcome: "altered" }]);
    const next = await round(again);
    expect(next.items.filter(({ type }) => type === "object")).toHaveLength(4);
    await again.close();
  });
});

test("of two that go through one round each hears its end, and no second round begins", async () => {
  await withEvidence(2, async ({ register }) => {
    const { startedAt } = await register.scrubStep();
    const { report } = await round(register);
    expect(report.startedAt).toBe(startedAt);
    expect((await register.scrubStep(undefined, startedAt)).report).toEqual(report);
    const next = await register.scrubStep();
    expect(next.report).toBeUndefined();
    // Whoever was in the last round hears of it in the next one too, and does not take part in that.
    expect((await register.scrubStep(undefined, startedAt)).report).toEqual(report);
    expect((await register.scrubStep(undefined, next.startedAt)).doneCount).toBe(2);
  });
});

test.each([
  "",
  "{}",
  "[",
  '{"v":1,"lastEndedAt":"2026-01-01T00:00:00.000Z","round":{"startedAt":"x","fromEntry":0}}',
])("a note of its progress that is broken, %j, begins the round anew", async (text) => {
  await withEvidence(2, async ({ register, sample }) => {
    await register.scrubStep();
    await register.close();
    writeFileSync(join(sample.folder, registerPaths.scrubState), text);
    const again = await sample.open();
    expect((await round(again)).report).toMatchObject({ objectCount: 2, wanting: [] });
    await again.close();
  });
});

test("a scrub that is held back ends at once when the register closes, and records nothing half-read", async () => {
  await withSampleRegister(async (sample) => {
    const register = await sample.open();
    await new Evidence(sample, register).fill(2);
    while ((await register.scrubStep()).item?.type === "payload");
    const { size } = await register.status();
    const held = register
      .scrubStep(1)
      .catch((cause: unknown) => (cause instanceof ScelleError ? cause.code : ""));
    await new Promise((settle) => setTimeout(settle, 50));
    await register.close();
    expect(await held).toBe("register.closed");
    const again = await sample.open();
    expect((await again.status()).size).toBe(size);
    await again.close();
  });
});

test("reading keeps to the rate that it is given", async () => {
  await withEvidence(2, async ({ register }) => {
    while ((await register.scrubStep()).item?.type === "payload");
    const beganMs = performance.now();
    await register.scrubStep(500_000);
    expect(performance.now() - beganMs).toBeGreaterThan(250);
  });
});

test("a person who says of an object what is not so is not believed", async () => {
  await withEvidence(1, async (evidence) => {
    const [root = ""] = evidence.roots;
    const stated = { exhibitRef: evidence.exhibitRef, objectRoot: root };
    await evidence.append("fixity-checked", stated, { outcome: "intact" });
    alterUnseen(evidence.path(root), 80_000);
    await expect(evidence.append("fixity-checked", stated, { outcome: "intact" })).rejects.toMatchObject({
      code: "vault.measure-differs",
      facts: { field: "outcome" },
    });
    await evidence.append("fixity-checked", stated, { outcome: "altered" });
  });
});

test("a round is due once the time since the last has passed, or while one is open", async () => {
  await withSampleRegister(
    async (sample) => {
      let nowMs = Date.parse("2026-03-01T00:00:00.000Z");
      const register = await sample.open({ now: () => nowMs });
      await new Evidence(sample, register).fill(1);
      const dayMs = 24 * 3600 * 1_000;
      expect(await register.scrubber.isDue(dayMs)).toBe(false);
      nowMs += dayMs;
      expect(await register.scrubber.isDue(dayMs)).toBe(true);
      await register.scrubStep();
      expect(await register.scrubber.isDue(1_000 * dayMs)).toBe(true);
      await round(register);
      expect(await register.scrubber.isDue(dayMs)).toBe(false);
      nowMs -= 400 * dayMs; // The clock was ahead when the round ended.
      expect(await register.scrubber.isDue(dayMs)).toBe(true);
      await register.close();
    },
    () => Date.parse("2026-02-01T00:00:00.000Z"),
  );
});
