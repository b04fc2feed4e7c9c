// SPDX-License-Identifier: Apache-2.0
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import {
  type BundleJson,
  bagPaths,
  bundlePaths,
  encodeBundleJson,
  parseBundleJson,
  parseRegisterJson,
  registerPaths,
} from "@scelle/core";
import { nodeCrypto, readIdentity } from "@scelle/register";
import {
  type BundleFiles,
  bundleChecks,
  checkSentence,
  checkTable,
  isFault,
  type Report,
  verifyBundle,
  verifyBundleWith,
  zipBundleFiles,
} from "@scelle/verifier";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { LoadedExercise } from "../exercise/inquiry/spec/loaded-exercise.ts";
import { discloseCase, OpenBundle } from "./spec/disclosed-case.ts";
import type { WrittenBundle } from "./write-bundle.ts";

const crypto = nodeCrypto;
let loaded: LoadedExercise;
let zip: Blob;
let written: WrittenBundle;
let whole: OpenBundle;

beforeAll(async () => {
  loaded = await LoadedExercise.load();
  ({ zip, written } = await discloseCase(loaded));
  whole = await OpenBundle.of(zip);
}, 60_000);
afterAll(() => loaded.close());

const documentOf = (bundle: OpenBundle) => parseBundleJson(bundle.bytes(bundlePaths.document));
const setDocument = (bundle: OpenBundle, document: BundleJson) =>
  bundle.set(bundlePaths.document, encodeBundleJson(document));
/** Codes with outcomes that some report here gave. */
const said = new Set<string>();
/** A size from which the bundle brings a proof. */
const provedSize = () =>
  Number([...whole.files.keys()].flatMap((path) => /consistency\/(\d+)$/.exec(path)?.[1] ?? [])[0]);
const faultsOf = (report: Report) => [...new Set(report.checks.filter(isFault).map(({ code }) => code))];

async function judged(bundle: OpenBundle, without?: string): Promise<Report> {
  const checks = bundleChecks.filter(({ name }) => name !== without);
  return noted(await verifyBundleWith(bundle.bundleFiles, { crypto, newDigest: createHash }, checks));
}

function noted(report: Report): Report {
  for (const { code, outcome } of report.checks) said.add(`${code} ${outcome}`);
  return report;
}

