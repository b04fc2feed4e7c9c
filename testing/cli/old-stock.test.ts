// SPDX-License-Identifier: Apache-2.0
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { storedZip } from "../fuzz/stored-zip.ts";
import { ended, Visitor } from "./scelle-process.ts";

interface Imported {
  readonly recorded: number;
  readonly known: number;
  readonly mapping: string;
  readonly leftOut: readonly { readonly line: number; readonly because: string }[];
}
interface Shown {
  readonly records: readonly { readonly stated: Readonly<Record<string, unknown>> }[];
}

let visitor: Visitor;
const at = ["--register", "register"];
beforeAll(() => {
  visitor = new Visitor();
  visitor.answer("init", "register", "--origin", "register.example", "--exercise");
  const recipients = "recipients=age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj";
  for (const number of ["C-1", "C-2", "C-3"]) {
    const fields = ["--field", `number=${number}`, "--field", "title=A case", "--field", recipients];
    visitor.answer("record", "case-opened", ...at, ...fields);
  }
}, 60_000);
afterAll(() => visitor.leave());

const taken = (file: string, ...more: string[]) =>
  visitor.scelle(["import", file, ...at, "--place", "Storeroom", ...more, "--json"]);
const answerOf = (ran: { stdout: string }) => JSON.parse(ran.stdout) as Imported;

/** What is recorded of a case, as whoever lists it sees it. */
function recorded(number: string): Map<string, Readonly<Record<string, unknown>>> {
  const words = ["list", "exhibit-taken-over", ...at, "--case", number, "--reason", "test"];
  const { records } = visitor.answer<Shown>(...words);
  return new Map(records.map(({ stated }) => [String(stated["paperReference"]), stated]));
}

test("a French list of Excel becomes exhibits: days as long as they are, words that fit no field kept", () => {
  const list = [
    "Registre;Désignation;Catégorie;Date de saisie;N° du scellé fermé;Rayon;Observations",
    "R4/112;Téléphone gris;Téléphone;12/03/2019;OLD-112;B3;",
    'R4/113;"Sac; bleu";Bagage;printemps 2018;;;À vérifier',
    "R4/114;Carnet;Document;2017;;B4;",
    ";Sans référence;;;;;",
    "R4/112;Le même papier;;;;;",
  ];
  // As a spreadsheet in France writes it.
  writeFileSync(visitor.path("stock.csv"), Buffer.from(list.join("\r\n"), "latin1"));
  const ran = taken("stock.csv", "--case", "C-1");
  expect(ran.code).toBe(1);
  const answer = answerOf(ran);
  expect(answer).toMatchObject({ recorded: 3, known: 0 });
  expect(answer.leftOut).toEqual([
    { line: 5, because: "import.unnamed" },
    { line: 6, because: "import.twice" },
  ]);
  const found = recorded("C-1");
  const day = found.get("R4/112")?.["seizedAt"] as { earliest: string; latest: string; label: string };
  expect(day.label).toBe("12/03/2019");
  expect(Date.parse(day.latest) - Date.parse(day.earliest)).toBe(86_400_000 - 1);
  expect(found.get("R4/112")).toMatchObject({ category: "phone", sealNumber: "OLD-112", place: "B3" });
  const bag = found.get("R4/113") ?? {};
  expect(bag).toMatchObject({ category: "other", description: "Sac; bleu", place: "Storeroom" });
  expect(bag["note"]).toBe("À vérifier\n[category] Bagage\n[seized] printemps 2018");
  expect(Object.keys(bag)).not.toContain("seizedAt");
  expect(Object.keys(bag)).not.toContain("sealNumber");
});

test("the mapping is kept beside the list and used again; an edited one counts, a wrong one is named", () => {
  const path = visitor.path("scelle-import.json");
  const kept = JSON.parse(readFileSync(path, "utf8")) as { columns: Record<string, string> };
  expect(kept.columns).toMatchObject({ paperReference: "Registre", place: "Rayon" });
  writeFileSync(path, JSON.stringify({ ...kept, categories: { bagage: "document" } }));
  writeFileSync(
    visitor.path("more.csv"),
    "Registre;Désignation;Catégorie;Date de saisie;N° du scellé fermé;" +
      "Rayon;Observations\nR5/1;Sac noir;Bagage;;;;\n",
  );
  expect(answerOf(taken("more.csv", "--case", "C-1"))).toMatchObject({ recorded: 1 });
  expect(recorded("C-1").get("R5/1")?.["category"]).toBe("document");
  writeFileSync(visitor.path("other.csv"), "A;B\n1;2\n");
  const ran = visitor.scelle(["import", "other.csv", ...at, "--place", "X", "--case", "C-1"]);
  expect(ran.code).toBe(65);
  expect(ran.stderr).toContain("the list has no column for");
});

/** What is committed and not published yet, and may be gone at any moment. */
function walBytes(): number {
  const folder = visitor.path("register/wal");
  return readdirSync(folder).reduce((sum, name) => {
    return sum + (statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0);
  }, 0);
}

