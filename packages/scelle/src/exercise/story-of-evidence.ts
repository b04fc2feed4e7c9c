// SPDX-License-Identifier: Apache-2.0
import { copyFileSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import type { Receipt } from "@scelle/register";
import type { Report } from "@scelle/verifier";
import type { BackupResult } from "../commands/backup.ts";
import type { OpenResult } from "../commands/open.ts";
import type { ReadResult } from "../commands/read.ts";
import type { RestoreResult } from "../commands/restore.ts";
import type { SealResult } from "../commands/seal.ts";
import { sizeText } from "../program/progress-line.ts";
import { ago, asLaboratory, asLead, exhibits, record } from "./acts.ts";
import type { ExhibitImage } from "./exhibit-images.ts";
import type { Stage } from "./stage.ts";
import { verdictLines } from "./verdict-lines.ts";

export interface EvidenceStory {
  /** Entries of the checkpoint that was kept outside. */
  readonly size: number;
  /** The sealed image of the second telephone. */
  readonly objectRoot: string;
  /** Entry of the correction, after which nothing but a look came. */
  readonly correctionIndex: number;
  /** Entry that says that the lead looked at the second telephone. */
  readonly lookIndex: number;
}

/** Where what has to be kept outside the register is kept in the exercise. */
export const keptCheckpoint = "outside/checkpoint";
const keptSheet = "outside/recovery-sheet.txt";

/** Images, a working copy, a correction, and what is kept elsewhere. */
export async function tellEvidence(stage: Stage, images: readonly ExhibitImage[]): Promise<EvidenceStory> {
  const objectRoot = await makeImages(stage, images);
  await openOne(stage);
  const { correctionIndex, lookIndex } = await correctOne(stage);
  const size = await keepCheckpoint(stage);
  await backUp(stage);
  return { size, objectRoot, correctionIndex, lookIndex };
}

const secondPhone = exhibits[1];

async function makeImages(stage: Stage, images: readonly ExhibitImage[]): Promise<string> {
  stage.chapter("Images are taken and sealed");
  stage.say(
    "The laboratory opens each physical seal, reads the device once, and seals it again. What leaves its bench is " +
      "encrypted to the inquiry: the register keeps the sealed bytes and never sees the others. Digest and size are " +
      "measured, and nobody types them. The images are real FAT file systems.",
  );
  let objectRoot = "";
  for (const [i, { number, image }] of exhibits.entries()) {
    const bytes = images.find(({ file }) => file === image)?.bytes ?? new Uint8Array();
    writeFileSync(image, bytes);
    const opened = {
      exhibitRef: number,
      ground: "imaging",
      openedAt: ago(60),
      reason: "Forensic image, as ordered",
    };
    await record(stage, "seal-opened", opened, asLaboratory, i === 0);
    const seal = ["seal", image, "--exhibit", number, "--method", "physical", ...asLaboratory];
    const { result } = await stage.run<SealResult>(...seal);
    const { root, sha256, plaintextSizeBytes } = result.object;
    stage.note(
      `entry ${result.receipt.index}: ${sizeText(plaintextSizeBytes)}, SHA-256 ${sha256.slice(0, 16)}…`,
    );
    const resealed = { sealType: "closed", sealNumber: `V-71${i + 1}`, resealedAt: ago(30) };
    await record(stage, "exhibit-resealed", { exhibitRef: number, ...resealed }, asLaboratory, i === 0);
    if (number === secondPhone.number) objectRoot = root;
  }
  return objectRoot;
}

async function openOne(stage: Stage): Promise<void> {
  stage.chapter("One is opened");
  stage.say(
    "The lead opens the image of the second telephone. The act and its reason stand in the register before the first " +
      "byte is out, and the copy is compared with what was measured when it was sealed.",
  );
  const reason = ["--reason", "Messages of the night in question"];
  const identities = ["--identity", "evidence.key", "lead.key"];
  const open = ["open", secondPhone.number, ...identities, "-o", "working-copy.img", ...reason];
  const { result } = await stage.run<OpenResult>(...open);
  stage.note(`entry ${result.receipt.index}, recorded first; then ${sizeText(result.sizeBytes)} came out`);
  stage.show(`cmp ${secondPhone.image} working-copy.img`);
  const isSame = readFileSync(secondPhone.image).equals(readFileSync("working-copy.img"));
  stage.note(isSame ? "the same bytes" : "OTHER BYTES");
}

async function correctOne(stage: Stage): Promise<{ correctionIndex: number; lookIndex: number }> {
  stage.chapter("A mistake is corrected");
  stage.say(
    "Two digits of the telephone’s number were exchanged when it was typed. Nothing is overwritten: a correction " +
      "points at the record, and every view shows both. Looking is recorded too, with its reason, before anything " +
      "is shown.",
  );
  const reason = ["--reason", "Comparing the label with the record"];
  const look = await stage.run<ReadResult>("show", secondPhone.number, ...asLead, ...reason);
  const lookIndex = look.result.receipt.index;
  stage.note(`entry ${lookIndex} says that the lead looked, and why`);
  const { recordRef } = look.result.records[0] ?? { recordRef: "" };
  const fields = '{"identifiers":[{"type":"imei","value":"004999010460000"}]}';
  const corrected = { targetRef: recordRef, fields, reason: "Digits exchanged" };
  const correction: Receipt = await record(stage, "correction-made", corrected, asLead);
  const again = await stage.run<ReadResult>(
    "show",
    secondPhone.number,
    ...asLead,
    "--reason",
    "Checking the correction",
  );
  stage.line(`\n${again.text.trimEnd().replace(/^(?=.)/gm, "    ")}`);
  return { correctionIndex: correction.index, lookIndex };
}

async function keepCheckpoint(stage: Stage): Promise<number> {
  stage.chapter("Something is kept outside");
  stage.say(
    "The recovery sheet leaves the register. So does a copy of the newest checkpoint: a few signed lines that say how " +
      "many entries there are and fix every one of them. It holds no content and can be given to anybody: a witness, " +
      "a court, the person searched. Then the register is checked against it, every sealed byte included.",
  );
  stage.show(`mkdir outside && mv register/recovery-sheet.txt outside/`);
  mkdirSync("outside");
  renameSync("register/recovery-sheet.txt", keptSheet);
  stage.show("cp register/log/checkpoint outside/");
  copyFileSync("register/log/checkpoint", keptCheckpoint);
  const check = ["verify", "register", "--deep", "--anchor", keptCheckpoint];
  const { result } = await stage.run<Report>(...check);
  for (const line of verdictLines(result)) stage.note(line);
  return result.committedSize;
}

async function backUp(stage: Stage): Promise<void> {
  stage.chapter("Backed up, and restored elsewhere");
  stage.say(
    "The machine burns. On another one the register is restored from its backup with the recovery identity alone, " +
      "which stands on the sheet, and is checked against the kept checkpoint: so it shows what is missing, if anything.",
  );
  const { result } = await stage.run<BackupResult>("backup", "backup");
  stage.note(`${result.size} entries, ${sizeText(result.copiedBytes)}`);
  const sheet = ["--identity", keptSheet];
  const restore = [
    "restore",
    "backup",
    "restored",
    ...sheet,
    "--keys",
    "restored-keys",
    "--anchor",
    keptCheckpoint,
  ];
  const restored = await stage.run<RestoreResult>(...restore);
  for (const line of verdictLines(restored.result.report)) stage.note(line);
}
