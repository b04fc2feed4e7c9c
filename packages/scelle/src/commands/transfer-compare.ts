// SPDX-License-Identifier: Apache-2.0
import { createHash } from "node:crypto";
import {
  equalBytes,
  type ForeignAct,
  type Language,
  openForeignAct,
  ScelleError,
  utf8,
  type VerifierKey,
} from "@scelle/core";
import { nodeCrypto } from "@scelle/register";
import { isFault, openGivenCase, zipBundleFiles } from "@scelle/verifier";
import { columns, page } from "../program/lines.ts";
import { openLargeFile } from "../program/open-large-file.ts";
import { receiptTextIn } from "../program/receipt-text.ts";
import type { Surroundings } from "../program/surroundings.ts";
import { logKeys } from "../program/verifier-keys.ts";
import { assertNewFile, writeNewFile } from "../program/write-new-file.ts";

export interface CompareFlags {
  /** Key of the log of the register that gave the case away. */
  readonly key: string;
  /** Where the receipts of two transfers of one case go, as NAME-1 and NAME-2. */
  readonly out?: string | undefined;
}

/** A transfer as one file shows it. */
export interface ShownTransfer {
  readonly path: string;
  readonly index: number;
  readonly toOrigin: string;
  /** The register whose record of receiving it the file shows. */
  readonly receivedBy?: string;
}

export interface ComparedTransfers {
  readonly origin: string;
  readonly caseRef: string;
  /**
   * `one` transfer in all; `withdrawn` where a file shows that the first was taken back before the second;
   * else `two`.
   */
  readonly verdict: "one" | "two" | "withdrawn";
  readonly transfers: readonly [ShownTransfer, ShownTransfer];
  /** Files that prove two transfers to anybody who has the key. */
  readonly proofs: readonly string[];
  /** How many files were brought. */
  readonly files: number;
}

/**
 * Whether files show one register giving one case away twice. Each is a receipt or a bundle: of the register
 * that gave the case away, of which one bundle may show all of its transfers, or of one that received it.
 * @throws ScelleError("transfer.not-comparable" | "transfer.other-register" | "transfer.other-act" | …)
 */
export async function compareTransfers(
  paths: readonly string[],
  flags: CompareFlags,
  { progress }: Pick<Surroundings, "progress">,
): Promise<ComparedTransfers> {
  const [key] = await logKeys([flags.key]);
  if (key === undefined) throw new ScelleError("usage.option-missing", { option: "--key", command });
  const proofPaths = flags.out === undefined ? [] : ["1", "2"].map((n) => `${flags.out}-${n}.scelle-receipt`);
  for (const path of proofPaths) assertNewFile(path);
  const files: TransfersInFile[] = [];
  for (const path of paths) files.push(await transfersIn(path, key));
  progress.clear();
  const { verdict, pair } = judgedPair(files);
  const [{ act }] = pair;
  const proofs = verdict === "one" ? [] : proofPaths;
  for (const [at, path] of proofs.entries()) await writeNewFile(path, pair[at === 0 ? 0 : 1].receipt);
  const transfers = [pair[0].shown, pair[1].shown] as const;
  return { origin: act.origin, caseRef: caseOf(act), verdict, transfers, proofs, files: paths.length };
}

/** Whether two registers were given, or hold, the same case. */
export function isGivenTwice({ verdict, transfers: [first] }: ComparedTransfers): boolean {
  return verdict === "two" || (verdict === "withdrawn" && first.receivedBy !== undefined);
}

export function comparedText(compared: ComparedTransfers, language: Language): string {
  const told = words[language];
  const { verdict, origin, caseRef, transfers, proofs } = compared;
  const isHeldTwice = verdict === "withdrawn" && transfers[0].receivedBy !== undefined;
  const isOneFile = compared.files === 1;
  const sentence = verdict === "one" && isOneFile ? "oneOfOne" : isHeldTwice ? "heldTwice" : verdict;
  return page(
    told[sentence](origin, caseRef),
    "",
    columns(
      (verdict === "one" && isOneFile ? transfers.slice(0, 1) : transfers).map(
        ({ path, index, toOrigin, receivedBy }) => [
          path,
          told.line(index, toOrigin) + (receivedBy === undefined ? "" : told.received(receivedBy)),
        ],
      ),
    ),
    ...(proofs.length === 0 ? [] : ["", told.proofs(proofs.join(", "))]),
  );
}

