// SPDX-License-Identifier: Apache-2.0
import { createHash, randomBytes } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Receipt } from "@scelle/register";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { toolTest } from "../tool-test.ts";
import { Visitor } from "./scelle-process.ts";
import { expectRefusal, type SmallRegister, smallRegister, soundSize } from "./small-register.ts";

const at = ["--register", "register"];
const look = ["--reason", "Test of the story"];

interface Shown {
  readonly records: readonly {
    readonly recordRef: string;
    readonly stated: Readonly<Record<string, unknown>>;
    readonly measured?: Readonly<Record<string, unknown>>;
    readonly original?: Readonly<Record<string, unknown>>;
    readonly erased: boolean;
  }[];
}

interface Sealed {
  readonly receipt: Receipt;
  readonly object: { readonly root: string; readonly sha256: string; readonly md5?: string };
}

let visitor: Visitor;
let made: SmallRegister;
beforeEach(() => {
  visitor = new Visitor();
  made = smallRegister(visitor);
});
afterEach(() => visitor.leave());

function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

function open(name: string, out: string): Buffer {
  visitor.answer("open", name, ...at, "--identity", "evidence.key", "-o", out, ...look);
  return readFileSync(visitor.path(out));
}

describe("sealing and opening", () => {
  test("a file, a folder and standard input come back as they were, digests as others compute them", () => {
    const image = randomBytes(3 * 1024 * 1024 + 1);
    writeFileSync(visitor.path("image.bin"), image);
    const sealed = visitor.answer<Sealed>(
      "seal",
      "image.bin",
      ...at,
      "--exhibit",
      "C-1/1",
      "--also",
      "md5,sha1",
    );
    expect(sealed.object.sha256).toBe(sha256(image));
    expect(sealed.object.md5).toBe(createHash("md5").update(image).digest("hex"));
    expect(open(sealed.object.root, "image.out").equals(image)).toBe(true);
    expect(open(sealed.receipt.recordRef.slice(0, 8), "again.out").equals(image)).toBe(true);

    mkdirSync(visitor.path("papers/inner"), { recursive: true });
    writeFileSync(visitor.path("papers/inner/letter.txt"), "a letter\n");
    const folder = visitor.answer<Sealed>("seal", "papers", ...at, "--document", "Papers", "--case", "C-1");
    expect(open(folder.receipt.recordRef, "papers.tar").includes("a letter\n")).toBe(true);

    const words = ["seal", "-", ...at, "--document", "Said", "--case", "C-1", "--json"];
    const { stdout } = visitor.scelle(words, { input: "said on the telephone\n" });
    const said = JSON.parse(stdout) as Sealed;
    expect(said.object.sha256).toBe(sha256(Buffer.from("said on the telephone\n")));
    expect(String(open(said.object.root.slice(0, 12), "said.out"))).toBe("said on the telephone\n");
    soundSize(visitor);
  });

  test("of several sources each has its record, and those before one that fails stay recorded", () => {
    for (const name of ["one", "two"]) writeFileSync(visitor.path(name), name);
    const words = ["seal", "one", "nowhere", "two", ...at, "--document", "Papers", "--case", "C-1"];
    const { code, stdout, stderr } = visitor.scelle(words);
    expect({ code, stderr }).toEqual({ code: 66, stderr: expect.stringContaining("cannot be read") });
    expect(stdout).toMatch(/sealed\s+one\n/);
    expect(soundSize(visitor)).toBe(5);
    expect(visitor.scelle(["seal", "nowhere", "two", ...at, "--document", "x", "--case", "C-1"]).code).toBe(
      66,
    );
    expect(soundSize(visitor)).toBe(5);
  });

  test("an exhibit with two images asks which is meant", () => {
    for (const name of ["one", "two"]) writeFileSync(visitor.path(name), name);
    visitor.answer("seal", "one", ...at, "--exhibit", "C-1/1");
    visitor.answer("seal", "two", ...at, "--exhibit", "C-1/1");
    const asked = visitor.scelle([
      "open",
      "C-1/1",
      ...at,
      "--identity",
      "evidence.key",
      "-o",
      "out",
      ...look,
    ]);
    expectRefusal(asked, 65, /C-1\/1 names 2 records: [0-9a-f]{8}.*, [0-9a-f]{8}/);
    expect(existsSync(visitor.path("out"))).toBe(false);
  });

  test("the act of opening is on record before the copy, and no act where no identity fits", () => {
    writeFileSync(visitor.path("image"), "bytes");
    visitor.answer("seal", "image", ...at, "--exhibit", "C-1/1");
    const copies = (): number =>
      visitor.answer<Shown>("list", "working-copy-made", ...at, "--case", "C-1", ...look).records.length;
    visitor.answer("person", "key", "--evidence", "--identity", "other.key");
    const refused = visitor.scelle(["open", "C-1/1", ...at, "--identity", "other.key", "-o", "out", ...look]);
    expectRefusal(refused, 77, /None of the identities/);
    expect(copies()).toBe(0);
    open("C-1/1", "out");
    expect(copies()).toBe(1);
  });

  toolTest("age opens what was sealed, by the identity that scelle made", ["age"], () => {
    const image = randomBytes(200_000);
    writeFileSync(visitor.path("image"), image);
    const { object } = visitor.answer<Sealed>("seal", "image", ...at, "--exhibit", "C-1/1");
    const path = `register/vault/${object.root.slice(0, 2)}/${object.root.slice(2)}`;
    expect(visitor.shell(`age -d -i evidence.key -o opened ${path}`).code).toBe(0);
    expect(readFileSync(visitor.path("opened")).equals(image)).toBe(true);
  });
});

