// SPDX-License-Identifier: Apache-2.0
import {
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { basename, join } from "node:path";
import type { Receipt } from "@scelle/register";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Visitor } from "../cli/scelle-process.ts";
import { expectRefusal, smallRegister, soundSize } from "../cli/small-register.ts";
import { cloneRoot } from "../tidy/source-tree.ts";
import { findProgram, toolTest } from "../tool-test.ts";
import { run } from "../vault/child-process.ts";
import { acquire, digestOf, flipBit, isAcceptedByEwfverify, mediumOf, withoutHashes } from "./ewf-images.ts";

const ewfTools = ["ewfacquire", "ewfverify", "ewfinfo"];
const at = ["--register", "register"];
const look = ["--reason", "Test of images"];
const mediumSizeBytes = 3 * 1024 * 1024;

interface Sealed {
  readonly receipt: Receipt;
  readonly object: {
    readonly root: string;
    readonly sha256: string;
    readonly md5?: string;
    readonly sha1?: string;
  };
  readonly segmentCount: number;
}

let visitor: Visitor;
let exhibits = 1;
beforeAll(() => {
  visitor = new Visitor();
  smallRegister(visitor);
});
afterAll(() => visitor.leave());

/** An exhibit of its own for each image. */
function exhibit(): string {
  exhibits += 1;
  const number = `C-1/${exhibits}`;
  const fields = [`number=${number}`, "caseRef=C-1", "category=phone", "description=T", "place=Desk"];
  const words = [...fields, "seizedAt=2026-01-05 10:00"].flatMap((field) => ["--field", field]);
  visitor.answer("record", "exhibit-seized", ...at, ...words);
  return number;
}

function measuredOf({ receipt }: Sealed): Readonly<Record<string, unknown>> {
  type Shown = { readonly records: readonly { readonly measured: Readonly<Record<string, unknown>> }[] };
  return visitor.answer<Shown>("show", receipt.recordRef, ...at, ...look).records[0]?.measured ?? {};
}

/** Names and times of everything in a folder. */
function filesOf(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true }).map(String).sort();
  const kept = names.filter((name) => !/^(LOCK|run|index)/.test(name));
  return kept.map((name) => `${name} ${statSync(join(folder, name)).mtimeMs}`);
}

function open(number: string, out: string): string {
  visitor.answer("open", number, ...at, "--identity", "evidence.key", "-o", out, ...look);
  return visitor.path(out);
}

describe("an image as libewf makes it", () => {
  toolTest(
    "is sealed with the hashes that it carries, and comes back as ewfverify accepts it",
    ewfTools,
    () => {
      const medium = mediumOf(mediumSizeBytes);
      const image = acquire(visitor.folder, "whole", medium, "-d", "sha1");
      const number = exhibit();
      const sealed = visitor.answer<Sealed>(
        "seal",
        "whole.E01",
        ...at,
        "--exhibit",
        number,
        "--also",
        "md5,sha1",
      );
      const bytes = readFileSync(image);
      expect(sealed.object).toMatchObject({ md5: digestOf("md5", bytes), sha1: digestOf("sha1", bytes) });
      expect(measuredOf(sealed)).toMatchObject({
        imageDigest: digestOf("sha256", bytes),
        containerFormat: "ewf",
        carriedCheck: "agree",
        carriedHashes: [
          { algorithm: "md5", digest: digestOf("md5", medium) },
          { algorithm: "sha1", digest: digestOf("sha1", medium) },
        ],
        mediaSize: medium.length,
      });
      const out = open(number, "whole-again.E01");
      expect(readFileSync(out).equals(bytes)).toBe(true);
      expect(isAcceptedByEwfverify(out)).toBe(true);
      soundSize(visitor);
    },
  );

  toolTest("in several files is one object, whoever opens it", [...ewfTools, "age", "tar"], () => {
    acquire(visitor.folder, "split", mediumOf(mediumSizeBytes, 2), "-S", "1048576");
    const names = ["split.E01", "split.E02", "split.E03", "split.E04"];
    const number = exhibit();
    const typed = [...names].reverse(); // In whatever order a shell lists them.
    const sealed = visitor.answer<Sealed>("seal", ...typed, ...at, "--exhibit", number);
    expect(sealed.segmentCount).toBe(4);
    const sizes = names.map((name) => readFileSync(visitor.path(name)).length);
    expect(measuredOf(sealed)).toMatchObject({
      segmentLayout: "tar",
      segmentSizes: sizes,
      carriedCheck: "agree",
    });
    const out = open(number, "split-again");
    for (const name of names) {
      expect(readFileSync(join(out, name)).equals(readFileSync(visitor.path(name))), name).toBe(true);
    }
    expect(isAcceptedByEwfverify(join(out, "split.E01"))).toBe(true);
    const { root } = sealed.object;
    const object = visitor.path("register", "vault", root.slice(0, 2), root.slice(2));
    const tar = run("age", ["--decrypt", "--identity", visitor.path("evidence.key"), object]);
    expect(run("tar", ["--list", "--file", "-"], tar).toString().trim().split("\n")).toEqual(names);
  });

  toolTest(
    "that carries no hash is sealed, and the record says that only its checksums were checked",
    ewfTools,
    () => {
      withoutHashes(acquire(visitor.folder, "bare", mediumOf(mediumSizeBytes / 4, 3)));
      const sealed = visitor.answer<Sealed>("seal", "bare.E01", ...at, "--exhibit", exhibit());
      const measured = measuredOf(sealed);
      expect(measured).toMatchObject({ containerFormat: "ewf", carriedCheck: "none" });
      expect(measured["carriedHashes"]).toBeUndefined();
    },
  );
});

