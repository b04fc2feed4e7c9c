// SPDX-License-Identifier: Apache-2.0
import { statSync } from "node:fs";
import { noteSizeBytesMax, parseHistoryName, registerPaths, ScelleError } from "@scelle/core";
import { type KnownSize, knownByCheckpoint, nodeCrypto } from "@scelle/register";
import { type Anchor, checkpointIn, parseAnchor, parseFingerprint } from "@scelle/verifier";
import { nodeFolder } from "@scelle/verifier/node-folder";
import { readBytesFile } from "../program/read-text-file.ts";

/**
 * What somebody kept outside the register: a file, a fingerprint `SIZE:ROOT` that is typed, or another copy
 * of the register, of which every checkpoint counts.
 * @throws ScelleError("anchor.unknown" | "file.unreadable")
 */
export async function readAnchors(text: string): Promise<Anchor[]> {
  const typed = parseFingerprint(`${text.trim().slice(0, 12)}…`, text);
  if (typed !== undefined) return [typed];
  const isFolder = statSync(text, { throwIfNoEntry: false })?.isDirectory() === true;
  if (!isFolder) return [parseAnchor(text, await readBytesFile(text))];
  const anchors = (await keptCheckpoints(text)).map(({ path, note }) => parseAnchor(`${text}/${path}`, note));
  // A folder without a checkpoint is no copy of a register: reading it as a file says so.
  return anchors.length > 0 ? anchors : [parseAnchor(text, await readBytesFile(text))];
}

/**
 * Every checkpoint that a folder has, the newest first and then those that it kept, unjudged.
 * @param passesOver whether what cannot be read is left out, where something else names it
 * @throws ScelleError("folder.unreadable")
 */
export async function keptCheckpoints(
  top: string,
  passesOver = false,
): Promise<{ path: string; note: Uint8Array }[]> {
  const folder = nodeFolder(top);
  const listed = await folder.list(registerPaths.historyFolder);
  const kept = listed.flatMap(({ name }) => parseHistoryName(name) ?? []).map(registerPaths.history);
  const found: { path: string; note: Uint8Array }[] = [];
  for (const path of [registerPaths.checkpoint, ...kept]) {
    const note = await folder.read(path, noteSizeBytesMax).catch((cause: unknown) => {
      if (!passesOver || !(cause instanceof ScelleError)) throw cause;
      return undefined;
    });
    if (note !== undefined) found.push({ path, note });
  }
  return found;
}

/**
 * How far a register is known to have gone, by what was kept outside.
 * @param logKey verifier key of its log: a checkpoint that it did not sign is refused
 * @throws ScelleError as `readAnchors`, and as `openCheckpoint`
 */
export async function readKnown(texts: readonly string[], logKey: string): Promise<KnownSize[]> {
  const anchors = (await Promise.all(texts.map(readAnchors))).flat();
  return await Promise.all(anchors.map((anchor) => knownBy(anchor, logKey)));
}

async function knownBy(anchor: Anchor, logKey: string): Promise<KnownSize> {
  const { name } = anchor;
  const isUnsigned = true;
  if (anchor.kind === "receipt")
    return { name, size: anchor.index + 1, leafHash: anchor.leafHash, isUnsigned };
  if (anchor.kind === "fingerprint") return { name, size: anchor.size, root: anchor.root, isUnsigned };
  return await knownByCheckpoint(nodeCrypto, logKey, name, checkpointIn(anchor.note));
}
