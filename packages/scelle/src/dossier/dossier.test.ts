// SPDX-License-Identifier: Apache-2.0
import { createHash } from "node:crypto";
import {
  type BundleJson,
  bundlePaths,
  type EffectiveRecord,
  type JsonObject,
  type JsonValue,
  parseBundleJson,
  parsePayload,
  withholdingGrounds,
} from "@scelle/core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { documentMaterial } from "../bundle/document-material.ts";
import { discloseCase, OpenBundle } from "../bundle/spec/disclosed-case.ts";
import { LoadedExercise } from "../exercise/inquiry/spec/loaded-exercise.ts";
import { dossierFacts } from "./dossier-facts.ts";
import { pageOne } from "./page-one/page-one.ts";
import type { Block, Paper, TableBlock } from "./paper.ts";
import { fingerprintOf } from "./paper-facts.ts";
import { paperPage } from "./paper-html.ts";
import { paperPdf } from "./pdf/paper-pdf.ts";

/** Stands in a record that is held back, and in no other. */
const planted = "kestrel-orchard-ninety";
const corrected = "Exercise: not the telephone but its merganser-twelve";
const hostile = `Exercise: "<img src=x onerror='alert(1)'>" & more`;
let loaded: LoadedExercise;
let whole: OpenBundle;
let part: OpenBundle;
/** Every record of the case. */
let all: readonly EffectiveRecord[];

beforeAll(async () => {
  loaded = await LoadedExercise.load();
  const { caseRef, imageExhibitRef } = loaded.exercise;
  const mark = { caseRef, recordRef: imageExhibitRef, reason: hostile };
  expect(await loaded.append("lead", "favourable-marked", mark)).toBe("accepted");
  whole = await OpenBundle.of((await discloseCase(loaded)).zip);
  const status = {
    ...{ caseRef, personRef: loaded.role("second-inspector").personRef, status: "witness" },
    ...{ source: "investigator", note: `Exercise: ${planted}` },
    from: { earliest: at, latest: at, zone: "UTC", basis: "stated" },
  } as const;
  expect(await loaded.append("lead", "legal-status-recorded", status)).toBe("accepted");
  const correction = { targetRef: imageExhibitRef, fields: { description: corrected }, reason: hostile };
  expect(await loaded.append("lead", "correction-made", correction)).toBe("accepted");
  all = await loaded.records("lead", caseRef);
  const open = ["allegation-made", "exhibit-seized", "favourable-marked"];
  const recordRefs = all.filter(({ kind }) => open.includes(kind)).map(({ recordRef }) => recordRef);
  const grant = {
    ...{
      caseRef,
      personRef: loaded.role("defence").personRef,
      standing: "counsel",
      mode: "copy",
      recordRefs,
    },
    decidedBy: "Exercise: examining magistrate",
    decidedAt: status.from,
    legalReference: {
      code: "Code of Velmar (Exercise)",
      version: "2030",
      article: "114",
      validFrom: "2030-01-01",
    },
  };
  expect(await loaded.append("lead", "access-granted", grant)).toBe("accepted");
  const grants = await loaded.look("lead", { op: "list", kind: "access-granted" }, caseRef);
  const decided = grants.find(({ stated }) => stated["recordRefs"] !== undefined);
  const { zip } = await discloseCase(loaded, { grantRef: decided?.recordRef ?? "" });
  part = await OpenBundle.of(zip);
}, 120_000);
afterAll(() => loaded.close());

const at = "2031-03-01T09:00:00.000Z";

function factsOf(bundle: OpenBundle) {
  const document = parseBundleJson(bundle.bytes(bundlePaths.document));
  const payloads = new Map(
    [...bundle.files.keys()]
      .flatMap((path) => /^data\/entries\/(\d+)\/record\.json$/.exec(path)?.[1] ?? [])
      .map(Number)
      .sort((one, other) => one - other)
      .map((index) => [index, parsePayload(bundle.bytes(bundlePaths.record(index)))] as const),
  );
  const attested = { checkpoints: [], refusedTokens: 0 };
  const more = { attested, pack: "generic", heldCorrections: heldCorrectionsIn(document) } as const;
  const known = { origin: document.origin, isExercise: true, document, receipts: [], ...more };
  return dossierFacts(
    documentMaterial({ ...known, checkpoint: bundle.text(bundlePaths.checkpoint) }, payloads),
  );
}