describe("a damaged image is refused with what is wrong, and nothing is recorded", () => {
  const damages: readonly [string, (folder: string, image: string) => void, number, RegExp][] = [
    [
      "a bit of its content is turned",
      (_, image) => flipBit(image, 500_000),
      65,
      /MD5 [0-9a-f]{32} ≠ [0-9a-f]{32}.*LBA \d+–\d+.*--unchecked/,
    ],
    ["its end is cut off", (_, image) => truncateSync(image, 700_000), 65, /LBA 0–\d+/],
    ["its last segment is gone", (folder) => rmSync(join(folder, "hurt.E04")), 65, /LBA \d+–\d+/],
    ["a segment between is gone", (folder) => rmSync(join(folder, "hurt.E03")), 66, /hurt\.E03 .* hurt\.E04/],
    [
      "its first segment is gone",
      (folder) => rmSync(join(folder, "hurt.E01")),
      66,
      /segment 2 of a split image/,
    ],
  ];
  for (const [damage, apply, code, says] of damages) {
    toolTest(damage, ewfTools, () => {
      const folder = visitor.path(damage.replaceAll(" ", "-"));
      mkdirSync(folder);
      const image = acquire(folder, "hurt", mediumOf(mediumSizeBytes, 4), "-S", "1048576");
      apply(folder, image);
      const named = code === 66 && damage.includes("first") ? join(folder, "hurt.E02") : image;
      const before = filesOf(visitor.path("register"));
      expectRefusal(visitor.scelle(["seal", named, ...at, "--exhibit", "C-1/1"]), code, says);
      expect(filesOf(visitor.path("register"))).toEqual(before);
    });
  }

  toolTest(
    "unless it is to be sealed as it is: the check is what refuses, and its absence is recorded",
    ewfTools,
    () => {
      const image = acquire(visitor.folder, "kept", mediumOf(mediumSizeBytes / 4, 5));
      flipBit(image, 300_000);
      const words = ["seal", "kept.E01", ...at, "--exhibit", "C-1/1"];
      expect(visitor.scelle(words).code).toBe(65);
      const sealed = visitor.answer<Sealed>(...words, "--unchecked");
      expect(measuredOf(sealed)).toMatchObject({ containerFormat: "ewf", carriedCheck: "unchecked" });
    },
  );
});

toolTest(
  "where libewf is missing its package is named, and the image can be sealed unchecked",
  ["flock", ...ewfTools],
  () => {
    acquire(visitor.folder, "lonely", mediumOf(mediumSizeBytes / 4, 6));
    const bin = visitor.path("bin-without-libewf");
    mkdirSync(bin);
    const flock = findProgram("flock") ?? "";
    symlinkSync(flock, join(bin, basename(flock)));
    const words = ["seal", "lonely.E01", ...at, "--exhibit", "C-1/1"];
    const env = { PATH: bin };
    expectRefusal(visitor.scelle(words, { env }), 69, /ewfinfo.*ewf-tools.*--unchecked/);
    const { code, stdout } = visitor.scelle([...words, "--unchecked"], { env });
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: expect.stringMatching(/EWF \(E01\); Carried, not checked/),
    });
  },
);

