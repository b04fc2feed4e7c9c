// SPDX-License-Identifier: Apache-2.0
import { rmSync } from "node:fs";
import { base64url, utf8 } from "@scelle/core";
import {
  encodeJournal,
  encodeKeyRing,
  encodeLastSigned,
  measureObject,
  openKeyRing,
  openObject,
  PayloadOpener,
  PayloadSealer,
  parseAgeHeader,
  parseAnswer,
  parseAsked,
  parseIdentities,
  parseIdentity,
  parseJournal,
  parseKeyRing,
  parseLastSigned,
  payloadKey,
} from "@scelle/register";
import { namedBytes } from "../verifier/test-crypto.ts";
import { bytesRow, type ParserRow, textRow } from "./parser-row.ts";
import { scratchFile, scratchPath } from "./scratch-file.ts";
import { vectors } from "./vectors.ts";

const { identity, sealed } = vectors.sealedObject;
const sealedBytes = new Uint8Array(Buffer.from(sealed, "base64"));
const streamKey = payloadKey(namedBytes("file key", 16), namedBytes("nonce", 16));
const root = base64url(namedBytes("root", 32));
const twoRecipients = `age-encryption.org/v1
-> X25519 ${"A".repeat(42)}E
${"A".repeat(42)}E
-> other-grease with arguments
${"A".repeat(64)}

--- ${"A".repeat(42)}E
`;

/** Parsers of sealed objects and of what an installation keeps beside a register. */
export const vaultParsers: readonly ParserRow[] = [
  bytesRow({
    name: "age header",
    form: "lines",
    samples: [sealedBytes.slice(0, 400), utf8(twoRecipients)],
    parse: parseAgeHeader,
  }),
  bytesRow({
    name: "age payload stream",
    samples: [0, 1, 200, 65_536, 65_537].map((sizeBytes) => sealStream(namedBytes("stream", sizeBytes))),
    parse: openStream,
    encode: (plain) => sealStream(plain ?? new Uint8Array(0)),
    weight: 4,
  }),
  bytesRow({
    name: "sealed object",
    samples: [sealedBytes],
    parse: openSealedFile,
    weight: 60,
  }),
  bytesRow({
    name: "recovery.age",
    samples: [new Uint8Array(Buffer.from(vectors.recovery.sealed, "base64"))],
    parse: (bytes) => openKeyRing(bytes, [vectors.recovery.identity]),
    weight: 60,
  }),
  textRow({
    name: "age identities",
    samples: [identity, `# created\n\n${identity}\r\n${identity}\n`],
    parse: parseIdentities,
  }),
  textRow({
    name: "signing key of a person",
    samples: [`# public key\nSCELLE-AUTHOR-KEY-1:${root}\n`],
    parse: (text) => parseIdentity(text, "identity"),
  }),
  textRow({
    name: "online keys",
    form: "json",
    samples: [vectors.recovery.text],
    parse: (text) => parseKeyRing(text, "register.keys"),
    encode: encodeKeyRing,
  }),
  textRow({
    name: "last-signed",
    form: "json",
    samples: [encodeLastSigned({ size: 0, root }), encodeLastSigned({ size: 70_000 })],
    parse: (text) => parseLastSigned(text, "last-signed"),
    encode: encodeLastSigned,
  }),
  bytesRow({
    name: "seal journal",
    form: "json",
    samples: [journal()],
    parse: parseJournal,
    encode: encodeJournal,
  }),
  bytesRow({
    name: "question on the socket",
    form: "json",
    samples: ['{"id":1,"operation":"status"}', '{"id":2,"operation":"resolve","body":"A-1"}'].map(utf8),
    parse: parseAsked,
  }),
  bytesRow({
    name: "answer on the socket",
    form: "json",
    samples: [
      '{"id":1,"value":null}',
      '{"id":2,"value":{"size":7}}',
      '{"id":3,"error":{"code":"log.damaged","facts":{"path":"log/checkpoint","problem":"too short"}}}',
    ].map(utf8),
    parse: parseAnswer,
  }),
];

function sealStream(plain: Uint8Array): Uint8Array {
  const pieces: Uint8Array[] = [];
  new PayloadSealer(streamKey).seal(plain, (piece) => pieces.push(Uint8Array.from(piece)), true);
  return Uint8Array.from(Buffer.concat(pieces));
}

function openStream(bytes: Uint8Array): Uint8Array | undefined {
  const plain = new Uint8Array(bytes.length);
  const sizeBytes = new PayloadOpener(streamKey).open(bytes, plain, true);
  return sizeBytes === undefined ? undefined : plain.subarray(0, sizeBytes);
}

/** Through files, as everybody opens them. */
async function openSealedFile(bytes: Uint8Array): Promise<unknown> {
  const path = scratchFile("object", bytes);
  const outPath = scratchPath("opened");
  const measured = await measureObject(path);
  const opened = await openObject({ path, outPath, identities: [identity] });
  rmSync(outPath);
  return { measured, opened };
}

function journal(): Uint8Array {
  return encodeJournal({
    keys: {
      header: utf8(twoRecipients),
      fileKey: namedBytes("file key", 16),
      nonce: namedBytes("nonce", 16),
    },
    partial: ".partial-123-456-0123456789abcdef",
    boundary: { plaintextBytes: 65_536, prefixSha256: "ab".repeat(32), sealedBytes: 65_552 },
    source: { device: "2049", inode: "7", sizeBytes: 100_000, mtimeNs: "1767225600000000000" },
    recipients: "age1a age1b",
  });
}
