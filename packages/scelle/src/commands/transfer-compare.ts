// SPDX-License-Identifier: Apache-2.0
import { createHash } from "node:crypto";
import {
  equalBytes,
  type ForeignAct,
  isReceiptFile,
  type Language,
  openForeignAct,
  receiptFileSizeBytesMax,
  ScelleError,
  utf8,
  type VerifierKey,
} from "@scelle/core";
import { nodeCrypto } from "@scelle/register";
import { isFault, openGivenCase, zipBundleFiles } from "@scelle/verifier";
import { columns, page } from "../program/lines.ts";
import { openLargeFile } from "../program/open-large-file.ts";
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
   * `one` transfer in both; `withdrawn` where a file shows that the first was taken back before the second;
   * else `two`.
   */
  readonly verdict: "one" | "two" | "withdrawn";
  readonly transfers: readonly [ShownTransfer, ShownTransfer];
  /** Files that prove two transfers to anybody who has the key. */
  readonly proofs: readonly string[];
}

/**
 * Whether two files show one register giving one case away twice. Each is a receipt or a bundle: of the
 * register that gave the case away, or of one that received it.
 * @throws ScelleError("transfer.not-comparable" | "transfer.other-register" | "transfer.other-act" | …)
 */
export async function compareTransfers(
  paths: readonly [string, string],
  flags: CompareFlags,
  { progress }: Pick<Surroundings, "progress">,
): Promise<ComparedTransfers> {
  const [key] = await logKeys([flags.key]);
  if (key === undefined) throw new ScelleError("usage.option-missing", { option: "--key", command });
  const proofPaths = flags.out === undefined ? [] : ["1", "2"].map((n) => `${flags.out}-${n}.scelle-receipt`);
  for (const path of proofPaths) assertNewFile(path);
  const found = [await transferIn(paths[0], key), await transferIn(paths[1], key)] as const;
  progress.clear();
  const [first, second] = found[0].act.index <= found[1].act.index ? found : [found[1], found[0]];
  const caseRef = caseOf(first.act);
  if (caseOf(second.act) !== caseRef) throw new ScelleError("transfer.not-comparable");
  const isOne = equalBytes(first.act.leafHash, second.act.leafHash);
  const isWithdrawn = second.withdrawn.includes(first.act.payload.draft.draftId);
  const verdict = isOne ? "one" : isWithdrawn ? "withdrawn" : "two";
  const proofs = isOne ? [] : proofPaths;
  for (const [at, path] of proofs.entries()) await writeNewFile(path, (at === 0 ? first : second).receipt);
  const transfers = [first.shown, second.shown] as const;
  return { origin: first.act.origin, caseRef, verdict, transfers, proofs };
}

/** Whether two registers were given, or hold, the same case. */
export function isGivenTwice({ verdict, transfers: [first] }: ComparedTransfers): boolean {
  return verdict === "two" || (verdict === "withdrawn" && first.receivedBy !== undefined);
}

export function comparedText(compared: ComparedTransfers, language: Language): string {
  const told = words[language];
  const { verdict, origin, caseRef, transfers, proofs } = compared;
  const isHeldTwice = verdict === "withdrawn" && transfers[0].receivedBy !== undefined;
  return page(
    isHeldTwice ? told.heldTwice(origin, caseRef) : told[verdict](origin, caseRef),
    "",
    columns(
      transfers.map(({ path, index, toOrigin, receivedBy }) => [
        path,
        told.line(index, toOrigin) + (receivedBy === undefined ? "" : told.received(receivedBy)),
      ]),
    ),
    ...(proofs.length === 0 ? [] : ["", told.proofs(proofs.join(", "))]),
  );
}

const command = "scelle transfer compare";

interface FoundTransfer {
  readonly act: ForeignAct;
  readonly receipt: string;
  readonly shown: ShownTransfer;
  /** References of transfers that the file shows withdrawn. */
  readonly withdrawn: readonly string[];
}

/** The transfer that a file shows, proved under the key of the register that gave the case away. */
async function transferIn(path: string, key: VerifierKey): Promise<FoundTransfer> {
  const { receipt, withdrawn } = await receiptOf(path);
  const act = await openForeignAct(nodeCrypto, utf8(receipt));
  const { kind, stated } = act.payload.draft;
  if (kind !== "case-received") return given(path, key, { act, receipt, withdrawn });
  const carried = String(stated["transferReceipt"]);
  const inner = await openForeignAct(nodeCrypto, utf8(carried));
  return given(path, key, { act: inner, receipt: carried, withdrawn: [], receivedBy: act.origin });
}

function given(
  path: string,
  key: VerifierKey,
  found: Omit<FoundTransfer, "shown"> & { readonly receivedBy?: string },
): FoundTransfer {
  const { act, receipt, withdrawn, receivedBy } = found;
  if (act.logKey !== key.text) throw new ScelleError("transfer.other-register", { detail: act.origin });
  const { kind, stated } = act.payload.draft;
  if (kind !== "case-transferred") throw new ScelleError("transfer.other-act", { detail: kind });
  const shown = { path, index: act.index, toOrigin: String(stated["toOrigin"]) };
  return { act, receipt, withdrawn, shown: receivedBy === undefined ? shown : { ...shown, receivedBy } };
}

async function receiptOf(path: string): Promise<Pick<FoundTransfer, "receipt" | "withdrawn">> {
  const file = await openLargeFile(path);
  if (isReceiptFile(new Uint8Array(await file.slice(0, 64).arrayBuffer()))) {
    if (file.size > receiptFileSizeBytesMax) {
      throw new ScelleError("file.unreadable", { path, problem: `> ${receiptFileSizeBytesMax} bytes` });
    }
    return { receipt: await file.text(), withdrawn: [] };
  }
  const options = { crypto: nodeCrypto, newDigest: createHash };
  const { report, transfer, founding, withdrawn } = await openGivenCase(await zipBundleFiles(file), options);
  const faults = report.checks.filter(isFault);
  if (faults.length > 0) {
    throw new ScelleError("transfer.bundle-fault", { faults: faults.length, check: faults[0]?.code ?? "" });
  }
  const shown = transfer ?? founding;
  if (shown === undefined) throw new ScelleError("transfer.no-transfer");
  return { receipt: shown.receipt, withdrawn };
}

function caseOf({ payload }: ForeignAct): string {
  return String(payload.draft.stated["caseRef"]);
}

const words = {
  en: {
    one: (origin: string, caseRef: string) =>
      `Both files show one transfer of case ${caseRef} of the register ${origin}.`,
    two: (origin: string, caseRef: string) =>
      `The register ${origin} gave case ${caseRef} away twice, and neither file shows that it withdrew the first.`,
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
    two: (origin: string, caseRef: string) =>
      `Le registre ${origin} a transmis deux fois l’affaire ${caseRef}, et aucun fichier ne montre le retrait de la première transmission.`,
    withdrawn: (origin: string, caseRef: string) =>
      `Le registre ${origin} a transmis l’affaire ${caseRef}, l’a retirée, puis l’a transmise à nouveau.`,
    heldTwice: (origin: string, caseRef: string) =>
      `Deux registres détiennent l’affaire ${caseRef} du registre ${origin} : le premier l’a reçue malgré le retrait.`,
    line: (index: number, to: string) => `entrée ${index} : vers ${to}`,
    received: (by: string) => `, reçue par ${by}`,
    proofs: (paths: string) => `Ce qui le prouve à quiconque a la clé : ${paths}`,
  },
} as const;