describe("recording and reading", () => {
  test("what is typed is recorded: times in their zone, lists, quantities, names for references", () => {
    const fields = ["caseRef=C-1", "number=C-1/2", "category=money", "description=Notes", "place=Safe"];
    const more = ["quantity=about 40 piece", "seizedAt=2026-03-05 14:20/2026-03-05 15:00 Europe/Paris"];
    const words = [...fields, ...more, "identifiers=[]"].flatMap((field) => ["--field", field]);
    const refused = visitor.scelle(["record", "exhibit-seized", ...at, ...words]);
    expectRefusal(refused, 65, /Field identifiers of exhibit-seized/);
    const receipt = visitor.answer<Receipt>("record", "exhibit-seized", ...at, ...words.slice(0, -2));
    const { records } = visitor.answer<Shown>("show", receipt.recordRef, ...at, ...look);
    expect(records[0]?.stated).toMatchObject({
      caseRef: made.caseRef,
      quantity: { about: 40, unit: "piece" },
      seizedAt: {
        earliest: "2026-03-05T13:20:00.000Z",
        latest: "2026-03-05T14:00:00.000Z",
        zone: "Europe/Paris",
        basis: "stated",
      },
    });
    const shown = visitor.scelle(["show", "C-1/2", ...at, ...look]).stdout;
    expect(shown).toContain("2026-03-05 14:20 – 2026-03-05 15:00 Europe/Paris");
    expect(shown).toMatch(/Case\s+C-1 \([0-9a-f]{8}\)/);
  });

  test("a draft in JSON is taken from a file and from standard input, and answered in JSON", () => {
    const stated = { exhibitRef: "C-1/1", sealType: "closed", sealNumber: "7", sealedAt: interval };
    writeFileSync(visitor.path("seal.json"), JSON.stringify(stated));
    const { stdout } = visitor.scelle(["record", "exhibit-sealed", ...at, "--json", "seal.json"]);
    expect(JSON.parse(stdout)).toMatchObject({ kind: "exhibit-sealed", index: 4, caseRef: made.caseRef });
    const draft = { draftId: "7d444840-9dc0-41d1-b245-5ffdce74fad2", kind: "body-registered", version: 1 };
    const input = JSON.stringify({ ...draft, stated: { name: "Court", bodyType: "court" } });
    const second = visitor.scelle(["record", "body-registered", ...at, "--json", "-"], { input });
    expect(JSON.parse(second.stdout)).toMatchObject({ recordRef: draft.draftId });
    soundSize(visitor);
  });

  test("a correction never hides what it corrects", () => {
    const fields = 'fields={"description":"Telephone, grey"}';
    const words = ["--field", "targetRef=C-1/1", "--field", fields, "--field", "reason=Looked again"];
    visitor.answer("record", "correction-made", ...at, ...words);
    const { records } = visitor.answer<Shown>("show", "C-1/1", ...at, ...look);
    expect(records[0]?.stated["description"]).toBe("Telephone, grey");
    expect(records[0]?.original?.["description"]).toBe("Telephone");
    const shown = visitor.scelle(["show", "C-1/1", ...at, ...look, "--lang", "fr"]).stdout;
    expect(shown).toMatch(/Telephone, grey\n\s+rectifié par [0-9a-f]{8} ; d’abord déclaré : Telephone\n/);
    expect(soundSize(visitor)).toBe(7);
  });

  test("what is erased says so, is found no more, and is in no file", () => {
    const secret = "Quercitrin";
    const name = ["--field", `name=${secret} Street office`, "--field", "bodyType=police-unit"];
    const { recordRef } = visitor.answer<Receipt>("record", "body-registered", ...at, ...name);
    const found = (): number =>
      visitor.answer<Shown>("search", secret.slice(0, 6), ...at, ...look).records.length;
    expect(found()).toBe(1);
    const words = ["--field", `targetRef=${recordRef}`, "--field", "ground=unlawful-record"];
    visitor.answer("record", "erasure-decided", ...at, ...words);
    expect(found()).toBe(0);
    const { stdout } = visitor.scelle(["show", recordRef, ...at, ...look]);
    expect(stdout).toMatch(/erased/);
    expect(stdout).not.toContain(secret);
    soundSize(visitor);
    for (const entry of readdirSync(visitor.path("register"), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const text = readFileSync(join(entry.parentPath, entry.name)).toString("latin1").toLowerCase();
      expect(text.includes(secret.toLowerCase()), entry.name).toBe(false);
    }
  });

  test("every look stands in the register with its reason, whatever was shown", () => {
    visitor.answer("show", "C-1/1", ...at, "--reason", "Preparing the hearing");
    visitor.answer("search", "nothing-like-this", ...at, "--reason", "Searching in vain");
    const looks = visitor.answer<Shown>("list", "record-consulted", ...at, "--case", "C-1", ...look).records;
    expect(looks.map(({ stated }) => stated["reason"])).toContain("Preparing the hearing");
    const searches = visitor.answer<Shown>("list", "records-combined", ...at, ...look).records;
    expect(searches.map(({ stated }) => stated["reason"])).toContain("Searching in vain");
  });
});

describe("keeping", () => {
  test("a receipt and a proof, kept outside, prove the act against a register that lost it", () => {
    cpSync(visitor.path("register"), visitor.path("before"), { recursive: true });
    const body = ["record", "body-registered", ...at, "--field", "name=Court", "--field", "bodyType=court"];
    const { stdout } = visitor.scelle([...body, "--proof", "act.tlog-proof", "--json"]);
    writeFileSync(visitor.path("receipt.json"), stdout);
    for (const anchor of ["receipt.json", "act.tlog-proof"]) {
      expect(visitor.scelle(["verify", "register", "--anchor", anchor]).code).toBe(0);
      const { code, stdout: report } = visitor.scelle(["verify", "before", "--anchor", anchor]);
      expect(code).toBe(1);
      expect(report).toMatch(/Completeness: refuted.*the tail was deleted/);
    }
  });

  test("a restored register says what is lost and takes nothing in on top of it", () => {
    visitor.answer("backup", "copy", ...at);
    const body = ["record", "body-registered", ...at, "--field", "name=Court", "--field", "bodyType=court"];
    expect(visitor.scelle(body).code).toBe(0);
    const sheet = ["--identity", "register/recovery-sheet.txt"];
    const restored = visitor.scelle(["restore", "copy", "restored", ...sheet]);
    expect({ code: restored.code, stderr: restored.stderr }).toEqual({ code: 1, stderr: "" });
    expect(restored.stdout).toMatch(/Integrity:\s+established/);
    expect(restored.stdout).toMatch(/lost\s+entries 4 to 4/);
    const onTop = visitor.scelle([...body, "--register", "restored"]);
    expectRefusal(onTop, 77, /older copy/);
    expect(soundSize(visitor, "restored")).toBe(4);
  });

  test("a backup with the wrong identity is not restored, and leaves nothing", () => {
    visitor.answer("backup", "copy", ...at);
    const refused = visitor.scelle([
      "restore",
      "copy",
      "restored",
      "--identity",
      "evidence.key",
      "--keys",
      "new-keys",
    ]);
    expectRefusal(refused, 77, /./);
    expect(existsSync(visitor.path("restored"))).toBe(false);
    expect(existsSync(visitor.path("new-keys"))).toBe(false);
    expectRefusal(visitor.scelle(["restore", "elsewhere", "x", "--identity", "evidence.key"]), 66, /./);
  });

  test("without its index a register answers as before", () => {
    const list = ["list", "exhibit-seized", ...at, "--case", "C-1", ...look];
    const before = visitor.answer<Shown>(...list).records;
    rmSync(visitor.path("register/index"), { recursive: true });
    expect(visitor.answer<Shown>(...list).records).toEqual(before);
    const index = visitor.path("register/index");
    for (const name of readdirSync(index)) writeFileSync(join(index, name), "not a database");
    expect(visitor.scelle(["rebuild", ...at]).stdout).toMatch(/from the 6 entries/);
    expect(visitor.answer<Shown>(...list).records).toEqual(before);
  });

  test("whoever has no keys checks everything but the contents", () => {
    const { code, stdout } = visitor.scelle(["verify", "register", "--no-keys"]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/Contents: 0 intact, 4 sealed/);
    expect(stdout).not.toMatch(/Telephone|Founder/);
  });

  test("an altered object is found by verify alone, with exit code 1", () => {
    writeFileSync(visitor.path("image"), randomBytes(10_000));
    const { object } = visitor.answer<Sealed>("seal", "image", ...at, "--exhibit", "C-1/1");
    const path = visitor.path("register/vault", object.root.slice(0, 2), object.root.slice(2));
    const bytes = readFileSync(path);
    bytes[5_000] = (bytes[5_000] ?? 0) ^ 0x10;
    writeFileSync(path, bytes);
    expect(visitor.scelle(["verify", "register"]).code).toBe(0);
    const { code, stdout } = visitor.scelle(["verify", "register", "--deep"]);
    expect(code).toBe(1);
    expect(stdout).toMatch(/Integrity:\s+refuted/);
    const opened = visitor.scelle([
      "open",
      "C-1/1",
      ...at,
      "--identity",
      "evidence.key",
      "-o",
      "out",
      ...look,
    ]);
    expectRefusal(opened, 65, /not what was sealed/);
    expect(existsSync(visitor.path("out"))).toBe(false);
  });
});

const interval = {
  earliest: new Date(Date.now() - 1_000).toISOString(),
  latest: new Date(Date.now() - 1_000).toISOString(),
  zone: "UTC",
  basis: "stated",
};
