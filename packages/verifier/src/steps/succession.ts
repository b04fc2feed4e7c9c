// SPDX-License-Identifier: Apache-2.0
import {
  base64url,
  equalBytes,
  formatCheckpoint,
  hashSizeBytes,
  hex,
  noteSizeBytesMax,
  openSuccession,
  type Predecessor,
  parseBase64url,
  parseHex,
  parseVerifierKey,
  registerPaths,
  type Succession,
  utf8,
} from "@scelle/core";
import { problemOf, readFile } from "../read-file.ts";
import type { RecordCollection } from "../records/record-collection.ts";
import type { Verification } from "../verification.ts";

const path = registerPaths.predecessor;

/** The note by which a register follows another: signed by both, about this log and its founding entry. */
export async function checkStatement(verification: Verification): Promise<void> {
  const { reporter, crypto, document, logKey } = verification;
  const note = await readFile(verification, path, noteSizeBytesMax);
  if (typeof note === "string") return;
  try {
    const succession = await openSuccession(crypto, note);
    const isOurs =
      succession.successorKey === (document?.logKey ?? logKey?.text) &&
      (document === undefined || base64url(succession.foundingEntry) === document.foundingEntry);
    const predecessor = originOf(succession);
    if (isOurs) {
      verification.stated = { succession, knownRoot: undefined };
      reporter.report("succession.statement", "ok", path, { predecessor });
    } else {
      reporter.report("succession.statement", "failed", path, { problem: "other-keys" });
    }
  } catch (cause) {
    reporter.report("succession.statement", "failed", path, problemOf(cause));
  }
}

/** Takes note of what the founding record says, for {@link checkFounding}. */
export function noteFounding(verification: Verification, records: RecordCollection): void {
  const [first] = records.all;
  if (first === undefined || !("payload" in first)) return;
  const { draft } = first.payload;
  if (first.index !== 0 || draft.kind !== "register-founded") return;
  verification.founding = { succeeds: draft.stated["succeeds"] as unknown as Predecessor | undefined };
}

/** The founding record and the signed note say the same, and the old key says how far its log went. */
export async function checkFounding(verification: Verification): Promise<void> {
  const { reporter, founding, stated, options } = verification;
  const succeeds = founding?.succeeds;
  const isSaid = reporter.hasReported("succession.statement");
  if (!isSaid && (succeeds !== undefined || options.isSuccessor === true)) {
    reporter.report("succession.statement", "absent", path);
  }
  if (stated === undefined) return;
  if (founding === undefined) {
    reporter.report("succession.founding", "not-checked", path);
    return;
  }
  const detail = succeeds === undefined ? "predecessor" : differingField(succeeds, stated.succession);
  if (detail !== undefined)
    reporter.report("succession.founding", "failed", path, { problem: "other-words", detail });
  else reporter.report("succession.founding", "ok", path);
  if (succeeds !== undefined) await checkKnown(verification, succeeds);
}

/** Whether a root at the far end of the hole is not the one that the founding record holds. */
export function isOtherTail({ options }: Verification, size: number, root: Uint8Array | undefined): boolean {
  const { succession, knownRoot } = options.succession ?? {};
  if (succession?.knownSize !== size || knownRoot === undefined || root === undefined) return false;
  return !equalBytes(knownRoot, root);
}

function differingField(succeeds: Predecessor, succession: Succession): string | undefined {
  if (succeeds.logKey !== succession.predecessorKey) return "logKey";
  if (succeeds.size !== succession.size) return "size";
  if (succeeds.root !== hex(succession.root)) return "root";
  return succeeds.knownSize === succession.knownSize ? undefined : "knownSize";
}

async function checkKnown(verification: Verification, succeeds: Predecessor): Promise<void> {
  const { reporter, crypto, stated } = verification;
  const { shownBy, knownSize: size, logKey } = succeeds;
  if (shownBy === undefined) {
    reporter.report("succession.known", "not-checked", path, { size });
    return;
  }
  try {
    const { name: origin, publicKey } = parseVerifierKey(crypto, logKey);
    const root = parseHex(shownBy.root, "root", hashSizeBytes);
    const signature = parseBase64url(shownBy.signature, "signature");
    const text = utf8(formatCheckpoint({ origin, size, root }));
    if (!(await crypto.verifyEd25519(publicKey, text, signature))) {
      reporter.report("succession.known", "failed", path, { problem: "bad-signature" });
      return;
    }
    reporter.report("succession.known", "ok", path, { size });
    if (stated !== undefined) verification.stated = { ...stated, knownRoot: root };
  } catch (cause) {
    // The kind lets stand what only looks like a key.
    reporter.report("succession.known", "failed", path, problemOf(cause));
  }
}

function originOf({ predecessorKey }: Succession): string {
  return predecessorKey.split("+")[0] ?? "";
}
