// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { utf8 } from "../encoding/utf8.ts";
import { emptyKeyPage, holdsKey, keyPageSizeBytes, keySlot, parseKeyPage } from "./key-page.ts";
import { encodePayloadFile, parsePayloadFile } from "./payload-file.ts";
import { encodeRegisterJson, isSameRegister, parseRegisterJson, type RegisterJson } from "./register-json.ts";
import {
  parseHistoryName,
  parseKeyPageName,
  parseObjectPath,
  parsePayloadFileName,
  parseWalName,
  registerPaths,
} from "./register-paths.ts";

describe("names of files", () => {
  const rootHex = `ab${"0123456789".repeat(6)}cd`;

  test("lie where the layout says", () => {
    expect(registerPaths.wal(70_000)).toBe("wal/00000000000000070000");
    expect(registerPaths.payloadFile(70_000, 12)).toBe("payload/00000000000000070000.12");
    expect(registerPaths.history(70_000)).toBe("log/history/70000");
    expect(registerPaths.keyPage(3)).toBe("keys/3");
    expect(registerPaths.tile({ level: 0, index: 273, width: 112 })).toBe("log/tile/0/273.p/112");
    expect(registerPaths.entryBundle({ index: 1000, width: 256 })).toBe("log/tile/entries/x001/000");
    expect(registerPaths.object(rootHex)).toBe(`vault/ab/${rootHex.slice(2)}`);
  });

  test("are read back as they were written", () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), fc.integer({ min: 1, max: 100_000 }), (first, count) => {
        const name = registerPaths.payloadFile(first, count).slice("payload/".length);
        expect(parsePayloadFileName(name)).toEqual({ first, count });
        expect(parseWalName(registerPaths.wal(first).slice("wal/".length))).toBe(first);
        expect(parseHistoryName(registerPaths.history(first).slice("log/history/".length))).toBe(first);
        expect(parseKeyPageName(registerPaths.keyPage(first).slice("keys/".length))).toBe(first);
      }),
    );
    expect(parseObjectPath(registerPaths.object(rootHex).slice("vault/".length))).toBe(rootHex);
  });

  test("that differ in one character are other files", () => {
    const wal = [
      "7",
      "0000000000000000007",
      "00000000000000000007.tmp",
      "0000000000000000000x",
      "99999999999999999999",
    ];
    expect(wal.map(parseWalName)).toEqual(wal.map(() => undefined));
    const counts = ["", "07", "-1", "1.tmp", "9007199254740992", "1e3"];
    expect(counts.map(parseHistoryName)).toEqual(counts.map(() => undefined));
    expect(counts.map(parseKeyPageName)).toEqual(counts.map(() => undefined));
    const objects = [rootHex, `ab/${rootHex}`, `AB/${rootHex.slice(2)}`, `ab/${rootHex.slice(2)}.tmp`];
    expect(objects.map(parseObjectPath)).toEqual(objects.map(() => undefined));
    const payloads = [
      "00000000000000000007",
      "00000000000000000007.0",
      "7.1",
      "00000000000000000007.1.tmp",
      "",
    ];
    for (const name of payloads) expect(() => parsePayloadFileName(name)).toThrow("not FIRST.COUNT");
    expect(() => registerPaths.object("../../etc/passwd")).toThrow("64 hexadecimal digits");
  });
});

describe("a payload file", () => {
  test("is read back as it was written", () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 600 }), { maxLength: 20 }), (stored) => {
        expect(parsePayloadFile(encodePayloadFile(stored), stored.length)).toEqual(stored);
      }),
    );
  });

  test("with a payload more, less or too long is refused", () => {
    const file = encodePayloadFile([Uint8Array.of(1, 2), Uint8Array.of(3)]);
    expect(() => parsePayloadFile(file, 1)).toThrow("malformed at byte 6: 5 bytes too many");
    expect(() => parsePayloadFile(file, 3)).toThrow("malformed at byte 11: 4 bytes missing");
    expect(() => parsePayloadFile(Uint8Array.of(0xff, 0, 0, 0), 1)).toThrow("a payload that is too long");
  });
});

