// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Visitor } from "../cli/scelle-process.ts";
import { smallRegister } from "../cli/small-register.ts";
import { toolTest } from "../tool-test.ts";
import { PdfObjects, untaggedIn } from "./pdf-objects.ts";

/** Each with words that it shows, in the order in which somebody reads them. */
const papers = [
  {
    what: "search-report",
    ref: "SEARCH",
    en: [
      "Search report",
      "Kostas Ωμέγα",
      "Refused to sign",
      "Exhibits seized: 1",
      "C-1/2",
      "Grey bag",
      "Keep this copy",
    ],
    fr: [
      "Procès-verbal de perquisition",
      "A refusé de signer",
      "Scellés saisis\u00a0: 1",
      "C-1/2",
      "Gardez cet exemplaire",
    ],
  },
  {
    what: "exhibit",
    ref: "C-1/1",
    en: [
      "Exhibit number",
      "C-1/1",
      "under seal, S-77",
      "History of the seal",
      "Continuity of control",
      "gaps: 1",
    ],
    fr: ["Numéro de scellé", "sous scellé, S-77", "Histoire du scellé", "interruptions\u00a0: 1"],
  },
  { what: "label", ref: "C-1/1", en: ["Label", "C-1/1", "S-77"], fr: ["Étiquette", "C-1/1", "S-77"] },
  {
    what: "hand-over",
    ref: "C-1/1",
    en: ["Hand-over receipt", "Received by", "Kostas Ωμέγα", "Left the hands at", "not yet", "signs here"],
    fr: ["Reçu de remise", "Kostas Ωμέγα", "pas encore", "Reçu par\u00a0: Kostas Ωμέγα"],
  },
  {
    what: "continuity",
    ref: "C-1/1",
    en: ["Continuity of control", "Every stretch", "NOBODY: a gap", "Custody offered, entry"],
    fr: ["Continuité du contrôle", "PERSONNE\u00a0: interruption", "Remise proposée, entrée"],
  },
  {
    what: "irregularities",
    ref: "C-1",
    en: ["No lawyer of the jurisdiction has reviewed", "Not met", "Harm to be shown"],
    fr: ["Aucun juriste du pays n’a relu", "Grief à démontrer"],
  },
  {
    what: "looks",
    ref: "C-1",
    en: ["Who looked", "Every look"],
    fr: ["Qui a consulté", "Chaque consultation"],
  },
  {
    what: "register",
    ref: undefined,
    en: ["State of the register", "Entries", "Keep this paper outside"],
    fr: ["État du registre", "Entrées", "Gardez ce papier hors"],
  },
] as const;

let visitor: Visitor;
let exhibitRef: string;
let searchRef: string;
const why = ["--reason", "For the hearing", "--log-purpose", "lawfulness"];

beforeAll(() => {
  visitor = new Visitor();
  ({ exhibitRef } = smallRegister(visitor));
  const act = (kind: string, ...fields: readonly string[]) =>
    visitor.answer<{ recordRef: string }>(
      ...["record", kind, "--register", "register", ...fields.flatMap((field) => ["--field", field])],
    ).recordRef;
  const witness = act("person-registered", "name=Kostas Ωμέγα", "role=user");
  const founder = visitor.answer<{ records: readonly { author: string }[] }>(
    ...["list", "exhibit-seized", "--register", "register", "--case", "C-1", "--reason", "test"],
  ).records[0]?.author;
  const times = ["startedAt=2026-01-05 09:00", "endedAt=2026-01-05 12:00"];
  const search = ["caseRef=C-1", "placeType=dwelling", "place=Quay 4", `conductedByRefs=${founder ?? ""}`];
  searchRef = act("search-conducted", ...search, ...times);
  const refusal = { personRef: witness, capacity: "person", signature: "refused", reason: "Says nothing 漢" };
  const attended = [
    "caseRef=C-1",
    `actRef=${searchRef}`,
    "branch=person",
    `attendees=${JSON.stringify([refusal])}`,
  ];
  act("attendance-recorded", ...attended);
  const bag = [
    "caseRef=C-1",
    `searchRef=${searchRef}`,
    "number=C-1/2",
    "category=other",
    "description=Grey bag",
  ];
  act("exhibit-seized", ...bag, "seizedAt=2026-01-05 10:30", "place=Hall");
  const sealed = ["exhibitRef=C-1/1", "sealType=closed", "sealNumber=S-77", "sealedAt=2026-01-05 11:00"];
  act("exhibit-sealed", ...sealed);
  const offer = [
    "exhibitRef=C-1/1",
    `receiverRef=${witness}`,
    "purpose=court",
    "handedOverAt=2026-01-06 10:00",
  ];
  act("custody-offered", ...offer);
}, 120_000);
afterAll(() => visitor.leave());

function printed(what: string, ref: string | undefined, language: "en" | "fr"): string {
  const path = visitor.path(`${what}-${language}.pdf`);
  if (existsSync(path)) return path;
  const of = ref === undefined ? [] : [ref === "SEARCH" ? searchRef : ref];
  visitor.answer("print", what, ...of, "--register", "register", "-o", path, "--lang", language, ...why);
  return path;
}

