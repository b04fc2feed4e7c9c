// SPDX-License-Identifier: Apache-2.0
import { resolve } from "node:path";
import {
  accessRefused,
  type JsonValue,
  type Language,
  parsePayload,
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
  type ShownRecord,
  signDraft,
} from "@scelle/register";
import { assertPlace, fileSinkTo } from "../bundle/file-sink.ts";
import { type WrittenBundle, writeBundle } from "../bundle/write-bundle.ts";
import { assertOutput } from "../program/assert-output.ts";
import { type AuthorFlags, assertIdentityMovedOut, draftOf } from "../program/at-register.ts";
import { valueOrFile } from "../program/field-values.ts";
import { columns, page } from "../program/lines.ts";
import { progressText } from "../program/progress-line.ts";
import { recordNamed } from "../program/references.ts";
import { keyFolderOf, registerFolderOf } from "../program/register-folder.ts";
import type { Surroundings } from "../program/surroundings.ts";
import { logKeys } from "../program/verifier-keys.ts";
import { wordFrom } from "../program/word-from.ts";
import { writeNewFile } from "../program/write-new-file.ts";

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
 * Records that a case goes to another register, and writes the bundle that it goes by. What can be refused
 * is refused before. Given again to the same register it writes the bundle alone, and the transfer’s receipt
 * where one is asked for.
 * @throws ScelleError("transfer.given-otherwise") where that transfer names another key, body or recipient
 */
export async function sendCase(name: string, flags: SendFlags, around: Surroundings): Promise<SentCase> {
  const standing = wordFrom(standings, flags.standing, "--standing");
  const recipients = await Promise.all(flags.recipient.map(valueOrFile));
  for (const recipient of recipients) await assertRecipient(recipient);
  const [key] = await logKeys([flags.toKey]);
  if (key === undefined) throw new ScelleError("usage.option-missing", { option: "--to-key", command });
  assertOutput(flags.out, flags, around.env);
  await assertPlaces(flags);
  const folder = registerFolderOf(flags, around.env);
  const signer = await readIdentity(flags.identity ?? defaultIdentityPath(around.env));
  const register = await openRegister(folder, { ...keyFolderOf(flags), command: "transfer send" });
  try {
    await assertIdentityMovedOut(folder, register);
    const names = namesFor(register, signer);
    const { ref: caseRef } = await recordNamed(names, name, "case");
    const { ref: toBodyRef } = await recordNamed(names, flags.toBody, "body");
    const { decidedBy, reason } = flags;
    const refusalRefs: string[] = [];
    for (const refusal of flags.refusal ?? []) refusalRefs.push((await recordNamed(names, refusal)).ref);
    await assertRefusals({ register, signer, caseRef, reason }, refusalRefs);
    const to = { toOrigin: key.name, toLogKey: key.text, toBodyRef, toRecipients: recipients };
    const draft = draftOf({ kind: "case-transferred", stated: { caseRef, ...to, decidedBy, reason } });
    const { signature } = await signDraft(register.origin, draft, signer);
    const { transfer, signed } = await given({ register, signer, caseRef, reason }, { draft, signature });
    if (flags.receipt !== undefined) await writeNewFile(flags.receipt, await register.receiptFile(signed));
    const withObjects = flags.objects !== false;
    const order = { ...{ caseRef, reason, standing, refusalRefs, withObjects }, recipientBodyRef: toBodyRef };
    const place = { recipients, path: flags.out };
    const written = await writeTo(register, signer, order, place, around);
    const sent = { ...written, path: flags.out, caseRef, toOrigin: key.name };
    return transfer === undefined ? sent : { ...sent, transfer };
  } finally {
    around.progress.clear();
    await register.close();
  }
}

const command = "scelle transfer send";

/** Before the case is given away: that file and receipt can be made, each in a place of its own. */
async function assertPlaces({ out, receipt }: SendFlags): Promise<void> {
  if (receipt !== undefined && resolve(receipt) === resolve(out)) {
    throw new ScelleError("vault.out-exists", { path: receipt });
  }
  for (const path of [out, receipt]) if (path !== undefined) await assertPlace(path);
}

interface AtCase {
  readonly register: Register;
  readonly signer: Signer;
  readonly caseRef: string;
  readonly reason: string;
}

/** Before the case is given away: that each is a decision of this case that names what is held back. */
async function assertRefusals(at: AtCase, refs: readonly string[]): Promise<void> {
  if (refs.length === 0) return;
  const { kind: expected } = accessRefused;
  const decisions = await recordsOf(at, expected);
  const naming = new Set(
    decisions.filter(({ stated }) => stated["recordRefs"] !== undefined).map(({ recordRef }) => recordRef),
  );
  for (const ref of refs) {
    if (!naming.has(ref)) throw new ScelleError("reference.unknown", { field: "refusalRefs", ref, expected });
  }
}

async function recordsOf(
  { register, signer, caseRef, reason }: AtCase,
  kind: string,
): Promise<readonly ShownRecord[]> {
  const query = { op: "list", kind };
  const look = draftOf({ kind: "record-consulted", stated: { caseRef, reason, query } });
  return (await register.consult(await signDraft(register.origin, look, signer))).records;
}

interface Given {
  /** Absent where the case went to that register already: its file is written again then. */
  readonly transfer?: Receipt;
  /** The transfer as it is on record. */
  readonly signed: SignedDraft;
}

async function given(at: AtCase, signed: SignedDraft): Promise<Given> {
  const { register, caseRef } = at;
  const { stated } = signed.draft;
  try {
    return { transfer: await register.append(signed), signed };
  } catch (cause) {
    const isGiven = cause instanceof ScelleError && cause.code === "transfer.given-away";
    if (!isGiven || cause.facts["register"] !== stated["toOrigin"]) throw cause;
    const [newest] = [...(await recordsOf(at, signed.draft.kind))].sort(
      (one, other) => other.index - one.index,
    );
    const opened = newest && (await register.evidence(newest.recordRef)).record.opened;
    if (opened === undefined) throw cause;
    const { draft, signature } = parsePayload(opened.payload);
    const other = ofTransfer.find(([field]) => !isSame(draft.stated[field], stated[field]));
    if (other === undefined) return { signed: { draft, signature } };
    const facts = { case: caseRef, register: String(stated["toOrigin"]), option: other[1] };
    throw new ScelleError("transfer.given-otherwise", facts, { cause });
  }
}

/** What another file of the same transfer cannot change, and the option that says it. */
const ofTransfer = [
  ["toLogKey", "--to-key"],
  ["toBodyRef", "--to-body"],
  ["toRecipients", "--recipient"],
] as const;

/** The same value, or the same recipients in another order. */
function isSame(one: JsonValue | undefined, other: JsonValue | undefined): boolean {
  const members = (value: JsonValue | undefined) => new Set(Array.isArray(value) ? value : [value]);
  const [ours, theirs] = [members(one), members(other)];
  return ours.size === theirs.size && [...ours].every((member) => theirs.has(member));
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
