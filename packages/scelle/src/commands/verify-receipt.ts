// SPDX-License-Identifier: Apache-2.0
import { resolve } from "node:path";
import { formatMisconduct, type Language } from "@scelle/core";
import { nodeCrypto } from "@scelle/register";
import { holdReceipt, type ReceiptFinding, type ReceiptHeld, verifyReceipt } from "@scelle/verifier";
import { nodeFolder } from "@scelle/verifier/node-folder";
import { columns, page } from "../program/lines.ts";
import { readBytesFile, readTextFile } from "../program/read-text-file.ts";
import { kindTitle } from "../program/references.ts";
import { assertNewFile, writeNewFile } from "../program/write-new-file.ts";
import type { VerifyFlags } from "./verify.ts";

/** What a receipt proves, and what a register has in its place. */
export interface ReceiptJudgement extends ReceiptFinding {
  readonly path: string;
  readonly held?: Omit<ReceiptHeld, "misconduct"> & {
    readonly register: string;
    /** Whether both checkpoints exclude each other. */
    readonly isMisconduct: boolean;
    /** Where the proof of that was written. */
    readonly misconductPath?: string;
  };
}

/** @throws ScelleError as verifyReceipt and holdReceipt */
export async function judgeReceipt(path: string, flags: VerifyFlags): Promise<ReceiptJudgement> {
  const { key: logKey, policy, register, misconduct: misconductPath } = flags;
  if (misconductPath !== undefined) assertNewFile(misconductPath);
  const bytes = await readBytesFile(path);
  const finding = await verifyReceipt(bytes, {
    crypto: nodeCrypto,
    ...(logKey === undefined ? {} : { logKey }),
    ...(policy === undefined ? {} : { policy: await readTextFile(policy) }),
  });
  if (register === undefined) return { path, ...finding };
  const folder = nodeFolder(resolve(register));
  const { misconduct, ...held } = await holdReceipt(bytes, folder, nodeCrypto, finding.logKey);
  const isMisconduct = misconduct !== undefined;
  const isKept = isMisconduct && misconductPath !== undefined;
  if (isKept) await writeNewFile(misconductPath, formatMisconduct(misconduct));
  const kept = isKept ? { misconductPath } : {};
  return { path, ...finding, held: { ...held, register, isMisconduct, ...kept } };
}

/** Whether the register has not what the receipt proves, or a quorum that was asked for is not met. */
export function isReceiptWanting(judged: ReceiptJudgement): boolean {
  const { held } = judged;
  return (held !== undefined && held.is !== "same") || isUnmet(judged);
}

export function judgedReceiptText(judged: ReceiptJudgement, language: Language): string {
  const say = words[language];
  const { path, origin, index, size, leafHash, record, isKeyFromOutside, witnesses, held } = judged;
  const act: [string, string][] =
    record === undefined
      ? []
      : [
          [say.act, `${kindTitle(record.kind, language)} (${record.kind})`],
          [say.reference, record.recordRef],
          [say.recordedAt, record.recordedAt],
          [say.author, record.author],
          [say.key, record.key],
        ];
  return page(
    isKeyFromOutside ? say.proves(path, origin, index, size) : say.says(path, origin, index, size),
    columns([...act, [say.leaf, leafHash]]),
    "",
    isKeyFromOutside ? say.known : say.unknown,
    witnesses.length === 0 ? say.nobody : say.cosigned(witnesses.join(", ")),
    ...(isUnmet(judged) ? [say.unmet] : []),
    record === undefined ? say.placeOnly : say.notTruth,
    ...(held === undefined ? [] : ["", ...heldLines(held, index, language)]),
  );
}

function isUnmet({ asksForWitnesses, isWitnessed }: ReceiptJudgement): boolean {
  return asksForWitnesses && !isWitnessed;
}

function heldLines(held: NonNullable<ReceiptJudgement["held"]>, index: number, language: Language): string[] {
  const say = words[language];
  const { is, register, size, leafHash = "", isMisconduct, misconductPath } = held;
  if (is === "same") return [say.same(register, index, size)];
  if (is === "ends-before") return [say.endsBefore(register, index, size)];
  const proof = misconductPath === undefined ? say.provable : say.proved(misconductPath);
  return [say.other(register, index, leafHash), isMisconduct ? proof : say.unproved];
}

