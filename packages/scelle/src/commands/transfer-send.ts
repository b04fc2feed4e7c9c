// SPDX-License-Identifier: Apache-2.0
import {
  type JsonObject,
  type Language,
  ScelleError,
  type SignedDraft,
  type Signer,
  standings,
} from "@scelle/core";
import {
  assertRecipient,
  defaultIdentityPath,
  namesFor,
  openRegister,
  type Receipt,
  type Register,
  readIdentity,
  signDraft,
} from "@scelle/register";
import { fileSinkTo } from "../bundle/file-sink.ts";
import { type WrittenBundle, writeBundle } from "../bundle/write-bundle.ts";
import { type AuthorFlags, assertIdentityMovedOut, draftOf } from "../program/at-register.ts";
import { valueOrFile } from "../program/field-values.ts";
import { columns, page } from "../program/lines.ts";
import { progressText } from "../program/progress-line.ts";
import { recordNamed } from "../program/references.ts";
import { keyFolderOf, registerFolderOf } from "../program/register-folder.ts";
import type { Surroundings } from "../program/surroundings.ts";
import { logKeys } from "../program/verifier-keys.ts";
import { wordFrom } from "../program/word-from.ts";
import { assertNewFile, writeNewFile } from "../program/write-new-file.ts";

export interface SendFlags extends AuthorFlags {
  /** Key of the other register’s log: it names the register too. */
  readonly toKey: string;
  readonly toBody: string;
  readonly recipient: readonly string[];
  readonly decidedBy: string;
  readonly reason: string;
  readonly standing: string;
  readonly out: string;
  /** Decisions that keep records back from the other register. */
  readonly refusal?: readonly string[] | undefined;
  /** False where sealed objects stay behind. */
  readonly objects?: boolean | undefined;
}

export interface SentCase extends WrittenBundle {
  readonly path: string;
  readonly caseRef: string;
  readonly toOrigin: string;
  /** Of the transfer; absent where the case was given to that register before, and only the file is new. */
  readonly transfer?: Receipt;
}

export function sentText(sent: SentCase, language: Language): string {
  const told = words[language];
  const { path, toOrigin, entries, disclosed, withheld, bundleBytes, transfer } = sent;
  return page(
    transfer === undefined ? told.again(toOrigin) : told.given(toOrigin),
    "",
    columns([
      ...(transfer === undefined ? [] : ([[told.entry, String(transfer.index)]] as const)),
      [told.file, path],
      [told.entries, String(entries)],
      [told.open, String(disclosed)],
      [told.withheld, String(withheld)],
      [told.size, String(bundleBytes)],
    ]),
    "",
    told.next(path),
  );
}

/**
 * Records that a case goes to another register, and writes the bundle that it goes by. Given again to the
 * same register it writes the bundle alone, encrypted to whom the transfer names.
 */
export async function sendCase(name: string, flags: SendFlags, around: Surroundings): Promise<SentCase> {
  const standing = wordFrom(standings, flags.standing, "--standing");
  const recipients = await Promise.all(flags.recipient.map(valueOrFile));
  for (const recipient of recipients) await assertRecipient(recipient);
  const [key] = await logKeys([flags.toKey]);
  if (key === undefined) throw new ScelleError("usage.option-missing", { option: "--to-key", command });
  for (const path of [flags.out, flags.receipt]) if (path !== undefined) assertNewFile(path);
  const folder = registerFolderOf(flags, around.env);
  const signer = await readIdentity(flags.identity ?? defaultIdentityPath(around.env));
  const register = await openRegister(folder, { ...keyFolderOf(flags), command: "transfer send" });
  try {
    await assertIdentityMovedOut(folder, register);
    const names = namesFor(register, signer);
    const { ref: caseRef } = await recordNamed(names, name, "case");
    const { ref: toBodyRef } = await recordNamed(names, flags.toBody, "body");
    const refusalRefs: string[] = [];
    for (const refusal of flags.refusal ?? []) refusalRefs.push((await recordNamed(names, refusal)).ref);
    const { decidedBy, reason } = flags;
    const to = { toOrigin: key.name, toLogKey: key.text, toBodyRef, toRecipients: recipients };
    const draft = draftOf({ kind: "case-transferred", stated: { caseRef, ...to, decidedBy, reason } });
    const signed = { draft, ...(await signatureOf(register, draft, signer)) };
    const { transfer, recipients: allowed } = await given(register, signed, signer, key.name);
    if (transfer !== undefined && flags.receipt !== undefined) {
      await writeNewFile(flags.receipt, await register.receiptFile(signed));
    }
    const withObjects = flags.objects !== false;
    const order = { ...{ caseRef, reason, standing, refusalRefs, withObjects }, recipientBodyRef: toBodyRef };
    const written = await writeTo(
      register,
      signer,
      order,
      { recipients: allowed ?? recipients, path: flags.out },
      around,
    );
    const sent = { ...written, path: flags.out, caseRef, toOrigin: key.name };
    return transfer === undefined ? sent : { ...sent, transfer };
  } finally {
    around.progress.clear();
    await register.close();
  }
}

