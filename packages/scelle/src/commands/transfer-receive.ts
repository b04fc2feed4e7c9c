// SPDX-License-Identifier: Apache-2.0
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import {
  type caseReceived,
  type JsonObject,
  judgeReception,
  type Language,
  parseRegisterJson,
  registerPaths,
  ScelleError,
  type Stated,
} from "@scelle/core";
import {
  assertRecipient,
  journalFolder,
  nodeCrypto,
  openSource,
  type Receipt,
  type SealedObject,
  sealSource,
} from "@scelle/register";
import { type Check, checkSentence, type GivenCase } from "@scelle/verifier";
import { type AuthorFlags, atRegister, draftOf, recordMeasured } from "../program/at-register.ts";
import { valueOrFile } from "../program/field-values.ts";
import { progressText } from "../program/progress-line.ts";
import { registerFolderOf } from "../program/register-folder.ts";
import type { Surroundings } from "../program/surroundings.ts";
import { logKeys } from "../program/verifier-keys.ts";
import { assertNewFile } from "../program/write-new-file.ts";
import {
  effectiveIn,
  type GivenCaseFlags,
  type JudgedCase,
  judgedBundle,
  withPlainBundle,
} from "./given-case.ts";
import { receiptText } from "./receipt.ts";
import { measuredFields, supposedObject } from "./sealed-fields.ts";

export interface ReceiveFlags extends AuthorFlags, GivenCaseFlags {
  /** Key of the log of the register that the case comes from, from elsewhere than the file. */
  readonly key: string;
  /** Where the receipt goes that the other register asks for. */
  readonly receipt: string;
  readonly number?: string | undefined;
  readonly title?: string | undefined;
  readonly recipient?: readonly string[] | undefined;
}

export interface ReceivedCase {
  readonly receipt: Receipt;
  readonly receiptPath: string;
  readonly caseRef: string;
  readonly sourceOrigin: string;
  readonly sourceCaseRef: string;
  readonly headIndex: number;
  readonly headSeq: number;
  readonly object: SealedObject;
  /** What the bundle did not show of transfers, so that nobody could check it. */
  readonly notChecked: readonly Check[];
}

type Received = Stated<typeof caseReceived>;

export function receivedText(received: ReceivedCase, language: Language): string {
  const told = words[language];
  const { receipt, receiptPath, sourceOrigin, sourceCaseRef, headIndex, headSeq, object } = received;
  const more: (readonly [string, string])[] = [
    [told.from, sourceOrigin],
    [told.source, sourceCaseRef],
    [told.upTo, told.entry(headIndex, headSeq)],
    [told.object, object.root],
    ["SHA-256", object.sha256],
    [told.receipt, receiptPath],
  ];
  const open = received.notChecked.map((check) => `${told.notChecked}${checkSentence(check, language)}\n`);
  return `${receiptText(receipt, language, more)}${open.join("")}${told.next(receiptPath)}\n`;
}

/**
 * Checks the bundle by which another register gives a case to this one, seals it, and records that the case
 * goes on here. Whatever can be refused is refused before anything is sealed.
 */
export async function receiveCase(
  path: string,
  flags: ReceiveFlags,
  around: Surroundings,
): Promise<ReceivedCase> {
  assertNewFile(flags.receipt);
  const recipients = await Promise.all((flags.recipient ?? []).map(valueOrFile));
  for (const recipient of recipients) await assertRecipient(recipient);
  const [key] = await logKeys([flags.key]);
  if (key === undefined) throw new ScelleError("usage.option-missing", { option: "--key", command });
  const folder = registerFolderOf(flags, around.env);
  const here = parseRegisterJson(await readFile(join(folder, registerPaths.registerJson)));
  return await withPlainBundle(path, flags, async (plainPath) => {
    const given = await judgedBundle(plainPath, key, flags, around);
    const stated = receivedFrom(given, { key: key.text, origin: key.name, recipients, flags });
    const verdict = await judgeReception(nodeCrypto, stated, here);
    if (verdict.problem !== undefined) {
      throw new ScelleError(verdict.problem, { detail: verdict.detail ?? "" });
    }
    const notChecked = given.report.checks.filter(
      ({ code, outcome }) => code.startsWith("transfer.") && outcome === "not-checked",
    );
    const done = await sealAndRecord(plainPath, { stated, isExercise: isOfExercise(given) }, flags, around);
    return { ...done, notChecked };
  });
}