const command = "scelle transfer compare";

interface FoundTransfer {
  readonly act: ForeignAct;
  readonly receipt: string;
  readonly shown: ShownTransfer;
}

interface TransfersInFile {
  /** One at least; the last is the one that the file is of. */
  readonly transfers: readonly [...FoundTransfer[], FoundTransfer];
  /** Transfers that the file shows withdrawn, and by which entry. */
  readonly withdrawn: ReadonlyMap<string, number>;
}

type Pair = readonly [FoundTransfer, FoundTransfer];

/** Two of which nothing withdrew the first; else two of which the first was received; else what is there. */
function judgedPair(files: readonly TransfersInFile[]): {
  readonly verdict: ComparedTransfers["verdict"];
  readonly pair: Pair;
} {
  const found = files.flatMap(({ transfers }) => transfers);
  const byIndex = [...found].sort((one, other) => one.act.index - other.act.index);
  if (new Set(byIndex.map(({ act }) => caseOf(act))).size > 1)
    throw new ScelleError("transfer.not-comparable");
  const isWithdrawn = ([first, second]: Pair) =>
    files.some(({ withdrawn }) => {
      const by = withdrawn.get(first.act.payload.draft.draftId);
      return by !== undefined && by < second.act.index;
    });
  const distinct = distinctOf(byIndex);
  const pairs = distinct.slice(1).map((second, at): Pair => [distinct[at] ?? second, second]);
  const twice = pairs.find((pair) => !isWithdrawn(pair));
  if (twice !== undefined) return { verdict: "two", pair: twice };
  const [withdrawn] = [...pairs.filter(([{ shown }]) => shown.receivedBy !== undefined), ...pairs.slice(-1)];
  if (withdrawn !== undefined) return { verdict: "withdrawn", pair: withdrawn };
  const ofFiles = files.map(({ transfers }) => transfers[transfers.length - 1]);
  const [first, second = first] = ofFiles;
  if (first === undefined || second === undefined) throw new ScelleError("transfer.no-transfer");
  return { verdict: "one", pair: [first, second] };
}

/** Each transfer once, as the file shows it that says who received it. */
function distinctOf(byIndex: readonly FoundTransfer[]): FoundTransfer[] {
  const distinct: FoundTransfer[] = [];
  for (const found of byIndex) {
    const at = distinct.findIndex(({ act }) => equalBytes(act.leafHash, found.act.leafHash));
    if (at < 0) distinct.push(found);
    else if (found.shown.receivedBy !== undefined) distinct[at] = found;
  }
  return distinct;
}

/** The transfers that a file shows, proved under the key of the register that gave the case away. */
async function transfersIn(path: string, key: VerifierKey): Promise<TransfersInFile> {
  const { receipts, withdrawn } = await receiptsOf(path, key);
  const transfers: FoundTransfer[] = [];
  for (const receipt of receipts) transfers.push(await transferIn(path, receipt, key));
  const last = transfers.pop();
  if (last === undefined) throw new ScelleError("transfer.no-transfer");
  return { transfers: [...transfers, last], withdrawn };
}

async function transferIn(path: string, receipt: string, key: VerifierKey): Promise<FoundTransfer> {
  const act = await openForeignAct(nodeCrypto, utf8(receipt));
  const { kind, stated } = act.payload.draft;
  if (kind !== "case-received") return given(path, key, { act, receipt });
  const carried = String(stated["transferReceipt"]);
  const inner = await openForeignAct(nodeCrypto, utf8(carried));
  return given(path, key, { act: inner, receipt: carried, receivedBy: act.origin });
}