/** Found again from everything: corrections that are held back, by the open record that each corrects. */
function heldCorrectionsIn({ entries }: BundleJson): Map<number, number[]> {
  const stateOf = (index: number) => entries.find((entry) => entry.index === index)?.state;
  const held = new Map<number, number[]>();
  for (const { kind, index, stated } of all) {
    if (kind !== "correction-made" || stateOf(index) !== "withheld") continue;
    const target = all.find(({ recordRef }) => recordRef === stated["targetRef"])?.index ?? -1;
    if (stateOf(target) === "disclosed") held.set(target, [...(held.get(target) ?? []), index]);
  }
  return held;
}

const isTable = (block: Block): block is TableBlock => block.type === "table";
const table = ({ blocks }: Paper, caption: RegExp): TableBlock => {
  const found = blocks.filter(isTable).find((block) => caption.test(block.caption));
  if (found === undefined) throw new Error(`no table ${String(caption)}`);
  return found;
};
const texts = ({ blocks }: Paper): string => JSON.stringify(blocks);

describe("page 1 of a case", () => {
  test("begins with the presumption of innocence, and counts what was received", () => {
    const paper = pageOne(factsOf(whole), "en");
    expect(paper.blocks[0]).toMatchObject({
      type: "notice",
      text: expect.stringMatching(/presumed innocent/),
    });
    const received = paper.blocks.find(({ type }) => type === "facts");
    const open = factsOf(whole).entries.filter(({ state }) => state === "disclosed").length;
    expect(received).toMatchObject({ rows: expect.arrayContaining([["Entries open here", String(open)]]) });
  });

  test("shows every person with a status and its source, or says that there is none", () => {
    const { rows } = table(pageOne(factsOf(whole), "en"), /Persons/);
    expect(rows.length).toBeGreaterThan(15);
    expect(
      rows.every(([, , status = "", source = ""]) => (status === "no status") === (source === "–")),
    ).toBe(true);
    expect(rows.map(([, , status]) => status)).toEqual(
      expect.arrayContaining(["no status", "Cleared", "Witness"]),
    );
  });

  test("shows what clears somebody in the same table as what is open", () => {
    const { rows } = table(pageOne(factsOf(whole), "en"), /Allegations/);
    const outcomes = rows.map(([, , outcome]) => outcome);
    expect(outcomes).toContain("Unfounded: it did not happen");
    expect(outcomes).toContain("open: not decided");
  });

  test("counts what is favourable, and names who removed a mark", () => {
    const paper = pageOne(factsOf(whole), "en");
    expect(texts(paper)).toMatch(/3 records are marked as favourable; 1 mark was removed/);
    const { rows } = table(paper, /Marks/);
    expect(rows.map(([, , , removed]) => removed).filter((removed) => removed !== "stands")).toEqual([
      expect.stringMatching(/^Lead inspector.*\n.*duty telephone/),
    ]);
  });

  test("tells the gap in custody and the flags that the rules raise, and that no lawyer reviewed them", () => {
    const paper = pageOne(factsOf(whole), "fr");
    expect(table(paper, /Interruptions de la garde/).rows).toEqual([
      ["2031-007/2", expect.any(String), expect.any(String), "4 h 45 min", expect.stringMatching(/231/)],
    ]);
    expect(table(paper, /Non respectées/).rows.map(([grade]) => grade)).toEqual([
      "Grief à démontrer",
      "De forme",
    ]);
    expect(texts(paper)).toMatch(/Aucun juriste du pays n’a relu ces règles/);
  });

  test("gives the fingerprint that the log itself has", async () => {
    const { checkpoint } = factsOf(whole);
    const [, size, root] = whole.text(bundlePaths.checkpoint).split("\n");
    expect(fingerprintOf(checkpoint)).toBe(`${size}:${Buffer.from(root ?? "", "base64").toString("hex")}`);
    expect(whole.text(`${bundlePaths.documentsFolder}page-1.html`)).toContain(fingerprintOf(checkpoint));
  });

  test("sets French spaces before its signs", () => {
    const ours = texts({ ...pageOne(factsOf(whole), "fr"), blocks: pageOne(factsOf(whole), "fr").blocks });
    expect(ours).not.toMatch(/ [:;?!»]/);
    expect(ours).toMatch(/\u00a0:/);
  });
});