toolTest("what an examiner wrote into an image says nothing of its size", ewfTools, () => {
  const medium = mediumOf(mediumSizeBytes, 5);
  acquire(visitor.folder, "said", medium, "-D", "desc Media size: 7 (77 bytes)");
  const sealed = visitor.answer<Sealed>("seal", "said.E01", ...at, "--exhibit", exhibit());
  expect(measuredOf(sealed)).toMatchObject({ carriedCheck: "agree", mediaSize: medium.length });
});

toolTest(
  "an image that lost sectors after its check is not recorded as agreeing",
  [...ewfTools, "gcc"],
  () => {
    const image = acquire(visitor.folder, "worn", mediumOf(mediumSizeBytes, 6));
    const shim = visitor.path("unreadable-sectors.so");
    const source = join(cloneRoot, "testing", "images", "unreadable-sectors.c");
    run("gcc", ["-shared", "-fPIC", "-O1", "-o", shim, source, "-ldl"]);
    // What checks the image is started without it: the medium fails between the two readings.
    const env = { LD_PRELOAD: shim, SCELLE_MEDIUM: image, SCELLE_UNREADABLE: "1000000:4096" };
    writeFileSync(visitor.path("ewfverify"), '#!/bin/sh\nunset LD_PRELOAD\nexec /usr/bin/ewfverify "$@"\n', {
      mode: 0o755,
    });
    const path = `${visitor.folder}:${visitor.environment()["PATH"]}`;
    const words = ["seal", "worn.E01", ...at, "--exhibit", exhibit(), "--json"];
    const done = visitor.scelle(words, { env: { ...env, PATH: path } });
    expect(done).toMatchObject({ code: 0, stderr: "" });
    const measured = measuredOf(JSON.parse(done.stdout) as Sealed);
    expect(measured["unreadable"]).toBeDefined();
    expect(measured["carriedCheck"]).toBe("unchecked");
  },
);

test("the parts of a zip are sealed as that zip", () => {
  const zip = Buffer.concat([Buffer.from("504b0304", "hex"), mediumOf(300_000, 8)]);
  for (const i of [1, 2, 3]) {
    writeFileSync(visitor.path(`phone.ufdr.00${i}`), zip.subarray((i - 1) * 100_002, i * 100_002));
  }
  const sealed = visitor.answer<Sealed>("seal", "phone.ufdr.001", ...at, "--exhibit", exhibit());
  expect(sealed).toMatchObject({ segmentCount: 3, object: { sha256: digestOf("sha256", zip) } });
});

test("the parts of a raw image are sealed as that image, with the digests that its tool printed", () => {
  const medium = mediumOf(1_000_000, 7);
  const cuts = [0, 400_000, 800_000, medium.length];
  for (const i of [1, 2, 3]) writeFileSync(visitor.path(`raw.00${i}`), medium.subarray(cuts[i - 1], cuts[i]));
  const number = exhibit();
  const sealed = visitor.answer<Sealed>("seal", "raw.001", ...at, "--exhibit", number, "--also", "md5,sha1");
  expect(sealed.object).toMatchObject({
    sha256: digestOf("sha256", medium),
    md5: digestOf("md5", medium),
    sha1: digestOf("sha1", medium),
  });
  expect(measuredOf(sealed)).toMatchObject({
    segmentLayout: "joined",
    segmentSizes: [400_000, 400_000, 200_000],
  });
  expect(readFileSync(open(number, "raw-again.dd")).equals(medium)).toBe(true);
});

test("a document is sealed as it is, whatever it looks like", () => {
  writeFileSync(visitor.path("note.001"), "one");
  writeFileSync(visitor.path("note.002"), "two");
  copyFileSync(visitor.path("note.001"), visitor.path("note.003"));
  const words = ["seal", "note.001", ...at, "--case", "C-1", "--document", "A note"];
  const sealed = visitor.answer<Sealed>(...words);
  expect(sealed.object.sha256).toBe(digestOf("sha256", Buffer.from("one")));
});
