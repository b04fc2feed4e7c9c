// SPDX-License-Identifier: Apache-2.0
import { parseBase64, parseBase64url, parseHex, ScelleError } from "@scelle/core";
import type { Anchor } from "@scelle/verifier";
import { readBytesFile } from "../program/read-text-file.ts";

const fingerprintText = /^(0|[1-9]\d{0,15}):\s*([0-9A-Za-z+/_=\s-]{43,90})$/;

/**
 * What somebody kept outside the register: a signed checkpoint, a proof or a receipt in a file, or a
 * fingerprint
 * `SIZE:ROOT` as it is printed on paper, the root in hexadecimal or base64.
 * @throws ScelleError("anchor.unknown" | "file.unreadable")
 */
export async function readAnchor(text: string): Promise<Anchor> {
  const typed = fingerprintText.exec(text);
  if (typed !== null) return fingerprint(`${text.trim().slice(0, 12)}…`, typed);
  const bytes = await readBytesFile(text);
  const content = new TextDecoder().decode(bytes);
  const written = fingerprintText.exec(content.trim());
  if (written !== null) return fingerprint(text, written);
  if (content.trimStart().startsWith("{")) return receipt(text, content);
  if (content.includes("\n\n\u2014 ")) return { kind: "checkpoint", name: text, note: bytes };
  throw new ScelleError("anchor.unknown", { path: text });
}

function fingerprint(name: string, [, sizeText = "", rootText = ""]: RegExpExecArray): Anchor {
  const root = rootBytes(rootText.replace(/\s+/g, ""));
  if (root === undefined) throw new ScelleError("anchor.unknown", { path: name });
  return { kind: "fingerprint", name, size: Number(sizeText), root };
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
    if (!Number.isSafeInteger(index) || typeof leafHash !== "string") return fail();
    return {
      kind: "receipt",
      name,
      index: index as number,
      leafHash: parseBase64url(leafHash, "leaf hash", 32),
    };
  } catch (cause) {
    return fail(cause);
  }
}

interface ReceiptFields {
  readonly index?: unknown;
  readonly leafHash?: unknown;
}