test("an import that is killed midway goes on, and a paper is recorded once", async () => {
  const count = 300;
  const lines = Array.from({ length: count }, (_, i) => `P/${i + 1},Thing ${i + 1},C-2`);
  writeFileSync(visitor.path("long.csv"), ["Reference,Description,Case", ...lines].join("\n"));
  const words = ["import", "long.csv", ...at, "--place", "Storeroom", "--mapping", "long.json"];
  const killed = visitor.start(words);
  const deadline = Date.now() + 30_000;
  // Killed once some of it is committed and not all.
  while (walBytes() < 8_000 && Date.now() < deadline) await new Promise((wait) => setTimeout(wait, 2));
  killed.kill("SIGKILL");
  await ended(killed);
  const first = recorded("C-2").size;
  expect(first).toBeGreaterThan(0);
  expect(first).toBeLessThan(count);
  const answer = answerOf(taken("long.csv", "--mapping", "long.json"));
  expect(answer).toMatchObject({ recorded: count - first, known: first, leftOut: [] });
  expect(recorded("C-2").size).toBe(count);
  expect(answerOf(taken("long.csv", "--mapping", "long.json"))).toMatchObject({ recorded: 0, known: count });
}, 90_000);

const sheet = (rows: string) =>
  `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`;

/** A workbook as Excel lays it out, with shared strings and a style that shows days. */
function workbook(rows: string, strings: readonly string[], isDeflated = false): Uint8Array {
  const utf8 = (text: string) => new TextEncoder().encode(text);
  const ns = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
  return storedZip(
    new Map([
      [
        "xl/workbook.xml",
        utf8(`<workbook ${ns}><sheets><sheet name="A" sheetId="1" r:id="rId7"/></sheets></workbook>`),
      ],
      [
        "xl/_rels/workbook.xml.rels",
        utf8('<Relationships><Relationship Id="rId7" Target="worksheets/s.xml"/></Relationships>'),
      ],
      ["xl/sharedStrings.xml", utf8(`<sst>${strings.map((s) => `<si><t>${s}</t></si>`).join("")}</sst>`)],
      [
        "xl/styles.xml",
        utf8('<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>'),
      ],
      ["xl/worksheets/s.xml", utf8(sheet(rows))],
    ]),
    isDeflated,
  );
}

test("an Excel workbook is read as it shows: shared strings, days, empty cells, and figures", () => {
  const strings = ["Reference", "Description", "Seized", "Imei", "X/1", "Phone &amp; charger"];
  const head = [0, 1, 2, 3].map((s, i) => `<c r="${"ABCD"[i]}1" t="s"><v>${s}</v></c>`).join("");
  const rows =
    `<row r="1">${head}</row><row r="4"><c r="A4" t="s"><v>4</v></c><c r="B4" t="s"><v>5</v></c>` +
    '<c r="C4" s="1"><v>43536</v></c><c r="D4"><v>350000000000006</v></c></row>';
  writeFileSync(visitor.path("stock.xlsx"), workbook(rows, strings));
  const answer = answerOf(taken("stock.xlsx", "--case", "C-3", "--mapping", "book.json"));
  expect(answer).toMatchObject({ recorded: 1, leftOut: [] });
  const found = recorded("C-3").get("X/1") ?? {};
  expect(found).toMatchObject({ description: "Phone & charger", listLine: 4 });
  expect(found["identifiers"]).toEqual([{ type: "imei", value: "350000000000006" }]);
  expect(found["seizedAt"]).toMatchObject({ label: "2019-03-12" });
});

test("what is no workbook, or unpacks without end, is refused in a sentence", () => {
  const bomb = workbook("", ["x".repeat(70 * 1024 * 1024)], true);
  const refused: [string, Uint8Array | string, string][] = [
    ["cut.xlsx", workbook("<row/>", ["a"]).subarray(0, 200), "no zip, or cut off"],
    ["bomb.xlsx", bomb, "unpacked it is more than 64 MiB"],
    ["old.xls", "x", "old Excel workbooks"],
  ];
  for (const [name, content, problem] of refused) {
    writeFileSync(visitor.path(name), content);
    const ran = visitor.scelle([
      "import",
      name,
      ...at,
      "--place",
      "X",
      "--case",
      "C-3",
      "--mapping",
      "m.json",
    ]);
    expect({ name, code: ran.code, told: ran.stderr.includes(problem) }).toEqual({
      name,
      code: 65,
      told: true,
    });
  }
});

test("--check asks the register and records nothing", () => {
  writeFileSync(
    visitor.path("check.csv"),
    "Reference,Description,Case\nQ/1,A thing,C-3\nQ/2,A thing,C-404\n",
  );
  const ran = taken("check.csv", "--check", "--mapping", "check.json");
  expect(answerOf(ran)).toMatchObject({ recorded: 1, leftOut: [{ line: 3, because: "name.unknown" }] });
  expect(recorded("C-3").has("Q/1")).toBe(false);
});