const words = {
  en: {
    proves: (path: string, origin: string, index: number, size: number) =>
      `${path} proves that this act was recorded in ${origin} as entry ${index}, under a checkpoint of ${size} entries:`,
    says: (path: string, origin: string, index: number, size: number) =>
      `${path} says that this act was recorded in ${origin} as entry ${index}, under a checkpoint of ${size} entries, and agrees with itself:`,
    act: "act",
    reference: "reference",
    recordedAt: "at",
    author: "by",
    key: "signed by the key",
    leaf: "leaf hash",
    known: "The log’s key is the one that was given from outside.",
    unknown:
      "The log’s key is the receipt’s own: it proves nothing before the register’s key from elsewhere is given with --key.",
    nobody: "No witness of a policy from outside has cosigned that checkpoint.",
    cosigned: (names: string) => `That checkpoint was cosigned by ${names}.`,
    unmet: "That is not the quorum that the policy wants.",
    notTruth: "It does not prove that what was recorded is true, nor who held the key.",
    placeOnly: "It shows the place of the entry and not its content.",
    same: (register: string, index: number, size: number) =>
      `${register} has it: entry ${index} of its ${size} entries is this one.`,
    endsBefore: (register: string, index: number, size: number) =>
      `${register} denies it: it has ${size} entries and ends before entry ${index}. Keep the receipt, and a copy of that folder.`,
    other: (register: string, index: number, leafHash: string) =>
      `${register} denies it: its entry ${index} is another one (${leafHash}).`,
    provable:
      "Both are signed by the log’s key and cannot both be true: --misconduct FILE writes what proves it to anybody.",
    proved: (path: string) =>
      `Both are signed by the log’s key and cannot both be true: ${path} proves it to anybody who knows the key.`,
    unproved: "Keep the receipt, and a copy of that folder: together they show it.",
  },
  fr: {
    proves: (path: string, origin: string, index: number, size: number) =>
      `${path} prouve que cet acte fut enregistré dans ${origin} comme entrée ${index}, sous un point de contrôle de ${size} entrées :`,
    says: (path: string, origin: string, index: number, size: number) =>
      `${path} dit que cet acte fut enregistré dans ${origin} comme entrée ${index}, sous un point de contrôle de ${size} entrées, et s’accorde avec lui-même :`,
    act: "acte",
    reference: "référence",
    recordedAt: "le",
    author: "par",
    key: "signé de la clé",
    leaf: "empreinte",
    known: "La clé du journal est celle fournie de l’extérieur.",
    unknown:
      "La clé du journal est celle du reçu même : il ne prouve rien avant que celle du registre, venue d’ailleurs, soit donnée par --key.",
    nobody: "Aucun témoin d’une politique externe n’a cosigné ce point de contrôle.",
    cosigned: (names: string) => `Ce point de contrôle fut cosigné par ${names}.`,
    unmet: "Ce n’est pas le quorum que la politique demande.",
    notTruth: "Cela ne prouve ni que ce qui fut consigné est vrai, ni qui tenait la clé.",
    placeOnly: "Il montre la place de l’entrée et non son contenu.",
    same: (register: string, index: number, size: number) =>
      `${register} l’a : l’entrée ${index} de ses ${size} entrées est celle-ci.`,
    endsBefore: (register: string, index: number, size: number) =>
      `${register} le nie : il compte ${size} entrées et finit avant l’entrée ${index}. Gardez le reçu, et une copie de ce dossier.`,
    other: (register: string, index: number, leafHash: string) =>
      `${register} le nie : son entrée ${index} est une autre (${leafHash}).`,
    provable:
      "Tous deux sont signés de la clé du journal et ne peuvent être vrais ensemble : --misconduct FICHIER écrit ce qui le prouve à quiconque.",
    proved: (path: string) =>
      `Tous deux sont signés de la clé du journal et ne peuvent être vrais ensemble : ${path} le prouve à qui connaît la clé.`,
    unproved: "Gardez le reçu, et une copie de ce dossier : ensemble ils le montrent.",
  },
} as const;