/** The font draws both spaces alike, and so they are read alike. */
const words = (path: string) => execFileSync("pdftotext", [path, "-"], { encoding: "utf8" });
const plain = (text: string) => text.replace(/[\n\u00a0]/g, " ");

describe.each(papers)("the paper $what", ({ what, ref, ...expected }) => {
  for (const language of ["en", "fr"] as const) {
    toolTest(
      `is a sound PDF whose words stand in the order of reading, ${language}`,
      ["qpdf", "pdftotext"],
      () => {
        const path = printed(what, ref, language);
        execFileSync("qpdf", ["--check", path]);
        const read = words(path);
        const text = plain(read);
        let from = 0;
        for (const word of expected[language]) {
          const found = text.indexOf(plain(word), from);
          expect(found, `${word} after ${text.slice(Math.max(0, from - 30), from)}`).toBeGreaterThanOrEqual(
            from,
          );
          from = found;
        }
        // A French sign stands after a space, at which no line ends.
        if (language === "fr") expect(read).not.toMatch(/^[:;?!»]|\w[;?!»]|[a-zé]:\s/m);
      },
    );
  }

  toolTest("says of itself what PDF/A-3a asks, and holds what it was made of", ["qpdf"], () => {
    const objects = PdfObjects.of(printed(what, ref, "fr"));
    const catalog = objects.only("/Catalog");
    expect(catalog["/Lang"]).toBe("u:fr-FR");
    expect(catalog["/MarkInfo"]).toBeDefined();
    expect(objects.at(catalog["/MarkInfo"])).toMatchObject({ "/Marked": true });
    expect(objects.at(catalog["/StructTreeRoot"])).toMatchObject({ "/Type": "/StructTreeRoot" });
    const metadata = objects.stream(catalog["/Metadata"]).toString("utf8");
    expect(metadata).toMatch(/<pdfaid:part>3<\/pdfaid:part>\s*<pdfaid:conformance>A<\/pdfaid:conformance>/);
    const [intent] = catalog["/OutputIntents"] as readonly string[];
    expect(objects.at(intent)).toMatchObject({ "/S": "/GTS_PDFA1" });
    const [embedded] = catalog["/AF"] as readonly string[];
    const file = objects.at(embedded);
    expect(file).toMatchObject({ "/AFRelationship": "/Source", "/Type": "/Filespec" });
    const { "/F": bytes } = file["/EF"] as { readonly "/F": string };
    expect(objects.at(bytes)).toMatchObject({ "/Subtype": "/application/json" });
    const made = JSON.parse(objects.stream(bytes).toString("utf8")) as { origin: string; records?: object[] };
    expect(made.origin).toBe("register.example");
    if (what === "exhibit") {
      expect(made.records).toContainEqual(
        expect.objectContaining({ recordRef: exhibitRef, kind: "exhibit-seized" }),
      );
    }
    for (const descriptor of objects.all("/FontDescriptor")) expect(descriptor["/FontFile2"]).toBeDefined();
  });

  toolTest("draws nothing that is neither read aloud nor marked as ornament", ["qpdf"], () => {
    const pages = PdfObjects.of(printed(what, ref, "en")).pageContents();
    expect(pages.length).toBeGreaterThan(0);
    for (const page of pages) expect(untaggedIn(page)).toEqual([]);
    // The check itself: without its first mark, something is drawn outside.
    expect(untaggedIn((pages[0] ?? "").replace(/ BDC$/m, "")).length).toBeGreaterThan(0);
  });
});

toolTest("the QR code of a search report is an anchor that verify takes", ["pdftoppm", "zbarimg"], () => {
  const path = printed("search-report", "SEARCH", "en");
  const picture = visitor.path("page");
  execFileSync("pdftoppm", ["-r", "150", "-f", "1", "-singlefile", "-png", path, picture]);
  const read = execFileSync("zbarimg", ["--raw", "--quiet", `${picture}.png`], { encoding: "utf8" }).trim();
  expect(read).toMatch(/^\d+:[0-9a-f]{64}$/);
  const report = visitor.answer<{ completeness: { value: string } }>("verify", "register", "--anchor", read);
  expect(report.completeness.value).toBe("holds");
});

