// SPDX-License-Identifier: Apache-2.0
// A thread that reads payload files and hashes what they hold, a few pieces ahead of the one that judges.
import { hash } from "node:crypto";
import { parentPort, workerData } from "node:worker_threads";
import {
  concatBytes,
  latin1Bytes,
  payloadLengthSizeBytes,
  ScelleError,
  storedPayloadSizeBytesMax,
} from "@scelle/core";
import type { HashedPiece, PayloadJob, PayloadMessage } from "./hashed-payloads.ts";
import { nodeFolder } from "./node-folder.ts";

/** Pieces under way: enough that neither thread waits long, and memory stays small. */
const piecesAhead = 8;

const { top, paths } = workerData as PayloadJob;
const folder = nodeFolder(top);
let mayGo = piecesAhead;
let goOn: (() => void) | undefined;
// Each message says that a piece was used up.
parentPort?.on("message", () => {
  mayGo += 1;
  goOn?.();
});

for (const [file, path] of paths.entries()) {
  try {
    for await (const piece of hashedPieces(folder.stream(path))) await send(file, piece);
    post({ file, isEnd: true });
  } catch (error) {
    if (!(error instanceof ScelleError)) throw error;
    post({ file, code: error.code, facts: error.facts });
  }
}

async function send(file: number, piece: HashedPiece): Promise<void> {
  while (mayGo === 0) {
    await new Promise<void>((resolve) => {
      goOn = resolve;
    });
  }
  mayGo -= 1;
  parentPort?.postMessage({ file, piece } satisfies PayloadMessage, [
    piece.bytes.buffer as ArrayBuffer,
    piece.digests.buffer as ArrayBuffer,
  ]);
}

function post(message: PayloadMessage): void {
  parentPort?.postMessage(message);
}

/** Cut where a payload ends, so that none lies in two pieces. */
async function* hashedPieces(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<HashedPiece> {
  let rest: Uint8Array = new Uint8Array(0);
  let isLost = false;
  for await (const read of pieces) {
    const bytes = concatBytes(rest, read);
    const found: Found = isLost ? { digests: "", end: "lost" } : hashesIn(bytes);
    isLost = found.end === "lost";
    const cut = found.end === "lost" ? bytes.length : found.end;
    rest = bytes.slice(cut);
    if (cut > 0) yield { bytes: bytes.slice(0, cut), digests: latin1Bytes(found.digests) };
  }
  if (rest.length > 0) yield { bytes: rest, digests: new Uint8Array(0) };
}

interface Found {
  /** One after the other, a sign for each byte: node:crypto gives a text in a third of the time. */
  readonly digests: string;
  /** Where the payloads at the front end; "lost" where a length cannot be one. */
  readonly end: number | "lost";
}

function hashesIn(bytes: Uint8Array): Found {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let digests = "";
  let at = 0;
  while (at + payloadLengthSizeBytes <= bytes.length) {
    const sizeBytes = view.getUint32(at);
    if (sizeBytes > storedPayloadSizeBytesMax) return { digests, end: "lost" };
    const end = at + payloadLengthSizeBytes + sizeBytes;
    if (end > bytes.length) break;
    digests += hash("sha256", bytes.subarray(at + payloadLengthSizeBytes, end), "binary");
    at = end;
  }
  return { digests, end: at };
}
