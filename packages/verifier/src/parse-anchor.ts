// SPDX-License-Identifier: Apache-2.0
import {
  isReceiptFile,
  parseBase64,
  parseBase64url,
  parseHex,
  parseProof,
  ScelleError,
  utf8,
} from "@scelle/core";
import type { Anchor } from "./verify-options.ts";

const proofStart = utf8("c2sp.org/tlog-proof@");
const fingerprintText = /^(0|[1-9]\d{0,15}):\s*([0-9A-Za-z+/_=\s-]{43,90})$/;

/**
 * A fingerprint `SIZE:ROOT` as it is printed on paper, the root in hexadecimal or base64; undefined for
 * another text.
 */
export function parseFingerprint(name: string, text: string): Anchor | undefined {
  const parts = fingerprintText.exec(text.trim());
  return parts === null ? undefined : fingerprint(name, parts);
}

/**
 * What a file holds that somebody kept outside the register: a signed checkpoint, a proof, a receipt or a
 * fingerprint.
 * @throws ScelleError("anchor.unknown")
 */
export function parseAnchor(name: string, bytes: Uint8Array): Anchor {
  const content = new TextDecoder().decode(bytes);
  const written = parseFingerprint(name, content);
  if (written !== undefined) return written;
  if (content.trimStart().startsWith("{")) return receipt(name, content);
  if (content.includes("\n\n\u2014 ")) return { kind: "checkpoint", name, note: bytes };
  throw new ScelleError("anchor.unknown", { path: name });
}

/** People keep proofs and receipts as well as checkpoints; both end in the checkpoint that they lead to. */
export function checkpointIn(bytes: Uint8Array): Uint8Array {
  if (isReceiptFile(bytes)) return checkpointIn(afterEmptyLine(bytes));
  const isProof = proofStart.every((byte, at) => bytes[at] === byte);
  return isProof ? utf8(parseProof(bytes).checkpoint) : bytes;
}

/** Of a receipt, the proof that follows its head. */
function afterEmptyLine(bytes: Uint8Array): Uint8Array {
  const at = bytes.findIndex((byte, i) => byte === 0x0a && bytes[i + 1] === 0x0a);
  return bytes.subarray(at === -1 ? bytes.length : at + 2);
}

function fingerprint(name: string, [, sizeText = "", rootText = ""]: RegExpExecArray): Anchor {
  const root = rootBytes(rootText.replace(/\s+/g, ""));
  const size = Number(sizeText);
  if (root === undefined || !Number.isSafeInteger(size))
    throw new ScelleError("anchor.unknown", { path: name });
  return { kind: "fingerprint", name, size, root };
}

function rootBytes(text: string): Uint8Array | undefined {
  try {
    if (text.length === 64) return parseHex(text.toLowerCase(), "root", 32);
    return text.endsWith("=") ? parseBase64(text, "root", 32) : parseBase64url(text, "root", 32);
  } catch {
    return undefined; // Not a root in any of the three writings: the caller says what was expected.
  }
}

/** As `--json` of the commands that record prints it, whole or as part of their result. */
function receipt(name: string, content: string): Anchor {
  const fail = (cause?: unknown): never => {
    throw new ScelleError("anchor.unknown", { path: name }, { cause });
  };
  try {
    const value = JSON.parse(content) as { receipt?: ReceiptFields } & ReceiptFields;
    const { index, leafHash } = value.receipt ?? value;
    if (typeof index !== "number" || !Number.isSafeInteger(index) || index < 0) return fail();
    if (typeof leafHash !== "string") return fail();
    return { kind: "receipt", name, index, leafHash: parseBase64url(leafHash, "leaf hash", 32) };
  } catch (cause) {
    return fail(cause);
  }
}

interface ReceiptFields {
  readonly index?: unknown;
  readonly leafHash?: unknown;
}
