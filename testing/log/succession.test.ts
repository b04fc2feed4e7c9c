// SPDX-License-Identifier: Apache-2.0
import {
  appendSignatureLines,
  base64,
  type Crypto,
  ed25519Type,
  encodeRegisterJson,
  formatSignatureLine,
  formatSuccession,
  formatVerifierKey,
  keyIdOf,
  openCheckpoint,
  openSuccession,
  parseBase64,
  parseRegisterJson,
  parseVerifierKey,
  type RegisterJson,
  type Signer,
  type Succession,
  signNote,
  utf8,
} from "@scelle/core";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { namedSigner, testCrypto } from "../verifier/test-crypto.ts";
import { unnoticedFlips } from "./bit-flips.ts";
import { vectorText } from "./vector-file.ts";

interface Vector {
  readonly predecessorKey: string;
  readonly size: number;
  readonly root: string;
  readonly knownSize: number;
  readonly successorKey: string;
  readonly foundingEntry: string;
  readonly note: string;
  /** register.json of the register that the note closes. */
  readonly registerJson: string;
}

const vectors = JSON.parse(vectorText("succession")) as Vector[];
const oldName = "register.example/inspectorate";
const newName = "register.example/inspectorate-2";
const [oldSigner, newSigner] = [namedSigner("old log"), namedSigner("new log")];

describe("a succession", () => {
  test.each(vectors)("reads and writes the released bytes, at size $size", async (vector) => {
    const succession = await openSuccession(testCrypto, utf8(vector.note));
    expect(asVector(succession)).toEqual(fieldsOf(vector));
    expect(await signedByBoth(succession)).toBe(vector.note);
    const document = parseRegisterJson(utf8(vector.registerJson));
    expect(document.successor).toBe(vector.successorKey);
    expect(new TextDecoder().decode(encodeRegisterJson(document))).toBe(vector.registerJson);
  });

  test("is read back as it was written, whatever the sizes", async () => {
    const bytes = fc.uint8Array({ minLength: 32, maxLength: 32 });
    const sizes = fc.tuple(fc.nat(), fc.nat()).map(([size, lost]) => ({ size, knownSize: size + lost }));
    await fc.assert(
      fc.asyncProperty(sizes, bytes, bytes, async (named, root, foundingEntry) => {
        const succession = { ...keys(), ...named, root, foundingEntry };
        const opened = await openSuccession(testCrypto, utf8(await signedByBoth(succession)));
        expect(asVector(opened)).toEqual(asVector(succession));
      }),
      { numRuns: 40 },
    );
  });

  test("of which one bit differs is refused", async () => {
    const bytes = utf8(vectors[0]?.note ?? "");
    const judge = async (changed: Uint8Array) => {
      const opened = await openSuccession(testCrypto, changed);
      return opened.predecessorKey === vectors[0]?.predecessorKey;
    };
    expect(await judge(bytes)).toBe(true);
    expect(await unnoticedFlips(bytes, judge)).toEqual([]);
  });

  test("whose second signature nobody checked would let itself be forged by one of the two", async () => {
    const succession = await openSuccession(testCrypto, utf8(vectors[0]?.note ?? ""));
    const alone = await signNote(testCrypto, formatSuccession(succession), oldName, oldSigner);
    await expect(openSuccession(testCrypto, utf8(alone))).rejects.toMatchObject({ code: "note.unsigned" });
    const forged = appendSignatureLines(alone, [await lineOf(newName, namedSigner("somebody"), alone)]);
    await expect(openSuccession(testCrypto, utf8(forged))).rejects.toMatchObject({ code: "note.unsigned" });
  });

  test("is never taken for a checkpoint of either log", async () => {
    for (const key of [keys().predecessorKey, keys().successorKey]) {
      const opening = openCheckpoint(
        testCrypto,
        utf8(vectors[0]?.note ?? ""),
        parseVerifierKey(testCrypto, key),
      );
      await expect(opening).rejects.toMatchObject({ code: "format.malformed" });
    }
  });

  const text = formatSuccession({
    ...keys(),
    size: 5,
    knownSize: 7,
    root: filled(1),
    foundingEntry: filled(2),
  });
  test.each<[string, string]>([
    ["of a later version", text.replace("v1", "v2")],
    ["with a line too many", `${text}more\n`],
    ["with a line less", text.replace(/known .*\n/, "")],
    ["in another order", text.replace(/(known .*\n)(successor .*\n)/, "$2$1")],
    ["with two spaces", text.replace("known ", "known  ")],
    ["that knows of less than is there", text.replace("known 7", "known 4")],
    ["that follows itself", text.replace(keys().successorKey, keys().predecessorKey)],
    ["with a size that is no number", text.replace("ends 5", "ends 05")],
    ["with a root cut off", text.replace(/(ends 5 .{8}).*/, "$1")],
    ["under a key that is none", text.replace(keys().successorKey, "register-2")],
  ])("%s is refused, though both have signed it", async (_, changed) => {
    expect(changed).not.toBe(text);
    const note = await signNote(testCrypto, changed, oldName, oldSigner);
    const both = appendSignatureLines(note, [await lineOf(newName, newSigner, note)]);
    await expect(openSuccession(testCrypto, utf8(both))).rejects.toMatchObject({ code: "format.malformed" });
  });
});

test("every bit of a closed register.json counts, for whoever has its note", async () => {
  const { registerJson, successorKey } = vectors[0] as Vector;
  const bytes = utf8(registerJson);
  const known: RegisterJson = parseRegisterJson(bytes);
  const judge = (changed: Uint8Array) => {
    const found = parseRegisterJson(changed);
    const key = parseVerifierKey(testCrypto, found.logKey).text;
    return (
      key === known.logKey && found.successor === successorKey && found.foundingEntry === known.foundingEntry
    );
  };
  expect(judge(bytes)).toBe(true);
  expect(await unnoticedFlips(bytes, judge)).toEqual([]);
});

function keys() {
  const keyOf = (name: string, signer: Signer) =>
    formatVerifierKey(testCrypto as Crypto, name, ed25519Type, signer.publicKey);
  return { predecessorKey: keyOf(oldName, oldSigner), successorKey: keyOf(newName, newSigner) };
}

async function signedByBoth(succession: Succession): Promise<string> {
  const note = await signNote(testCrypto, formatSuccession(succession), oldName, oldSigner);
  return appendSignatureLines(note, [await lineOf(newName, newSigner, note)]);
}

async function lineOf(name: string, signer: Signer, note: string): Promise<string> {
  const signature = await signer.sign(utf8(note.slice(0, note.lastIndexOf("\n\n") + 1)));
  return formatSignatureLine(name, keyIdOf(testCrypto, name, ed25519Type, signer.publicKey), signature);
}

function filled(value: number): Uint8Array {
  return new Uint8Array(32).fill(value);
}

function asVector({ root, foundingEntry, ...others }: Succession) {
  return { ...others, root: base64(root), foundingEntry: base64(foundingEntry) };
}

function fieldsOf({ note: _, registerJson: __, ...fields }: Vector) {
  parseBase64(fields.root, "root", 32);
  return fields;
}
