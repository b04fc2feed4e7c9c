// SPDX-License-Identifier: Apache-2.0
import {
  appendSignatureLines,
  base64,
  encodeEntry,
  encodeEntryBundle,
  entryBundlePath,
  formatProof,
  formatSignatureLine,
  formatVerifierKey,
  openCheckpoint,
  parseCheckpoint,
  parseEntry,
  parseEntryBundle,
  parseNote,
  parsePolicy,
  parseProof,
  parseSignatureLine,
  parseTile,
  parseTilePath,
  parseVerifierKey,
  signNote,
  tilePath,
  utf8,
  verifyCosignatures,
} from "@scelle/core";
import { ed25519Signer } from "@scelle/register";
import { bytesOf } from "../log/vector-file.ts";
import { namedBytes, testCrypto } from "../verifier/test-crypto.ts";
import { bytesRow, NotGiven, type ParserRow, textRow } from "./parser-row.ts";
import { vectors } from "./vectors.ts";

const { log, checkpoints, cosigned } = vectors.checkpoint;
const logKey = parseVerifierKey(testCrypto, log.verifierKey);
const logSigner = ed25519Signer(bytesOf(log.seed));
const witnesses = cosigned.witnesses.map(({ verifierKey }) => parseVerifierKey(testCrypto, verifierKey));
const notes = [
  ...vectors.notes.map(({ note }) => note),
  cosigned.note,
  ...checkpoints.map(({ signed }) => signed),
];
const entries = vectors.entries.map(utf8);

/** Parsers of what a log publishes, and of what others say about it. */
export const logParsers: readonly ParserRow[] = [
  bytesRow({
    name: "signed note",
    form: "lines",
    samples: notes.map(utf8),
    parse: parseNote,
    encode: ({ text, signatures }) => {
      const lines = signatures.map(({ name, keyId, signature }) =>
        formatSignatureLine(name, keyId, signature),
      );
      return utf8(`${text}\n${lines.map((line) => `${line}\n`).join("")}`);
    },
  }),
  textRow({
    name: "signature line",
    samples: cosigned.witnesses.map(({ line }) => line),
    parse: (line) => parseSignatureLine(line),
    encode: ({ name, keyId, signature }) => formatSignatureLine(name, keyId, signature),
  }),
  textRow({
    name: "checkpoint",
    samples: [...checkpoints.map(({ text }) => text), `${checkpoints[1]?.text ?? ""}an extension\n`],
    parse: parseCheckpoint,
    encode: ({ origin, size, root, extensions }) =>
      [origin, size, base64(root), ...extensions].map((line) => `${line}\n`).join(""),
  }),
  bytesRow({
    name: "signed checkpoint, cosignatures",
    form: "lines",
    samples: [cosigned.note, ...checkpoints.map(({ signed }) => signed)].map(utf8),
    parse: async (bytes) => {
      const opened = await openCheckpoint(testCrypto, bytes, logKey);
      await verifyCosignatures(testCrypto, opened.note, witnesses);
      return opened;
    },
    encode: ({ origin, size, root, extensions, note }) => {
      const text = [origin, size, base64(root), ...extensions].map((line) => `${line}\n`).join("");
      return utf8(`${text}\n${note.signatures.map(({ line }) => `${line}\n`).join("")}`);
    },
    mend: signAgain,
    weight: 4,
  }),
  textRow({
    name: "verifier key",
    samples: [logKey, ...witnesses].map(({ text }) => text),
    parse: (text) => parseVerifierKey(testCrypto, text),
    encode: ({ name, type, publicKey }) => formatVerifierKey(testCrypto, name, type, publicKey),
  }),
  textRow({
    name: "tlog-policy",
    samples: vectors.policies,
    parse: (text) => parsePolicy(testCrypto, text),
    isSound: ({ groups, witnesses: known, quorum }) => {
      const names = ["none", ...[...known, ...groups].map(({ name }) => name)];
      const canBeMet = groups.every(
        ({ threshold, members }) => threshold >= 1 && threshold <= members.length,
      );
      return canBeMet && new Set(names).size === names.length && names.includes(quorum ?? "none");
    },
  }),
  bytesRow({
    name: "tlog-proof",
    form: "lines",
    samples: vectors.proofs.map(utf8),
    parse: parseProof,
    encode: (proof) => utf8(formatProof(proof)),
  }),
  bytesRow({
    name: "tile",
    samples: [1, 2, 255, 256].map((width) =>
      Buffer.concat([widthByte(width), namedBytes("tile", 32 * width)]),
    ),
    parse: (bytes) => parseTile(given(bytes), widthIn(bytes)),
    encode: (hashes) => Buffer.concat([widthByte(hashes.length), ...hashes]),
  }),
  textRow({
    name: "tile path",
    samples: ["tile/0/000", "tile/63/x001/x234/067.p/5", "tile/entries/x001/000", "tile/entries/000.p/255"],
    parse: parseTilePath,
    encode: (path) => (path.kind === "tile" ? tilePath(path) : entryBundlePath(path)),
  }),
  bytesRow({
    name: "entry bundle",
    samples: [
      entries,
      Array.from({ length: 256 }, () => entries[0] ?? new Uint8Array(0)),
      [new Uint8Array(0)],
    ].map((bundled) => Buffer.concat([widthByte(bundled.length), encodeEntryBundle(bundled)])),
    parse: (bytes) => parseEntryBundle(given(bytes), widthIn(bytes)),
    encode: (bundled) => Buffer.concat([widthByte(bundled.length), encodeEntryBundle(bundled)]),
  }),
  bytesRow({
    name: "log entry",
    form: "json",
    samples: entries,
    parse: parseEntry,
    encode: encodeEntry,
  }),
];

/** Hashes or entries expected, as the path of a tile says: 1 to 256. */
function widthIn(bytes: Uint8Array): number {
  return (bytes[0] ?? 0) + 1;
}

function widthByte(width: number): Uint8Array {
  return Uint8Array.of(width - 1);
}

function given(bytes: Uint8Array): Uint8Array {
  if (bytes.length === 0) throw new NotGiven("no width");
  return bytes.subarray(1);
}

/** The log has signed this text, whatever it says. */
async function signAgain(bytes: Uint8Array): Promise<Uint8Array> {
  const note = Buffer.from(bytes).toString("utf8");
  const split = note.lastIndexOf("\n\n");
  if (split === -1) return bytes;
  const others = note
    .slice(split + 2)
    .split("\n")
    .slice(1, -1);
  const signed = await signNote(testCrypto, note.slice(0, split + 1), logKey.name, logSigner);
  return utf8(appendSignatureLines(signed, others));
}