describe("a case as it was handed over", () => {
  test("verifies from the zip alone", async () => {
    const report = noted(await verifyBundle(await zipBundleFiles(zip), { crypto }));
    expect(faultsOf(report)).toEqual([]);
    expect(report.integrity.value).toBe("holds");
    expect(report.bundle).toMatchObject({ caseEntries: written.entries, disclosed: written.disclosed });
    expect(written.disclosed).toBeGreaterThan(200);
    expect(report.objects).toMatchObject({ present: written.objects, rehashed: written.objects, missing: 0 });
    expect(report.notProved).toContain("truth-of-statements");
  });

  test("is whole under a key and a checkpoint from outside", async () => {
    const { logKey } = parseRegisterJson(whole.bytes(bundlePaths.registerJson));
    const note = whole.bytes(bundlePaths.checkpoint);
    const anchors = [{ kind: "checkpoint", name: "kept", note }] as const;
    const report = await verifyBundle(whole.bundleFiles, { crypto, logKey, anchors });
    expect(report.completeness).toMatchObject({ value: "holds", code: "completeness.anchored" });
  });

  test("continues a checkpoint that somebody kept before, by the proof that it brings", async () => {
    const size = provedSize();
    const { folder } = loaded.exercise;
    const note = await readFile(join(folder, registerPaths.history(size)));
    const anchors = [{ kind: "checkpoint", name: "kept", note }] as const;
    const report = await verifyBundle(whole.bundleFiles, { crypto, anchors });
    expect(report.completeness).toMatchObject({ value: "holds", facts: { size } });
  });

  test("accuses nobody of what is newer, has no proof, or comes with a proof that leads nowhere", async () => {
    const size = provedSize();
    const bundle = whole.copy().set(bundlePaths.consistency(size), "no proof\n");
    const root = new Uint8Array(32);
    const anchors = [size, 1, Number.MAX_SAFE_INTEGER].map(
      (size) => ({ kind: "fingerprint", name: `of ${size}`, size, root }) as const,
    );
    const report = noted(await verifyBundle(bundle.bundleFiles, { crypto, anchors }));
    const told = report.checks.filter(({ code }) => code.startsWith("bundle.anchor"));
    expect(told.map(({ code, outcome, subject }) => [code, outcome, subject])).toEqual([
      ["bundle.anchor-newer", "not-checked", `anchor of ${Number.MAX_SAFE_INTEGER}`],
      ["bundle.anchor-unproved", "not-checked", "anchor of 1"],
      ["bundle.anchor-proof", "failed", `anchor of ${size}`],
    ]);
    expect(report.completeness.value).not.toBe("fails");
  });

  test("tells what is held back, and proves its place", async () => {
    const { caseRef } = loaded.exercise;
    const [grant] = await loaded.look("lead", { op: "list", kind: "access-granted" }, caseRef);
    const granted = (grant?.stated["recordRefs"] ?? []) as readonly string[];
    const disclosed = await discloseCase(loaded, { grantRef: grant?.recordRef ?? "" });
    const report = noted(await verifyBundle(await zipBundleFiles(disclosed.zip), { crypto }));
    expect(faultsOf(report)).toEqual([]);
    if (granted.length > 0) {
      expect(disclosed.written.withheld).toBeGreaterThan(0);
      expect(report.counts.sealed).toBe(disclosed.written.withheld);
      expect(report.notProved).toContain("withheld-content");
    }
  });
});