async function sealAndRecord(
  plainPath: string,
  { stated, isExercise }: { readonly stated: Received; readonly isExercise: boolean },
  flags: ReceiveFlags,
  around: Surroundings,
): Promise<Omit<ReceivedCase, "notChecked">> {
  const folder = registerFolderOf(flags, around.env);
  const draft = (object: SealedObject) =>
    draftOf({
      kind: "case-received",
      stated: stated as unknown as JsonObject,
      measured: measuredFields("file", object),
    });
  const { receipt: receiptPath, ...without } = flags;
  const { exercise, recoveryRecipient } = await atRegister(without, around.env, command, async (desk) => {
    await desk.consider(draft(supposedObject));
    return await desk.session.status();
  });
  if (exercise !== isExercise) throw new ScelleError("transfer.exercise", { register: stated.sourceOrigin });
  const object = await sealSource({
    source: await openSource(plainPath),
    vaultFolder: join(folder, registerPaths.vaultFolder),
    recipients: [...new Set([...stated.recipients, recoveryRecipient])],
    also: [],
    journalFolder: journalFolder(around.env),
    onProgress: ({ doneBytes, totalBytes }) =>
      around.progress.show(() => progressText(doneBytes, totalBytes)),
  });
  around.progress.clear();
  const receipt = await recordMeasured(draft(object), flags, around, command);
  const { sourceOrigin, sourceCaseRef, headIndex, headSeq } = stated;
  const from = { sourceOrigin, sourceCaseRef, headIndex, headSeq };
  return { receipt, receiptPath, caseRef: receipt.recordRef, ...from, object };
}

const command = "transfer receive";

/** What is invented stays among what is invented. */
function isOfExercise({ records }: GivenCase): boolean {
  const founding = [...records.values()].find(({ draft }) => draft.kind === "register-founded");
  return founding?.draft.stated["isExercise"] === true;
}

/**
 * What is stated of a case that is received: all but number and title is read from what was checked, and
 * these too, corrections applied, where nothing is said of them.
 */
function receivedFrom(
  given: JudgedCase,
  known: {
    readonly key: string;
    readonly origin: string;
    readonly recipients: readonly string[];
    readonly flags: Pick<ReceiveFlags, "number" | "title">;
  },
): Received {
  const { founding, transfer } = given;
  if (transfer === undefined) throw new ScelleError("transfer.no-transfer");
  const stated = founding && effectiveIn(given).find(({ index }) => index === founding.index)?.stated;
  const said = wordsOf({ ...known.flags });
  const isSaid = said.number !== undefined && said.title !== undefined;
  if (stated !== undefined && given.isFoundingCorrectionHeld && !isSaid) {
    throw new ScelleError("transfer.correction-held");
  }
  const { number, title } = { ...wordsOf(stated), ...said };
  if (number === undefined || title === undefined) {
    const option = number === undefined ? "--number" : "--title";
    throw new ScelleError("usage.option-missing", { option, command: `scelle ${command}` });
  }
  return {
    ...{ number, title, recipients: [...known.recipients] },
    ...{ sourceOrigin: known.origin, sourceLogKey: known.key },
    sourceCaseRef: String(transfer.payload.draft.stated["caseRef"]),
    ...{ headIndex: transfer.index, headSeq: transfer.seq, headLeaf: transfer.leaf },
    transferReceipt: transfer.receipt,
  };
}

function wordsOf(stated: Readonly<Record<string, unknown>> = {}): { number?: string; title?: string } {
  const { number, title } = stated;
  return {
    ...(typeof number === "string" ? { number } : {}),
    ...(typeof title === "string" ? { title } : {}),
  };
}

const words = {
  en: {
    from: "from",
    source: "case there",
    upTo: "continues it up to",
    entry: (index: number, seq: number) => `entry ${index}, number ${seq} of the case`,
    object: "bundle, sealed as",
    receipt: "receipt",
    notChecked: "Not checked: ",
    next: (path: string) =>
      `Next: give ${path} to the other register, which brings it in with scelle transfer acknowledge.`,
  },
  fr: {
    from: "de",
    source: "affaire là-bas",
    upTo: "la continue jusqu’à",
    entry: (index: number, seq: number) => `l’entrée ${index}, numéro ${seq} de l’affaire`,
    object: "liasse, scellée comme",
    receipt: "reçu",
    notChecked: "Non vérifié : ",
    next: (path: string) =>
      `Ensuite : remettez ${path} à l’autre registre, qui l’apporte par scelle transfer acknowledge.`,
  },
} as const;