function given(
  path: string,
  key: VerifierKey,
  found: Omit<FoundTransfer, "shown"> & { readonly receivedBy?: string },
): FoundTransfer {
  const { act, receipt, receivedBy } = found;
  if (act.logKey !== key.text) throw new ScelleError("transfer.other-register", { detail: act.origin });
  const { kind, stated } = act.payload.draft;
  if (kind !== "case-transferred") throw new ScelleError("transfer.other-act", { detail: kind });
  const shown = { path, index: act.index, toOrigin: String(stated["toOrigin"]) };
  return { act, receipt, shown: receivedBy === undefined ? shown : { ...shown, receivedBy } };
}

interface ShownReceipts extends Pick<TransfersInFile, "withdrawn"> {
  readonly receipts: readonly string[];
}

/** What a bundle has of faults in giving the case away is what is asked here: it must be whole otherwise. */
async function receiptsOf(path: string, key: VerifierKey): Promise<ShownReceipts> {
  const file = await openLargeFile(path);
  const receipt = await receiptTextIn(file);
  if (receipt !== undefined) return { receipts: [receipt], withdrawn: new Map() };
  const options = { crypto: nodeCrypto, newDigest: createHash };
  const { report, logKey, transfers, founding, withdrawn } = await openGivenCase(
    await zipBundleFiles(file),
    options,
  );
  const faults = report.checks.filter((check) => isFault(check) && !check.code.startsWith("transfer."));
  if (faults.length > 0) {
    throw new ScelleError("transfer.bundle-fault", { faults: faults.length, check: faults[0]?.code ?? "" });
  }
  if (logKey === key.text && transfers.length > 0) {
    return { receipts: transfers.map(({ receipt }) => receipt), withdrawn };
  }
  // Of a register that received the case, whatever that did with it: how its case begins.
  const receipts = founding === undefined ? [] : [founding.receipt];
  return { receipts, withdrawn: new Map() };
}

function caseOf({ payload }: ForeignAct): string {
  return String(payload.draft.stated["caseRef"]);
}

const words = {
  en: {
    one: (origin: string, caseRef: string) =>
      `Both files show one transfer of case ${caseRef} of the register ${origin}.`,
    oneOfOne: (origin: string, caseRef: string) =>
      `The file shows one transfer of case ${caseRef} of the register ${origin}.`,
    two: (origin: string, caseRef: string) =>
      `The register ${origin} gave case ${caseRef} away twice, and nothing here shows that it withdrew the first.`,
    withdrawn: (origin: string, caseRef: string) =>
      `The register ${origin} gave case ${caseRef} away, withdrew that, and gave it away again.`,
    heldTwice: (origin: string, caseRef: string) =>
      `Two registers hold case ${caseRef} of the register ${origin}: the first received it although it was withdrawn.`,
    line: (index: number, to: string) => `entry ${index}: to ${to}`,
    received: (by: string) => `, received by ${by}`,
    proofs: (paths: string) => `What proves it to anybody who has the key: ${paths}`,
  },
  fr: {
    one: (origin: string, caseRef: string) =>
      `Les deux fichiers montrent une seule transmission de l’affaire ${caseRef} du registre ${origin}.`,
    oneOfOne: (origin: string, caseRef: string) =>
      `Le fichier montre une seule transmission de l’affaire ${caseRef} du registre ${origin}.`,
    two: (origin: string, caseRef: string) =>
      `Le registre ${origin} a transmis deux fois l’affaire ${caseRef}, et rien ici ne montre le retrait de la première transmission.`,
    withdrawn: (origin: string, caseRef: string) =>
      `Le registre ${origin} a transmis l’affaire ${caseRef}, l’a retirée, puis l’a transmise à nouveau.`,
    heldTwice: (origin: string, caseRef: string) =>
      `Deux registres détiennent l’affaire ${caseRef} du registre ${origin} : le premier l’a reçue malgré le retrait.`,
    line: (index: number, to: string) => `entrée ${index} : vers ${to}`,
    received: (by: string) => `, reçue par ${by}`,
    proofs: (paths: string) => `Ce qui le prouve à quiconque a la clé : ${paths}`,
  },
} as const;
