// SPDX-License-Identifier: Apache-2.0
import { join } from "node:path";
import { type Draft, type JsonObject, type Language, registerPaths, ScelleError } from "@scelle/core";
import {
  assertRecipient,
  type Carried,
  carriedBy,
  type FoundImage,
  journalFolder,
  openImage,
  type Receipt,
  type SealedObject,
  type SourceKind,
  sealSource,
} from "@scelle/register";
import {
  type AuthorFlags,
  atRegister,
  type Desk,
  draftOf,
  receiptPlace,
  recordMeasured,
} from "../program/at-register.ts";
import { clearedBeforeEnd } from "../program/ending-signals.ts";
import { valueOrFile } from "../program/field-values.ts";
import { progressText } from "../program/progress-line.ts";
import { recordNamed } from "../program/references.ts";
import { registerFolderOf } from "../program/register-folder.ts";
import type { Surroundings } from "../program/surroundings.ts";
import { assertNewFile } from "../program/write-new-file.ts";
import { carriedFields, carriedLines, findImages, segmentFields } from "./carried.ts";
import { namingSource } from "./naming-source.ts";
import { receiptText } from "./receipt.ts";
import { measuredFields, supposedObject } from "./sealed-fields.ts";

export interface SealFlags extends AuthorFlags {
  readonly exhibit?: string | undefined;
  readonly case?: string | undefined;
  readonly recipient?: readonly string[] | undefined;
  readonly also?: string | undefined;
  readonly method?: string | undefined;
  readonly tool?: string | undefined;
  /** Title of a document that is sealed for a case, instead of an image of an exhibit. */
  readonly document?: string | undefined;
  readonly documentLanguage?: string | undefined;
  /** Seals an image although the hashes that it carries are not checked. */
  readonly unchecked?: boolean | undefined;
}

export interface SealResult {
  readonly path: string;
  readonly receipt: Receipt;
  readonly object: SealedObject;
  /** What an image in a container of the field says of its content. */
  readonly carried?: Carried;
  /** Files that became one object; 1 unless the image is split. */
  readonly segmentCount: number;
}

/** What a sealed object is recorded as, found before anything is read. */
interface SealSubject {
  readonly recipients: readonly string[];
  draft(kind: SourceKind, object: SealedObject, image?: JsonObject): Draft;
}

/**
 * Seals each path and records it, one after the other. The register is free for others while a pass runs:
 * it is
 * opened before, to find out what would refuse the record, and after, for the record.
 */
export async function* sealPaths(
  paths: readonly string[],
  flags: SealFlags,
  around: Surroundings,
): AsyncGenerator<SealResult> {
  assertOneSubject(flags);
  const also = alsoOf(flags.also);
  const more = await Promise.all((flags.recipient ?? []).map(valueOrFile));
  for (const recipient of more) await assertRecipient(recipient);
  const subject = await atRegister(flags, around.env, "seal", async (desk) => {
    const found = await subjectOf(desk, { ...flags, recipient: more }, around.language);
    await desk.consider(found.draft("file", supposedObject));
    return found;
  });
  const vaultFolder = join(registerFolderOf(flags, around.env), registerPaths.vaultFolder);
  const isDocument = flags.document !== undefined;
  const images = await findImages(paths, isDocument);
  const places = images.map((_, at) => flags.receipt && receiptPlace(flags.receipt, at));
  for (const place of places) if (place) assertNewFile(place);
  for (const [at, { path, image }] of images.entries()) {
    const order = { recipients: subject.recipients, also, vaultFolder, isChecked: flags.unchecked !== true };
    const { object, carried, sourceKind, segments } = await namingSource(path, () =>
      sealImage(path, image, order, around),
    );
    const draft = subject.draft(sourceKind, object, { ...carriedFields(carried), ...segments });
    const receipt = await recordMeasured(draft, { ...flags, receipt: places[at] }, around, "seal");
    const segmentCount = image.paths.length;
    yield { path, receipt, object, segmentCount, ...(carried === undefined ? {} : { carried }) };
  }
}

export function sealText(result: SealResult, language: Language): string {
  const { path, receipt, object, segmentCount, carried } = result;
  const say = words[language];
  const also = [
    ...(object.md5 === undefined ? [] : ([["MD5", object.md5]] as const)),
    ...(object.sha1 === undefined ? [] : ([["SHA-1", object.sha1]] as const)),
  ];
  const unreadableBytes = object.unreadable.reduce((sum, { lengthBytes }) => sum + lengthBytes, 0);
  return receiptText(receipt, language, [
    [say.source, path],
    [say.object, object.root],
    ["SHA-256", object.sha256],
    ...also,
    [say.size, say.sizes(object.plaintextSizeBytes, object.sealedSizeBytes, object.recipientCount)],
    ...(segmentCount === 1 ? [] : ([[say.segments, `${segmentCount}`]] as const)),
    ...carriedLines(carried, language),
    ...(object.fileCount === undefined ? [] : ([[say.files, `${object.fileCount}`]] as const)),
    ...(unreadableBytes === 0
      ? []
      : ([[say.unreadable, say.ranges(object.unreadable.length, unreadableBytes)]] as const)),
  ]);
}

/** The digests that `--also` names. @throws ScelleError("usage.value-invalid") */
export function alsoOf(text: string | undefined): ("md5" | "sha1")[] {
  const names = (text ?? "").split(",").filter((name) => name !== "");
  return names.map((name) => {
    if (name === "md5" || name === "sha1") return name;
    throw new ScelleError("usage.value-invalid", { option: "--also", expected: "md5 | sha1 | md5,sha1" });
  });
}

