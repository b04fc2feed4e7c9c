// SPDX-License-Identifier: Apache-2.0
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { JsonObject } from "@scelle/core";
import { openSource, sealSource } from "@scelle/register";
import { wordsOf } from "../account/account-text.ts";
import { accountTexts } from "../account/texts.ts";
import { deviceImages } from "./devices.ts";
import { inquiryTexts, letters } from "./inquiry-texts.ts";
import { complaint } from "./older-case.ts";

/**
 * Seals every document and every image of the exercise into a vault, side by side.
 * @param work folder for the plaintext
 * @returns what was measured, by the name of the record that captures a document or by the file of an image
 */
export async function sealEvidence(
  work: string,
  vaultFolder: string,
  recipients: readonly string[],
): Promise<ReadonlyMap<string, JsonObject>> {
  const folder = join(work, "plain");
  await mkdir(folder, { recursive: true });
  const contents = [...documents(), ...deviceImages()];
  const sealed = await Promise.all(
    contents.map(async ([name, content]) => {
      const path = join(folder, name.replaceAll(" ", "-"));
      await writeFile(path, content);
      return [name, await sealOne(path, vaultFolder, recipients)] as const;
    }),
  );
  return new Map(sealed);
}

function documents(): (readonly [string, string])[] {
  return [
    ...[...accountTexts, ...inquiryTexts].map((text) => [`${text.name} document`, wordsOf(text)] as const),
    ...[...letters, complaint].map(({ name, words }) => [name, words] as const),
  ];
}

async function sealOne(
  path: string,
  vaultFolder: string,
  recipients: readonly string[],
): Promise<JsonObject> {
  const object = await sealSource({ source: await openSource(path), vaultFolder, recipients });
  return {
    objectRoot: object.root,
    sealedSize: object.sealedSizeBytes,
    recipientCount: object.recipientCount,
    sourceKind: object.sourceKind,
    imageSize: object.plaintextSizeBytes,
    imageDigest: object.sha256,
  };
}