describe("a key page", () => {
  test("has a slot for each of 256 entries", () => {
    expect(keySlot(0)).toEqual({ page: 0, offset: 0 });
    expect(keySlot(255)).toEqual({ page: 0, offset: 10_200 });
    expect(keySlot(256)).toEqual({ page: 1, offset: 0 });
    expect(keySlot(70_001)).toEqual({ page: 273, offset: 113 * 40 });
  });

  test("tells an erased slot from a key", () => {
    const page = emptyKeyPage();
    expect(parseKeyPage(page)).toEqual(Array.from({ length: 256 }, () => undefined));
    page.fill(1, keySlot(7).offset, keySlot(8).offset);
    const slots = parseKeyPage(page);
    expect(slots[7]).toEqual(new Uint8Array(40).fill(1));
    expect(slots.filter((slot) => slot !== undefined)).toHaveLength(1);
  });

  test.each([8, 16, 24, 32])("takes a slot that is gone from or to byte %i for no key", (edge) => {
    const key = new Uint8Array(40).fill(1);
    expect(holdsKey(key)).toBe(true);
    expect(holdsKey(key.slice().fill(0, 0, edge))).toBe(false);
    expect(holdsKey(key.slice().fill(0, edge))).toBe(false);
    expect(holdsKey(key.slice().fill(0, 0, 7))).toBe(true);
  });

  test("of another size is refused", () => {
    expect(() => parseKeyPage(new Uint8Array(keyPageSizeBytes - 1))).toThrow("malformed at byte 10239");
    expect(() => parseKeyPage(new Uint8Array(keyPageSizeBytes + 1))).toThrow("malformed at byte 10240");
  });
});

describe("register.json", () => {
  const register: RegisterJson = {
    formatVersion: 1,
    origin: "log.inspectorate.example/register",
    logKey: "log.inspectorate.example/register+00000000+AQ==",
    foundingEntry: "A".repeat(43),
  };
  const text = new TextDecoder().decode(encodeRegisterJson(register));

  test("is read back as it was written", () => {
    expect(parseRegisterJson(utf8(text))).toEqual(register);
  });

  test("of a later version asks for a newer program, whatever else it holds", () => {
    const later = utf8('{"anything":true,"formatVersion":3}\n');
    const facts = { what: "register.json", found: 3, known: 2 };
    expect(() => parseRegisterJson(later)).toThrow(expect.objectContaining({ code: "format.newer", facts }));
  });

  const successor = "log.inspectorate.example/register-2+00000000+AQ==";
  const closed: RegisterJson = { ...register, formatVersion: 2, successor };
  const closedText = new TextDecoder().decode(encodeRegisterJson(closed));

  test("that was closed names what follows it, and is still the same register", () => {
    expect(parseRegisterJson(utf8(closedText))).toEqual(closed);
    expect(isSameRegister(register, closed)).toBe(true);
    expect(isSameRegister(register, { ...closed, foundingEntry: `B${"A".repeat(42)}` })).toBe(false);
  });

  const malformed: readonly (readonly [claim: string, text: string])[] = [
    ["without its newline", text.slice(0, -1)],
    ["with two newlines", `${text}\n`],
    ["with a space", text.replace(":1", ": 1")],
    ["with a member too many", text.replace('"origin"', '"more":1,"origin"')],
    ["without an origin", text.replace(/"origin":"[^"]*"/, '"origin":""')],
    ["with an origin that turns what stands behind it", text.replaceAll("log.ins", "log\u202e.ins")],
    ["with the key of another log", text.replace('"logKey":"log', '"logKey":"other')],
    ["with a founding entry cut off", text.replace("AAAA", "")],
    ["of version 0", text.replace(":1,", ":0,")],
    ["of no version", text.replace('"formatVersion":1,', "")],
    ["that is open and names a successor", closedText.replace(":2,", ":1,")],
    ["that is closed and names none", text.replace(":1,", ":2,")],
    ["that follows itself", closedText.replace(successor, register.logKey)],
    ["whose successor is no key", closedText.replace(successor, "register-2")],
    ["that is closed, with a member too many", closedText.replace('"origin"', '"more":1,"origin"')],
    ["that is a list", "[]\n"],
    ["that is empty", ""],
    ["that is too long", `${" ".repeat(5_000)}\n`],
  ];

  test.each(malformed)("%s is refused", (_claim, changed) => {
    expect(() => parseRegisterJson(utf8(changed))).toThrow(
      expect.objectContaining({ code: "format.malformed" }),
    );
  });
});