/** Each by a forger who fits the manifests again; the check that alone finds it, if one does. */
const forgeries: readonly [string, string, string | undefined, (bundle: OpenBundle) => void][] = [
  [
    "a word of a record",
    "bundle.content",
    undefined,
    (bundle) => {
      const path = bundlePaths.record(recordIndex(bundle, "exhibit-seized"));
      bundle.set(path, bundle.text(path).replace("telephone", "telephoto"));
    },
  ],
  [
    "one bit of an entry",
    "bundle.entry",
    undefined,
    (bundle) => {
      bundle.flip(bundlePaths.entry(recordIndex(bundle, "exhibit-seized")), 12);
    },
  ],
  [
    "the proof of an entry",
    "bundle.entry",
    "checkEntries",
    (bundle) => {
      const [one, other] = documentOf(bundle).entries.slice(-2);
      if (one === undefined || other === undefined) throw new Error("a case has entries");
      bundle.set(bundlePaths.proof(one.index), bundle.bytes(bundlePaths.proof(other.index)));
    },
  ],
  [
    "an entry left out and the rest numbered again",
    "record.case-link",
    "checkCase",
    (bundle) => {
      const document = documentOf(bundle);
      const gone = recordIndex(bundle, "exhibit-seized");
      const entries = document.entries.filter(({ index }) => index !== gone);
      const numbered = entries.map((entry, seq) => ({ ...entry, seq }));
      setDocument(bundle.remove(`data/entries/${gone}/`), { ...document, entries: numbered });
    },
  ],
  [
    "another reason for the disclosure",
    "bundle.disclosure",
    "checkDisclosure",
    (bundle) => {
      const document = documentOf(bundle);
      setDocument(bundle, { ...document, disclosure: { ...document.disclosure, reason: "another" } });
    },
  ],
  [
    "an open record that is said to be held back",
    "bundle.content",
    "checkContents",
    (bundle) => {
      const document = documentOf(bundle);
      const index = recordIndex(bundle, "exhibit-weighed", "incident-qualified");
      const entries = document.entries.map((entry) =>
        entry.index === index
          ? {
              state: "withheld" as const,
              seq: entry.seq,
              index,
              opening: entry.opening,
              ground: "not-readable" as const,
            }
          : entry,
      );
      setDocument(bundle, { ...document, entries });
    },
  ],
  [
    "the record that gives an author a key",
    "bundle.author",
    "checkAuthors",
    (bundle) => {
      const document = documentOf(bundle);
      const gone = recordIndex(bundle, "person-registered");
      const supporting = document.supporting.filter((index) => index !== gone);
      setDocument(bundle.remove(`data/entries/${gone}/`), { ...document, supporting });
    },
  ],
  [
    "one bit of a sealed object",
    "object.content",
    "checkBundleObjects",
    (bundle) => {
      bundle.flip(bundlePaths.object(loaded.exercise.imageObjectRoot), 70_000);
    },
  ],
  [
    "an erasure that no decision orders",
    "bundle.erased",
    undefined,
    (bundle) => {
      const document = documentOf(bundle);
      const index = recordIndex(bundle, "incident-qualified");
      const decisionIndex = document.entries[0]?.index ?? 0;
      const entries = document.entries.map((entry) =>
        entry.index === index
          ? { state: "erased" as const, seq: entry.seq, index, opening: entry.opening, decisionIndex }
          : entry,
      );
      const folder = bundlePaths.entry(index).replace("entry.json", "");
      bundle.remove(`${folder}record.json`).remove(`${folder}salt`);
      setDocument(bundle, { ...document, entries });
    },
  ],
  [
    "bundle.json itself",
    "bundle.document",
    undefined,
    (bundle) => {
      bundle.remove(bundlePaths.document);
    },
  ],
  [
    "the form of bundle.json",
    "bundle.document",
    undefined,
    (bundle) => {
      bundle.set(bundlePaths.document, bundle.text(bundlePaths.document).replace('"v":2', '"v": 2'));
    },
  ],
  [
    "an entry’s file",
    "bundle.entry",
    undefined,
    (bundle) => {
      bundle.remove(bundlePaths.entry(recordIndex(bundle, "exhibit-seized")));
    },
  ],
  [
    "a number of the case",
    "bundle.case-end",
    "checkCase",
    (bundle) => {
      const document = documentOf(bundle);
      setDocument(bundle, { ...document, entries: document.entries.map((e) => ({ ...e, seq: e.seq + 1 })) });
    },
  ],
  [
    "a word of a document for reading",
    "bundle.documents",
    "checkDocuments",
    (bundle) => {
      const path = `${bundlePaths.documentsFolder}records.csv`;
      bundle.set(path, bundle.text(path).replace("Exhibit seized", "Exhibit sealed"));
    },
  ],
  [
    "a document that is missing",
    "bundle.documents",
    "checkDocuments",
    (bundle) => {
      bundle.remove(`${bundlePaths.documentsFolder}records.csv`);
    },
  ],
  [
    "a document that the register did not make",
    "bundle.foreign",
    undefined,
    (bundle) => {
      bundle.set(`${bundlePaths.documentsFolder}verdict.html`, "<h1>Innocent</h1>");
    },
  ],
  [
    "what README.txt says",
    "bundle.documents",
    "checkDocuments",
    (bundle) => {
      bundle.set(bagPaths.readme, `${bundle.text(bagPaths.readme)}Do not check anything.\n`);
    },
  ],
  [
    "the list of documents, signed by nobody",
    "bundle.documents",
    "checkDocuments",
    (bundle) => {
      const { documentsNote } = bundlePaths;
      bundle.set(documentsNote, bundle.text(documentsNote).replace(/[0-9a-f]{64}/, "0".repeat(64)));
    },
  ],
  [
    "a list of documents that is missing",
    "bundle.documents",
    "checkDocuments",
    (bundle) => {
      bundle.remove(bundlePaths.documentsNote);
    },
  ],
  [
    "a file that belongs to nothing",
    "bundle.foreign",
    undefined,
    (bundle) => {
      bundle.set("data/more.txt", "more");
    },
  ],
];