const command = "scelle transfer send";

async function signatureOf(
  { origin }: Register,
  draft: SignedDraft["draft"],
  signer: Signer,
): Promise<Pick<SignedDraft, "signature">> {
  const { signature } = await signDraft(origin, draft, signer);
  return { signature };
}

interface Given {
  /** Absent where the case went to that register already: its file is written again then. */
  readonly transfer?: Receipt;
  /** Whom that transfer says that its file is encrypted to. */
  readonly recipients?: readonly string[];
}

async function given(
  register: Register,
  signed: SignedDraft,
  signer: Signer,
  toOrigin: string,
): Promise<Given> {
  try {
    return { transfer: await register.append(signed) };
  } catch (cause) {
    const isGiven = cause instanceof ScelleError && cause.code === "transfer.given-away";
    if (!isGiven || cause.facts["register"] !== toOrigin) throw cause;
  }
  const { caseRef, reason } = signed.draft.stated;
  const query = { op: "list", kind: "case-transferred" };
  const look = draftOf({ kind: "record-consulted", stated: { caseRef, reason, query } as JsonObject });
  const { records } = await register.consult(await signDraft(register.origin, look, signer));
  const newest = records.reduce((one, other) => (other.index > one.index ? other : one));
  return { recipients: newest.stated["toRecipients"] as readonly string[] };
}

async function writeTo(
  register: Register,
  signer: Signer,
  order: Parameters<typeof writeBundle>[2],
  { recipients, path }: { readonly recipients: readonly string[]; readonly path: string },
  around: Surroundings,
): Promise<WrittenBundle> {
  const open = () => fileSinkTo(path, recipients);
  const tell = (done: number, total: number) => around.progress.show(() => progressText(done, total));
  return await writeBundle(register, signer, order, open, tell);
}

const words = {
  en: {
    given: (origin: string) => `The case was given to ${origin}. Here it takes in nothing more.`,
    again: (origin: string) =>
      `The case was given to ${origin} before: this is another file of the same transfer.`,
    entry: "recorded as entry",
    file: "file, encrypted to the other register",
    entries: "entries of the case",
    open: "open",
    withheld: "held back",
    size: "bytes",
    next: (path: string) =>
      `Next, there: scelle transfer receive ${path} …; then, here: scelle transfer acknowledge with its receipt.`,
  },
  fr: {
    given: (origin: string) => `L’affaire a été transmise à ${origin}. Ici elle ne reçoit plus rien.`,
    again: (origin: string) =>
      `L’affaire avait été transmise à ${origin} : voici un autre fichier de la même transmission.`,
    entry: "consigné à l’entrée",
    file: "fichier, chiffré pour l’autre registre",
    entries: "entrées de l’affaire",
    open: "ouvertes",
    withheld: "retenues",
    size: "octets",
    next: (path: string) =>
      `Ensuite, là-bas : scelle transfer receive ${path} … ; puis, ici : scelle transfer acknowledge avec son reçu.`,
  },
} as const;
