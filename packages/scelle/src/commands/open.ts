// SPDX-License-Identifier: Apache-2.0
import { join, resolve } from "node:path";
import { findKind, type Language, registerPaths, ScelleError } from "@scelle/core";
import { objectPath, openObject, parseIdentities, type Receipt, type ShownRecord } from "@scelle/register";
import { assertOutput } from "../program/assert-output.ts";
import { atRegister, type Desk, draftOf } from "../program/at-register.ts";
import { clearedBeforeEnd } from "../program/ending-signals.ts";
import { progressText } from "../program/progress-line.ts";
import { readTextFile } from "../program/read-text-file.ts";
import { recordNamed, shortRef } from "../program/references.ts";
import { type RegisterFlags, registerFolderOf } from "../program/register-folder.ts";
import type { Surroundings } from "../program/surroundings.ts";
import { assertNewFile } from "../program/write-new-file.ts";
import { receiptText } from "./receipt.ts";

export interface OpenFlags extends RegisterFlags {
  /** Files with evidence identities; one may be the signing key of the person who acts. */
  readonly identity?: readonly string[] | undefined;
  readonly out: string;
  readonly reason?: string | undefined;
}

export interface OpenResult {
  readonly receipt: Receipt;
  readonly object: string;
  readonly out: string;
  readonly sizeBytes: number;
  readonly sha256: string;
}

/** An object as its record describes it. */
interface RecordedObject {
  readonly root: string;
  readonly sha256: string;
  readonly sizeBytes: number;
  /** The image was split: its segments lie side by side in the object. */
  readonly isSegmented: boolean;
  /** What the record belongs to: an exhibit, or a case for a document. */
  readonly subject: { readonly exhibitRef: string } | { readonly caseRef: string };
}

/**
 * Decrypts a sealed object to a working copy. Whatever can be refused is refused first; then the act is
 * recorded,
 * durably; only then does the first byte leave.
 */
export async function openSealed(name: string, flags: OpenFlags, around: Surroundings): Promise<OpenResult> {
  const { reason } = flags;
  if (reason === undefined) throw new ScelleError("usage.reason-missing", { command: "scelle open" });
  const out = resolve(flags.out);
  assertOutput(flags.out, flags, around.env);
  assertNewFile(out);
  const { evidence, signing } = await sortIdentities(flags.identity ?? []);
  const author = { register: flags.register, keys: flags.keys, identity: signing };
  const vaultFolder = join(registerFolderOf(flags, around.env), registerPaths.vaultFolder);
  const openingOf = (object: RecordedObject): Opening => ({
    path: objectPath(vaultFolder, object.root),
    identities: evidence,
    outPath: out,
    isSegmented: object.isSegmented,
    expected: { root: object.root, sha256: object.sha256, sizeBytes: object.sizeBytes },
  });
  const { object, receipt } = await atRegister(author, around.env, "open", async (desk) => {
    const recorded = await recordedObject(desk, name, reason);
    await clearedBeforeEnd(() => rehearse(openingOf(recorded)));
    const draft = draftOf({
      kind: "working-copy-made",
      stated: { ...recorded.subject, objectRoot: recorded.root, reason },
    });
    return { object: recorded, receipt: await desk.append(draft) };
  });
  const opened = await clearedBeforeEnd((signal) => {
    const onProgress: Opening["onProgress"] = ({ doneBytes, totalBytes }) =>
      around.progress.show(() => progressText(doneBytes, totalBytes));
    return openObject({ ...openingOf(object), signal, onProgress });
  });
  around.progress.clear();
  return { receipt, object: object.root, out, ...opened };
}

export function openText(
  { receipt, object, out, sizeBytes, sha256 }: OpenResult,
  language: Language,
): string {
  const say = words[language];
  return receiptText(receipt, language, [
    [say.object, object],
    [say.out, out],
    [say.size, say.bytes(sizeBytes)],
    ["SHA-256", say.equal(sha256)],
  ]);
}

type Opening = Parameters<typeof openObject>[0];

/**
 * Opens and stops before the first byte: an identity that does not fit, or a place that cannot be written
 * to, is
 * found before anything is recorded.
 */
async function rehearse(opening: Opening): Promise<void> {
  const stopped = new Error("stopped before the first byte");
  await openObject({ ...opening, signal: AbortSignal.abort(stopped) }).catch((error: unknown) => {
    if (error !== stopped) throw error;
  });
}

/** A signing key and an evidence identity are told apart by what stands in the file. */
async function sortIdentities(
  paths: readonly string[],
): Promise<{ evidence: string[]; signing: string | undefined }> {
  const evidence: string[] = [];
  let signing: string | undefined;
  for (const path of paths) {
    const text = await readTextFile(path);
    if (text.includes("SCELLE-AUTHOR-KEY-")) signing = path;
    else evidence.push(...parseIdentities(text));
  }
  if (evidence.length === 0) {
    throw new ScelleError("usage.option-missing", {
      option: "--identity AGE-IDENTITY-FILE",
      command: "scelle open",
    });
  }
  return { evidence, signing };
}

/** The object that is meant, as its record says: that record is read for it, and the reading recorded. */
async function recordedObject(desk: Desk, name: string, reason: string): Promise<RecordedObject> {
  const found = await recordNamed(desk.names, name);
  const { caseRef } = found;
  const query =
    findKind(found.kind)?.founds === "exhibit"
      ? { op: "list", kind: "image-acquired", of: found.ref }
      : { op: "show", refs: [found.ref] };
  const stated = { ...(caseRef === undefined ? {} : { caseRef }), reason, query };
  const { records } = await desk.consult(draftOf({ kind: "record-consulted", stated }));
  const objects = records.filter((record) => typeof record.measured?.["objectRoot"] === "string");
  const [only, ...others] = objects;
  if (only === undefined)
    throw new ScelleError("name.other-kind", { text: name, found: found.kind, wanted: "image-acquired" });
  if (others.length > 0) {
    const candidates = objects.map(({ recordRef }) => shortRef(recordRef)).join(", ");
    throw new ScelleError("name.ambiguous", { text: name, count: objects.length, candidates });
  }
  return objectOf(only);
}

function objectOf({ measured, stated, caseRef }: ShownRecord): RecordedObject {
  const { exhibitRef } = stated;
  return {
    root: String(measured?.["objectRoot"]),
    sha256: String(measured?.["imageDigest"]),
    sizeBytes: Number(measured?.["imageSize"]),
    isSegmented: measured?.["segmentLayout"] === "tar",
    subject: typeof exhibitRef === "string" ? { exhibitRef } : { caseRef: caseRef ?? "" },
  };
}

const words = {
  en: {
    object: "object",
    out: "working copy",
    size: "size",
    bytes: (count: number) => `${count} bytes`,
    equal: (digest: string) => `${digest}, as recorded when it was sealed`,
  },
  fr: {
    object: "objet",
    out: "copie de travail",
    size: "taille",
    bytes: (count: number) => `${count} octets`,
    equal: (digest: string) => `${digest}, telle que consignée au scellement`,
  },
} as const;