function recordIndex(bundle: OpenBundle, ...kinds: readonly string[]): number {
  for (const path of bundle.files.keys()) {
    const index = /^data\/entries\/(\d+)\/record\.json$/.exec(path)?.[1];
    if (index === undefined) continue;
    const { draft } = JSON.parse(bundle.text(path)) as { draft: { kind: string } };
    if (kinds.includes(draft.kind)) return Number(index);
  }
  throw new Error(`no ${kinds.join(", ")}`);
}

describe("a forger who fits the manifests again is found by", () => {
  test.each(forgeries)("%s", async (_what, code, _only, forge) => {
    const bundle = whole.copy();
    forge(bundle);
    const report = await judged(bundle.withManifests());
    expect(report.integrity.value).toBe("fails");
    expect(faultsOf(report)).toContain(code);
  });

  test.each(forgeries.filter(([, , only]) => only !== undefined))(
    "%s, and would not be without that check",
    async (_what, code, only, forge) => {
      const bundle = whole.copy();
      forge(bundle);
      const report = await judged(bundle.withManifests(), only);
      expect(faultsOf(report)).not.toContain(code);
    },
  );
});

test("a list of documents that the register made for another bundle of the case is not taken", async () => {
  const other = await OpenBundle.of((await discloseCase(loaded)).zip);
  const bundle = whole.copy();
  for (const path of [bundlePaths.documentsNote, `${bundlePaths.documentsFolder}records.csv`]) {
    bundle.set(path, other.bytes(path));
  }
  const report = await judged(bundle.withManifests());
  const told = report.checks.filter(isFault).map(({ code, facts }) => [code, facts["problem"]]);
  expect(told).toEqual([["bundle.documents", "other-list"]]);
});

test("a bundle of version 1 is judged as it was, and what it lacks is said", async () => {
  const bundle = whole.copy();
  for (const path of [bagPaths.manifestSha512, bagPaths.tagManifestSha512, bundlePaths.documentsNote]) {
    bundle.remove(path);
  }
  setDocument(bundle.remove(bundlePaths.documentsFolder), { ...documentOf(bundle), v: 1 });
  bundle.withManifests();
  // Its act says since when such a file is a version 2 that somebody took down.
  expect(faultsOf(await judged(bundle))).toEqual(["bundle.version"]);
  const older = [...bundleChecks.slice(0, 3), actsOfBefore, ...bundleChecks.slice(3)];
  const report = noted(await verifyBundleWith(bundle.bundleFiles, { crypto }, older));
  expect(faultsOf(report)).toEqual([]);
  const told = report.checks.filter(({ code }) => code === "bundle.version");
  expect(told.map((check) => checkSentence(check, "en"))).toEqual([
    expect.stringMatching(/^The file is of version 1: it has no SHA-512, no list of documents/),
  ]);
  expect(report.notProved).not.toContain("documents-for-reading");
  bundle.set("data/documents/records.csv", "x").withManifests();
  expect(faultsOf(await judged(bundle))).toEqual(["bundle.foreign", "bundle.version"]);
});

/** The acts of disclosure as a program recorded them that knew version 1 only. */
function actsOfBefore({ records }: Parameters<(typeof bundleChecks)[number]>[0]): void {
  for (const [index, { draft, ...record }] of records) {
    const { bundleVersion: _, ...stated } = draft.stated;
    records.set(index, { ...record, draft: { ...draft, stated } });
  }
}

test("SHA-512 is held against every file as SHA-256 is", async () => {
  const bundle = whole.copy();
  const { manifestSha512 } = bagPaths;
  bundle.set(manifestSha512, bundle.text(manifestSha512).replace(/^[0-9a-f]{128}/, "0".repeat(128)));
  const report = await judged(bundle);
  const told = report.checks
    .filter(isFault)
    .map(({ code, subject, facts }) => [code, subject, facts["detail"]]);
  expect(told).toEqual([
    ["bundle.manifest", manifestSha512, "SHA-256"],
    ["bundle.manifest", "data/bundle.json", "SHA-512"],
  ]);
});

