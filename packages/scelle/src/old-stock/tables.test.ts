// SPDX-License-Identifier: Apache-2.0
import { ScelleError } from "@scelle/core";
import fc from "fast-check";
import { expect, test } from "vitest";
import { readCsv } from "./csv-table.ts";
import { checkedMapping, plain, proposedMapping } from "./mapping.ts";
import { paperDay } from "./paper-day.ts";
import { stockDraftId } from "./stock-item.ts";
import { dayOfSerial, isDateFormat } from "./workbook-dates.ts";
import { readXlsx } from "./xlsx-table.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);
const codeOf = (error: unknown) => (error instanceof ScelleError ? error.code : String(error));

test("separators, quotes, line ends inside a cell and both encodings are read", () => {
  const text = '\ufeffRéf;Objet\r\n1;"Sac ""bleu""; deux\nlignes"\r\n\r\n2;Été\r\n';
  for (const bytes of [utf8(text), Buffer.from(text.slice(1), "latin1")]) {
    const { headings, rows } = readCsv(bytes, "l.csv");
    expect(headings).toEqual(["Réf", "Objet"]);
    expect(rows.map(({ cells }) => cells)).toEqual([
      ["1", 'Sac "bleu"; deux\nlignes'],
      ["2", "Été"],
    ]);
  }
  expect(readCsv(utf8("a,b\n1\n2,3,4\n"), "l.csv").rows.map(({ cells }) => cells)).toEqual([
    ["1", ""],
    ["2", "3"],
  ]);
});

test.each([
  ["nothing", "\n\n"],
  ["a quote that does not end", 'a,b\n"a,b\n'],
  ["more lines than a storeroom has", `a,b\n${"a,b\n".repeat(20_001)}`],
  ["more columns than a list has", `${"a,".repeat(200)}\n`],
  ["a cell that is a book", `a,b\n${"x".repeat(4_001)},b\n`],
])("a list with %s is refused", (_, text) => {
  expect(() => readCsv(utf8(text), "l.csv")).toThrowError(
    expect.objectContaining({ code: "import.unreadable" }),
  );
});

test("whatever bytes come, a list is read or refused by its code", async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), fc.boolean(), async (bytes, isZip) => {
      try {
        if (isZip) await readXlsx(Buffer.concat([Buffer.from("PK\u0003\u0004"), bytes]), "l.xlsx");
        else readCsv(bytes, "l.csv");
      } catch (error) {
        expect(codeOf(error)).toBe("import.unreadable");
      }
    }),
    { numRuns: 300 },
  );
});

test.each([
  ["12/03/2019", "dmy", "2019-03-12T00:00:00.000Z", "2019-03-12T23:59:59.999Z"],
  ["12/03/2019", "mdy", "2019-12-03T00:00:00.000Z", "2019-12-03T23:59:59.999Z"],
  ["2019-03-12 14:20", "dmy", "2019-03-12T14:20:00.000Z", "2019-03-12T14:20:00.000Z"],
  ["03/2019", "dmy", "2019-03-01T00:00:00.000Z", "2019-03-31T23:59:59.999Z"],
  ["2019", "dmy", "2019-01-01T00:00:00.000Z", "2019-12-31T23:59:59.999Z"],
] as const)("%s, written %s, is as long as it says", (text, days, earliest, latest) => {
  expect(paperDay(text, days, "UTC")).toEqual({
    earliest,
    latest,
    zone: "UTC",
    basis: "stated",
    label: text,
  });
});

test("what is no day stays unknown", () => {
  for (const text of ["31/02/2019", "spring 2018", "", "13/13/2019", "2019-02-30", "99999"]) {
    expect(paperDay(text, "dmy", "UTC")).toBeUndefined();
  }
});

test("days of a workbook are known by their format, and no other number is a day", () => {
  expect(dayOfSerial(43_536)).toBe("2019-03-12");
  expect(dayOfSerial(43_536.5)).toBe("2019-03-12 12:00");
  expect(dayOfSerial(3)).toBeUndefined();
  expect([isDateFormat(14, undefined), isDateFormat(164, "dd/mm/yyyy")]).toEqual([true, true]);
  expect([isDateFormat(0, undefined), isDateFormat(165, '0" days"'), isDateFormat(2, "0.00")]).toEqual([
    ...[false, false, false],
  ]);
});

test("headings in both languages find their fields, each column one", () => {
  expect(plain(" N° de scellé ")).toBe("numero de scelle");
  const french = ["Registre", "N° de scellé", "Désignation", "Emplacement", "Date de saisie"];
  expect(proposedMapping(french).columns).toEqual({
    ...{ paperReference: "Registre", number: "N° de scellé", description: "Désignation" },
    ...{ place: "Emplacement", seizedAt: "Date de saisie" },
  });
});

test.each([
  [{ columns: { paperReference: "A" } }, "description"],
  [{ columns: { paperReference: "A", description: "B", colour: "A" } }, "names a field"],
  [{ columns: { paperReference: "A", description: "Z" } }, "no column for description"],
  [{ columns: { paperReference: "A", description: "B" }, days: "ymd" }, "days"],
  [{ columns: { paperReference: "A", description: "B" }, extra: 1 }, "beside"],
  [{}, "columns is missing"],
])("a mapping that does not fit is refused with what is wrong: %j", (value, problem) => {
  const fault = expect.objectContaining({
    code: "import.mapping",
    facts: { path: "m.json", problem: expect.stringContaining(problem) },
  });
  expect(() => checkedMapping(value as never, ["A", "B"], "m.json")).toThrowError(fault);
});

test("a paper has one reference in a case, and another in every other", () => {
  const ref = stockDraftId("register.example", "case", "R4/112");
  expect(ref).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(stockDraftId("register.example", "case", "R4/112")).toBe(ref);
  const others = [
    stockDraftId("register.example", "case", "R4/113"),
    stockDraftId("register.example", "other", "R4/112"),
    stockDraftId("other.example", "case", "R4/112"),
  ];
  expect(new Set([ref, ...others]).size).toBe(4);
});