/** What tells of an image tells nothing of a document. @throws ScelleError("usage.options-conflict") */
function assertOneSubject(flags: SealFlags): void {
  if (flags.document === undefined) return;
  for (const name of ["exhibit", "method", "tool", "unchecked"] as const) {
    if (flags[name] === undefined) continue;
    const conflict = { option: `--${name}`, other: "--document", command: "scelle seal" };
    throw new ScelleError("usage.options-conflict", conflict);
  }
}

interface SealOrder {
  readonly recipients: readonly string[];
  readonly also: readonly ("md5" | "sha1")[];
  readonly vaultFolder: string;
  readonly isChecked: boolean;
}

/** Opened first, then checked, then sealed: what changes from here on is found when all is read. */
async function sealImage(path: string, image: FoundImage, order: SealOrder, around: Surroundings) {
  const { recipients, also, vaultFolder, isChecked } = order;
  const source = await openImage(image);
  const segments = await segmentFields(image);
  around.progress.show(() => path);
  const check = clearedBeforeEnd((signal) => carriedBy(image, isChecked, signal));
  const carried = await check.catch(async (cause: unknown) => {
    around.progress.clear();
    await source.close();
    throw cause;
  });
  const object = await sealSource({
    source,
    vaultFolder,
    recipients,
    also,
    journalFolder: journalFolder(around.env),
    onProgress: ({ doneBytes, totalBytes }) =>
      around.progress.show(() => `${path}  ${progressText(doneBytes, totalBytes)}`),
  });
  around.progress.clear();
  return { object, carried: heldBy(object, carried), sourceKind: source.kind, segments };
}

/** What was found to agree is not what was sealed where the medium has lost some of it since. */
function heldBy(object: SealedObject, carried: Carried | undefined): Carried | undefined {
  const isLost = carried?.check === "agree" && object.unreadable.length > 0;
  return isLost ? { ...carried, check: "unchecked" } : carried;
}

async function subjectOf(desk: Desk, flags: SealFlags, language: Language): Promise<SealSubject> {
  const { names } = desk;
  const named = flags.case === undefined ? undefined : await recordNamed(names, flags.case, "case");
  if (flags.document !== undefined) {
    if (named === undefined)
      throw new ScelleError("usage.option-missing", { option: "--case", command: "scelle seal" });
    const stated = {
      caseRef: named.ref,
      title: flags.document,
      language: flags.documentLanguage ?? language,
    };
    return {
      recipients: await recipientsOf(desk, named.ref, flags),
      draft: (kind, object) => measuredDraft("document-captured", stated, kind, object),
    };
  }
  if (flags.exhibit === undefined) {
    throw new ScelleError("usage.option-missing", { option: "--exhibit", command: "scelle seal" });
  }
  const exhibit = await recordNamed(names, flags.exhibit, "exhibit");
  const caseRef = exhibit.caseRef ?? named?.ref ?? "";
  if (named !== undefined && named.ref !== caseRef) {
    throw new ScelleError("usage.options-conflict", {
      option: "--exhibit",
      other: "--case",
      command: "scelle seal",
    });
  }
  return {
    recipients: await recipientsOf(desk, caseRef, flags),
    draft: (kind, object, image) => {
      const acquisitionMethod = flags.method ?? usualMethods[kind];
      const tool = flags.tool === undefined ? {} : { tool: flags.tool };
      const stated = { exhibitRef: exhibit.ref, acquisitionMethod, ...tool };
      return measuredDraft("image-acquired", stated, kind, object, image);
    },
  };
}

async function recipientsOf(
  { session }: Desk,
  caseRef: string,
  flags: SealFlags,
): Promise<readonly string[]> {
  return [...new Set([...(await session.recipients(caseRef)), ...(flags.recipient ?? [])])];
}

/** What reading such a source amounts to, unless the person knows better. @see NIST SP 800-101r1 */
const usualMethods: Readonly<Record<SourceKind, string>> = {
  device: "physical",
  file: "logical",
  folder: "file-system",
  stream: "logical",
};

function measuredDraft(
  kind: string,
  stated: JsonObject,
  sourceKind: SourceKind,
  object: SealedObject,
  image: JsonObject = {},
): Draft {
  const measured = { ...measuredFields(sourceKind, object), ...image };
  return draftOf({ kind, stated, measured });
}

const words = {
  en: {
    source: "sealed",
    object: "object",
    size: "size",
    files: "files",
    segments: "segments",
    unreadable: "unreadable",
    sizes: (plain: number, sealed: number, recipients: number) =>
      `${plain} bytes, ${sealed} bytes sealed; recipients: ${recipients}`,
    ranges: (count: number, bytes: number) => `${count} ranges, ${bytes} bytes, sealed as zeros`,
  },
  fr: {
    source: "scellé",
    object: "objet",
    size: "taille",
    files: "fichiers",
    segments: "segments",
    unreadable: "illisible",
    sizes: (plain: number, sealed: number, recipients: number) =>
      `${plain} octets, ${sealed} octets scellés ; destinataires : ${recipients}`,
    ranges: (count: number, bytes: number) => `${count} plages, ${bytes} octets, scellées comme des zéros`,
  },
} as const;