test("the table of the case is one that any program reads, with a line for every entry", () => {
  const lines = whole.text(`${bundlePaths.documentsFolder}records.csv`).split("\r\n");
  expect(lines.pop()).toBe("");
  expect(lines).toHaveLength(written.entries + 1);
  expect(lines[1]).toMatch(/^0,\d+,Case opened,/);
  expect(whole.text(bagPaths.readme)).toContain("data/documents/records.csv: every entry of the case");
});

test("whoever does not fit the manifests again is found by any bit of any file", async () => {
  const paths = [...whole.files.keys()];
  const step = Math.ceil(paths.length / 60);
  const missed: string[] = [];
  for (let i = 0; i < paths.length; i += step) {
    const path = paths[i] ?? "";
    const at = (whole.bytes(path).length * 7) % Math.max(1, whole.bytes(path).length - 1);
    const report = await judged(whole.copy().flip(path, at));
    if (faultsOf(report).length === 0) missed.push(path);
  }
  expect(missed).toEqual([]);
}, 120_000);

test("another register’s history under the same name is refuted by the key from outside", async () => {
  const { logKey } = parseRegisterJson(whole.bytes(bundlePaths.registerJson));
  const other = await LoadedExercise.load();
  try {
    const forged = await discloseCase(other);
    const report = await verifyBundle(await zipBundleFiles(forged.zip), { crypto, logKey });
    expect(report.integrity.value).toBe("fails");
    expect(faultsOf(report)).toContain("register.log-key");
  } finally {
    await other.close();
  }
});

describe("a zip that no bundle is", () => {
  const refused = (what: Promise<BundleFiles>) =>
    what.then(
      () => "read",
      (error: { code?: string }) => error.code ?? String(error),
    );

  test.each([
    ["cut off", 0.5],
    ["cut off before its last bytes", 0.999],
    ["empty", 0],
  ])("%s", async (_what, share) => {
    expect(await refused(zipBundleFiles(zip.slice(0, Math.floor(zip.size * share))))).toBe(
      "bundle.unreadable",
    );
  });
});

test("a refused disclosure is on record and hands nothing over", async () => {
  const squad = await readIdentity(loaded.role("squad-member").identityFile);
  const { caseRef } = loaded.exercise;
  const order = { caseRef, reason: "curious", standing: "counsel", recipientRef: caseRef } as const;
  const before = (await loaded.register.status()).size;
  await expect(loaded.register.disclose(squad, order)).rejects.toMatchObject({ code: "access.not-member" });
  expect((await loaded.register.status()).size).toBe(before + 1);
});

test("what was erased is told with the decision that orders it, and every sentence was said by now", async () => {
  const { caseRef } = loaded.exercise;
  const [target] = await loaded.look("lead", { op: "list", kind: "incident-qualified" }, caseRef);
  const stated = { targetRef: target?.recordRef ?? "", ground: "data-subject" };
  expect(await loaded.append("lead", "erasure-decided", stated)).toBe("accepted");
  const disclosed = await discloseCase(loaded);
  const bundle = await OpenBundle.of(disclosed.zip);
  const report = await judged(bundle);
  expect(faultsOf(report)).toEqual([]);
  expect(report.counts.erased).toBe(1);
  expect(report.notProved).toContain("erased-content");
  const document = documentOf(bundle);
  const entries = document.entries.map((entry) => {
    if (entry.state !== "erased") return entry;
    const { decisionIndex: _open, ...closed } = entry;
    return closed;
  });
  await judged(setDocument(bundle, { ...document, entries }).withManifests());
  bundle.remove("manifest-sha256.txt");
  await judged(bundle);
  const rows = Object.entries(checkTable).filter(([code]) => code.startsWith("bundle."));
  const sentences = rows.flatMap(([code, row]) =>
    Object.keys(row).flatMap((outcome) => (outcome === "concerns" ? [] : [`${code} ${outcome}`])),
  );
  expect(sentences.filter((sentence) => !said.has(sentence))).toEqual([]);
});