describe("what is held back", () => {
  test("may be an outcome, where it is held back on a ground of its own: then nothing is called undecided", () => {
    const { entries, records, ...facts } = factsOf(whole);
    const disposed = records.filter(({ kind }) => kind === "allegation-disposed");
    const hidden = entries.map((entry) =>
      disposed.some(({ index }) => index === entry.index)
        ? ({ ...entry, state: "withheld", ground: "refused" } as const)
        : entry,
    );
    const rest = records.filter((record) => !disposed.includes(record));
    const paper = pageOne({ ...facts, entries: hidden, records: rest }, "en");
    const outcomes = table(paper, /Allegations/).rows.map(([, , outcome]) => outcome);
    expect(new Set(outcomes)).toEqual(new Set(["no outcome among what is open here"]));
  });

  test("is never what was decided on an allegation that is open, nor that a mark was taken back", () => {
    const paper = pageOne(factsOf(part), "en");
    expect(table(paper, /Allegations/).rows.map(([, , outcome]) => outcome)).toContain(
      "Unfounded: it did not happen",
    );
    expect(
      table(paper, /Marks/).rows.some(([, , , removed = ""]) => removed.includes("duty telephone")),
    ).toBe(true);
  });

  test("is told by number, ground, legal reference and how to ask, and by nothing else", () => {
    const { rows } = table(pageOne(factsOf(part), "en"), /Entries held back/);
    const held = factsOf(part).entries.filter(({ state }) => state === "withheld").length;
    const told = rows.flatMap(([numbers = ""]) => {
      const [first = 0, last = first] = numbers.split("–").map(Number);
      return Array.from({ length: last - first + 1 }, (_, i) => first + i);
    });
    expect(told).toHaveLength(held);
    expect(rows[0]?.[2]).toBe("Code of Velmar (Exercise), 114 (2030)");
    expect(rows[0]?.[3]).toMatch(/^Ask the authority that granted access/);
  });

  test("is named beside an open record that it corrects, so that nobody relies on what was mended", () => {
    const facts = factsOf(part);
    const exhibit = all.find(({ recordRef }) => recordRef === loaded.exercise.imageExhibitRef);
    const [seq] = facts.heldCorrections.get(exhibit?.index ?? -1)?.map(({ seq: number }) => number) ?? [];
    expect(seq).toBe(
      all.find(({ stated }) => stated["reason"] === hostile && stated["fields"])?.assigned.caseSeq,
    );
    const told = pageOne(facts, "en");
    const { rows } = table(told, /a record held back corrects/);
    expect(rows.map(([number]) => number)).toContain(String(exhibit?.assigned.caseSeq));
    expect(rows.map(([, , by]) => by)).toContain(
      `a withheld record: number ${seq}, Correction made, held back: ${withholdingGrounds["outside-grant"].en}`,
    );
    expect(texts(told)).toMatch(/was corrected by what is held back: what it says is no longer/);
    expect(table(pageOne(facts, "fr"), /rectifie un acte retenu/).rows).toHaveLength(rows.length);
    const csv = part.text(`${bundlePaths.documentsFolder}records.csv`).split("\r\n");
    const row = csv.find((line) => line.includes(loaded.exercise.imageExhibitRef)) ?? "";
    expect(row).toContain(`${seq}: ${withholdingGrounds["outside-grant"].en}`);
    expect(row).toContain(`${seq}: ${withholdingGrounds["outside-grant"].fr}`);
    // Where the correction goes along nothing of this is said.
    expect(texts(pageOne(factsOf(whole), "en"))).not.toContain("a withheld record");
  });

  test("says no word in any document", () => {
    const documents = [...part.files.keys()].filter((path) => path.startsWith(bundlePaths.documentsFolder));
    expect(documents).toContain(`${bundlePaths.documentsFolder}page-1.html`);
    // The page that checks is the same in every bundle: it is the program’s and says all its words.
    const page = `${bundlePaths.documentsFolder}verify.html`;
    expect(part.text(page)).toBe(whole.text(page));
    const read = documents.filter((path) => !path.endsWith(".pdf") && path !== page);
    for (const path of read) expect(leaksIn(part.text(path)), path).toEqual([]);
    expect(documents.length - read.length).toBe(3);
  });

  test("is in no paper: each is made of the open records alone, to the byte", async () => {
    const facts = factsOf(part);
    const bytes = part.bytes(bundlePaths.document);
    const data = { name: "bundle.json", description: "What the file says of itself, as JSON", bytes };
    const paper = await paperPdf(pageOne(facts, "fr"), new Date(facts.asOf), data);
    expect(paper.equals(part.bytes(`${bundlePaths.documentsFolder}page-1-fr.pdf`))).toBe(true);
  });

  test("would be found there: a page made of everything leaks the planted words", () => {
    const leaky = paperPage([pageOne({ ...factsOf(part), records: all }, "en")]);
    expect(leaksIn(leaky).length).toBeGreaterThan(10);
    const hidden = all.find(({ stated }) => String(stated["note"]).includes(planted));
    expect(wordsOf(hidden?.stated ?? {})).toContain(`Exercise: ${planted}`);
  });
});

