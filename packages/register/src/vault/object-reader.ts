// SPDX-License-Identifier: Apache-2.0
import { type BigIntStats, constants } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { ScelleError } from "@scelle/core";
import { type AgeHeader, ageHeaderSizeBytesMax, parseAgeHeader } from "./age-header.ts";
import { openedPayloadSizeBytes, payloadNonceSizeBytes } from "./age-payload.ts";
import { readError } from "./vault-error.ts";

/**
 * A sealed object opened for one pass: its header is parsed, and its size is one that a plaintext can
 * have.
 */
export interface ObjectReader {
  readonly header: AgeHeader;
  readonly nonce: Uint8Array;
  readonly sizeBytes: number;
  readonly plaintextSizeBytes: number;
  /** The open file as it was when it was opened. */
  readonly found: BigIntStats;
  /** Fills `into`. @throws ScelleError("vault.object-altered") if the object ends before */
  readFully(into: Uint8Array, offsetBytes: number): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens what stands at the place of an object. A pipe there must not keep us waiting, and what a link leads
 * to is not in the vault, whatever its bytes.
 * @throws ScelleError("vault.missing" | "vault.unreadable")
 */
export async function openInVault(path: string): Promise<FileHandle> {
  try {
    return await open(path, constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW);
  } catch (cause) {
    throw readError(cause, path);
  }
}

/** @throws ScelleError("vault.missing" | "vault.unreadable" | "vault.armored" | "format.malformed") */
export async function openObjectFile(path: string): Promise<ObjectReader> {
  const handle = await openInVault(path);
  try {
    return await readFront(handle, path);
  } catch (cause) {
    await handle.close();
    throw cause;
  }
}

async function readFront(handle: FileHandle, path: string): Promise<ObjectReader> {
  const found = await handle.stat({ bigint: true });
  if (!found.isFile()) throw new ScelleError("vault.unreadable", { object: path, reason: "no plain file" });
  const size = Number(found.size);
  const readFully = async (into: Uint8Array, offsetBytes: number) => {
    const filled = await fill(handle, path, into, offsetBytes);
    if (filled < into.length) throw new ScelleError("vault.object-altered", { offset: offsetBytes + filled });
  };
  const front = new Uint8Array(Math.min(size, ageHeaderSizeBytesMax + payloadNonceSizeBytes));
  await readFully(front, 0);
  const header = parseAgeHeader(front);
  const start = header.bytes.length + payloadNonceSizeBytes;
  const plaintextSizeBytes = openedPayloadSizeBytes(size - start);
  if (plaintextSizeBytes === undefined) {
    const problem = "no plaintext has sealed chunks of this size";
    throw new ScelleError("format.malformed", { what: "age payload", offset: size, problem });
  }
  const nonce = front.subarray(header.bytes.length, start);
  const sizes = { sizeBytes: size, plaintextSizeBytes };
  return { header, nonce, ...sizes, found, readFully, close: () => handle.close() };
}

async function fill(
  handle: FileHandle,
  path: string,
  into: Uint8Array,
  offsetBytes: number,
): Promise<number> {
  let filled = 0;
  while (filled < into.length) {
    const part = handle.read(into, filled, into.length - filled, offsetBytes + filled);
    const { bytesRead } = await part.catch((cause: unknown) => {
      throw readError(cause, path);
    });
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return filled;
}
