// SPDX-License-Identifier: Apache-2.0
import {
  formatMisconduct,
  formatReceiptFile,
  formatSuccession,
  formatWitnessedSize,
  formatWitnessRequest,
  openSuccession,
  parseMisconduct,
  parseNote,
  parseProof,
  parseReceiptFile,
  parseWitnessedSize,
  parseWitnessRequest,
  utf8,
} from "@scelle/core";
import { namedBytes, testCrypto } from "../verifier/test-crypto.ts";
import { bytesRow, type ParserRow, textRow } from "./parser-row.ts";
import { vectors } from "./vectors.ts";

const notes = [
  ...vectors.checkpoint.checkpoints.map(({ signed }) => signed),
  vectors.checkpoint.cosigned.note,
];
const [smaller = "", larger = ""] = notes;
const proof = Array.from({ length: 5 }, (_, i) => namedBytes(`proof ${i}`, 32));

/** Parsers of what logs and witnesses say to each other, and of what proves that a log lied. */
export const witnessParsers: readonly ParserRow[] = [
  bytesRow({
    name: "request to a witness",
    form: "lines",
    samples: notes.map((checkpoint, i) =>
      utf8(formatWitnessRequest({ oldSize: i, proof: proof.slice(0, i), checkpoint })),
    ),
    parse: parseWitnessRequest,
    encode: (request) => utf8(formatWitnessRequest(request)),
  }),
  textRow({
    name: "size that a witness names",
    samples: [0, 70_000].map(formatWitnessedSize),
    parse: parseWitnessedSize,
    encode: formatWitnessedSize,
  }),
  bytesRow({
    name: "misconduct file",
    form: "lines",
    samples: [
      utf8(formatMisconduct({ smaller, larger })),
      utf8(formatMisconduct({ smaller, larger, prefix: { root: namedBytes("root", 32), proof } })),
    ],
    parse: parseMisconduct,
    encode: (misconduct) => utf8(formatMisconduct(misconduct)),
  }),
  bytesRow({
    name: "receipt",
    form: "lines",
    samples: vectors.proofs.flatMap((text, i) => {
      const { extra: _extra, ...proof } = parseProof(utf8(text));
      const entry = utf8(vectors.entries[i % vectors.entries.length] ?? "");
      const opened = { salt: namedBytes("salt", 32), payload: utf8(vectors.records[i] ?? "{}") };
      const logKey = vectors.checkpoint.log.verifierKey;
      return [
        { logKey, entry, proof },
        { logKey, entry, proof, opened },
      ].map((receipt) => utf8(formatReceiptFile(receipt)));
    }),
    parse: (bytes) => parseReceiptFile(testCrypto, bytes),
    encode: (receipt) => utf8(formatReceiptFile(receipt)),
  }),
  bytesRow({
    name: "note of a succession",
    form: "lines",
    samples: vectors.successions.map(utf8),
    parse: async (bytes) => ({
      succession: await openSuccession(testCrypto, bytes),
      signatures: parseNote(bytes).signatures,
    }),
    encode: ({ succession, signatures }) => {
      const lines = signatures.map(({ line }) => `${line}\n`);
      return utf8(`${formatSuccession(succession)}\n${lines.join("")}`);
    },
    weight: 4,
  }),
];