/** Words of records that are held back, as far as no open record says them too. */
function leaksIn(page: string): string[] {
  const open = new Set(factsOf(part).records.map(({ recordRef }) => recordRef));
  const said = JSON.stringify(factsOf(part).records);
  const hidden = all.filter(({ recordRef }) => !open.has(recordRef)).flatMap(({ stated }) => wordsOf(stated));
  return [planted, ...hidden].filter((words) => {
    const isLong = words.length > 11 && !/^[0-9a-f-]{36,}$/.test(words);
    return isLong && !said.includes(JSON.stringify(words).slice(1, -1)) && page.includes(words.slice(0, 60));
  });
}

function wordsOf(value: JsonObject | JsonValue): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(wordsOf) : [];
}

describe("the page for a browser", () => {
  test("loads nothing, runs nothing, and says so in its policy", () => {
    const page = whole.text(`${bundlePaths.documentsFolder}page-1.html`);
    expect(page).not.toMatch(/<(?:script|link|iframe|img)|<[^>]*\son\w+=|https?:/i);
    const [, style = ""] = /<style>([\s\S]*?)<\/style>/.exec(page) ?? [];
    const digest = createHash("sha256").update(style).digest("base64");
    const policy = `default-src 'none'; style-src 'sha256-${digest}'; base-uri 'none'; form-action 'none'`;
    expect(page).toContain(`content="${policy}"`);
  });

  test("shows what somebody wrote as words, whatever it looks like", () => {
    const page = whole.text(`${bundlePaths.documentsFolder}page-1.html`);
    expect(page).toContain("&lt;img src=x onerror=");
    expect(page).toContain("&amp; more");
  });

  test("is the same for the same file", () => {
    const facts = factsOf(whole);
    const page = paperPage([pageOne(facts, "en"), pageOne(facts, "fr")]);
    expect(page === whole.text(`${bundlePaths.documentsFolder}page-1.html`)).toBe(true);
  });
});