toolTest(
  "page 1 on paper, in a file that is handed over, says no word that is held back",
  ["qpdf", "pdftotext", "unzip"],
  () => {
    const planted = "kestrel-orchard-ninety";
    const act = (kind: string, ...fields: readonly string[]) =>
      visitor.answer<{ recordRef: string }>(
        ...["record", kind, "--register", "register", ...fields.flatMap((field) => ["--field", field])],
      ).recordRef;
    act(
      "exhibit-seized",
      "caseRef=C-1",
      "number=C-1/9",
      "category=other",
      `description=${planted}`,
      "seizedAt=2026-01-07",
      "place=Hall",
    );
    const whom = [
      "caseRef=C-1",
      "personRef=Kostas Ωμέγα",
      "standing=person-concerned",
      "mode=copy",
      `recordRefs=${exhibitRef}`,
    ];
    const grantRef = act("access-granted", ...whom, "decidedBy=Judge", "decidedAt=2026-01-08");
    const to = [
      "--standing",
      "person-concerned",
      "--to",
      "Kostas Ωμέγα",
      "--grant",
      grantRef,
      "--reason",
      "The file",
    ];
    visitor.answer("bundle", "C-1", "--register", "register", "-o", "file.zip", ...to);
    execFileSync("unzip", ["-q", visitor.path("file.zip"), "-d", visitor.path("file")]);
    const papersOf = execFileSync("find", [visitor.path("file"), "-name", "page-1-*.pdf"], {
      encoding: "utf8",
    });
    const paths = papersOf.trim().split("\n");
    expect(paths).toHaveLength(2);
    for (const path of paths) {
      execFileSync("qpdf", ["--check", path]);
      expect(plain(words(path))).toMatch(/C-1\/1/);
      expect(words(path)).not.toMatch(/kestrel|C-1\/9/);
      const objects = PdfObjects.of(path);
      for (const page of objects.pageContents()) expect(untaggedIn(page)).toEqual([]);
      const { "/EF": files } = objects.only("/Filespec");
      const { "/F": embedded } = files as { readonly "/F": string };
      const told = objects.stream(embedded).toString("utf8");
      expect(told).toMatch(/^\{"caseRef":/);
      expect(told).not.toContain(planted);
    }
  },
);

toolTest("a reader of RDF that others wrote finds each act with its provenance", ["rdfpipe", "unzip"], () => {
  const to = ["--standing", "person-concerned", "--to", "Kostas Ωμέγα", "--reason", "The file"];
  visitor.answer("bundle", "C-1", "--register", "register", "-o", "whole.zip", ...to);
  execFileSync("unzip", ["-q", visitor.path("whole.zip"), "-d", visitor.path("whole")]);
  const found = execFileSync("find", [visitor.path("whole"), "-name", "case.jsonld"], { encoding: "utf8" });
  const triples = execFileSync("rdfpipe", ["-i", "json-ld", "-o", "nt", found.trim()], { encoding: "utf8" });
  const lines = triples.split("\n").filter((line) => line !== "");
  const ofClass = (name: string) =>
    lines.flatMap((line) => new RegExp(`^(\\S+) <[^>]*#type> <[^>]*/${name}> \\.$`).exec(line)?.[1] ?? []);
  const [acts, records] = [ofClass("InvestigativeAction"), new Set(ofClass("ProvenanceRecord"))];
  const results = lines.flatMap((line) => {
    const [, act = "", result = ""] = /^(\S+) <[^>]*\/action\/result> (\S+) \.$/.exec(line) ?? [];
    return records.has(result) ? [act] : [];
  });
  expect(acts.length).toBeGreaterThanOrEqual(5);
  expect(acts.filter((act) => !results.includes(act))).toEqual([]);
  expect(lines.filter((line) => line.includes("_:"))).toEqual([]);
  expect(triples).toMatch(/exhibitNumber> "C-1\/2" \./);
  expect(triples).toMatch(/startTime> "2026-01-05T\d\d:00:00[^"]*"\^\^<[^>]*#dateTime> \./);
});

test("a paper is looked at for a reason, which is on record, and takes no file’s place", () => {
  const ran = visitor.scelle([
    "print",
    "exhibit",
    "C-1/1",
    "--register",
    "register",
    "-o",
    visitor.path("x.pdf"),
  ]);
  expect(ran.code).toBe(64);
  expect(ran.stderr).toMatch(/--reason/);
  writeFileSync(visitor.path("there.pdf"), "mine");
  const at = ["--register", "register", "-o", visitor.path("there.pdf"), ...why];
  expect(visitor.scelle(["print", "exhibit", "C-1/1", ...at]).code).toBe(73);
  expect(readFileSync(visitor.path("there.pdf"), "utf8")).toBe("mine");
  expect(visitor.scelle(["print", "nothing", "C-1/1", ...at]).code).toBe(64);
  expect(
    visitor.scelle(["print", "exhibit", ...at.slice(0, 2), "-o", visitor.path("y.pdf"), ...why]).code,
  ).toBe(64);
  const before = visitor.answer<{ entry: number }>(
    ...["print", "label", "C-1/1", "--register", "register", "-o", visitor.path("z.pdf"), ...why],
  );
  const looks = visitor.answer<{ records: readonly { index: number; stated: { reason?: string } }[] }>(
    ...["list", "record-consulted", "--register", "register", "--case", "C-1", ...why],
  );
  const own = looks.records.find(({ index }) => index === before.entry);
  expect(own?.stated.reason).toBe("For the hearing");
  rmSync(visitor.path("z.pdf"));
});
