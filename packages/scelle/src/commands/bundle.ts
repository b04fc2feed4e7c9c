// SPDX-License-Identifier: Apache-2.0
import { type Language, packNames, ScelleError, standings } from "@scelle/core";
import { assertRecipient, defaultIdentityPath, namesFor, openRegister, readIdentity } from "@scelle/register";
import { assertPlace, fileSinkTo } from "../bundle/file-sink.ts";
import { type WrittenBundle, writeBundle } from "../bundle/write-bundle.ts";
import { assertOutput } from "../program/assert-output.ts";
import { type AuthorFlags, assertIdentityMovedOut } from "../program/at-register.ts";
import { valueOrFile } from "../program/field-values.ts";
import { columns, page } from "../program/lines.ts";
import { progressText } from "../program/progress-line.ts";
import { recordNamed } from "../program/references.ts";
import { keyFolderOf, registerFolderOf } from "../program/register-folder.ts";
import type { Surroundings } from "../program/surroundings.ts";
import { wordFrom } from "../program/word-from.ts";

export interface BundleFlags extends AuthorFlags {
  readonly out: string;
  readonly reason: string;
  readonly standing: string;
  /** Person that it is handed to, by name or reference. */
  readonly to?: string | undefined;
  /** Body that it is handed to. */
  readonly toBody?: string | undefined;
  /** Decision that grants access: what it does not name stays closed. */
  readonly grant?: string | undefined;
  /** Decisions that refuse it. */
  readonly refusal?: readonly string[] | undefined;
  /** Whose rules of procedure page 1 looks for irregularities by. */
  readonly pack?: string | undefined;
  /** False where sealed objects stay behind. */
  readonly objects?: boolean | undefined;
  /** Sizes of checkpoints that the recipient kept. */
  readonly fromSize?: readonly string[] | undefined;
  /** Recipients of age: the file opens with an identity of one of them only. */
  readonly encryptTo?: readonly string[] | undefined;
}

export interface BundleResult extends WrittenBundle {
  readonly path: string;
  readonly caseRef: string;
  readonly isEncrypted: boolean;
  /** Bytes of an earlier attempt into this file that was cut off; they were removed. */
  readonly earlierBytes?: number;
}

/**
 * Discloses a case into a file that is not there yet. The act is on record before the first byte. The file
 * has its name when it is whole; what was cut off is written anew, under an act of its own.
 */
export async function discloseBundle(
  caseName: string,
  flags: BundleFlags,
  around: Surroundings,
): Promise<BundleResult> {
  const standing = wordFrom(standings, flags.standing, "--standing");
  const pack = flags.pack === undefined ? undefined : wordFrom(packNames, flags.pack, "--pack");
  const knownSizes = (flags.fromSize ?? []).map(sizeIn);
  const recipients = await Promise.all((flags.encryptTo ?? []).map(valueOrFile));
  for (const recipient of recipients) await assertRecipient(recipient);
  assertOutput(flags.out, flags, around.env);
  await assertPlace(flags.out);
  const folder = registerFolderOf(flags, around.env);
  const signer = await readIdentity(flags.identity ?? defaultIdentityPath(around.env));
  const register = await openRegister(folder, { ...keyFolderOf(flags), command: "bundle" });
  try {
    await assertIdentityMovedOut(folder, register);
    const names = namesFor(register, signer);
    const named = async (name: string | undefined) =>
      name === undefined ? undefined : (await recordNamed(names, name)).ref;
    const { ref: caseRef } = await recordNamed(names, caseName, "case");
    const [recipientRef, recipientBodyRef, grantRef] = [
      await named(flags.to),
      await named(flags.toBody),
      await named(flags.grant),
    ];
    const refusalRefs: string[] = [];
    for (const name of flags.refusal ?? []) refusalRefs.push((await recordNamed(names, name)).ref);
    const order = {
      ...{ caseRef, reason: flags.reason, standing, refusalRefs, knownSizes },
      withObjects: flags.objects !== false,
      ...(pack === undefined ? {} : { pack }),
      ...(recipientRef === undefined ? {} : { recipientRef }),
      ...(recipientBodyRef === undefined ? {} : { recipientBodyRef }),
      ...(grantRef === undefined ? {} : { grantRef }),
    };
    let earlierBytes: number | undefined;
    const open = async () => {
      const sink = await fileSinkTo(flags.out, recipients);
      earlierBytes = sink.earlierBytes;
      return sink;
    };
    const tell = (done: number, total: number) => around.progress.show(() => progressText(done, total));
    const written = await writeBundle(register, signer, order, open, tell);
    const removed = earlierBytes === undefined ? {} : { earlierBytes };
    return { ...written, ...removed, path: flags.out, caseRef, isEncrypted: recipients.length > 0 };
  } finally {
    around.progress.clear();
    await register.close();
  }
}

export function bundleText(result: BundleResult, language: Language): string {
  const told = words[language];
  const { path, entries, disclosed, withheld, erased, objects, bundleBytes, receipts } = result;
  return page(
    told.title(path),
    ...(result.earlierBytes === undefined ? [] : [told.earlier(result.earlierBytes)]),
    "",
    columns([
      [told.entries, String(entries)],
      [told.disclosed, String(disclosed)],
      [told.withheld, String(withheld)],
      [told.erased, String(erased)],
      [told.objects, String(objects)],
      [told.size, String(bundleBytes)],
      [told.act, receipts.map(({ index }) => String(index)).join(", ")],
    ]),
    "",
    result.isEncrypted ? told.open(path) : told.next(path),
  );
}

const words = {
  en: {
    title: (path: string) => `${path}: the case as it may be handed over, to be checked by whoever gets it.`,
    earlier: (bytes: number) =>
      `An earlier attempt had been cut off: what it left (${bytes} bytes) was removed. Its act stays on record.`,
    entries: "Entries of the case",
    disclosed: "open",
    withheld: "held back",
    erased: "erased",
    objects: "sealed objects",
    size: "bytes",
    act: "recorded as entry",
    next: (path: string) => `Next: scelle verify ${path}, on the recipient’s machine.`,
    open: (path: string) =>
      `Next, on the recipient’s machine: age --decrypt --identity KEY --output case.zip ${path}, then scelle verify case.zip.`,
  },
  fr: {
    title: (path: string) =>
      `${path} : l’affaire telle qu’elle peut être remise, contrôlable par qui la reçoit.`,
    earlier: (bytes: number) =>
      `Une tentative antérieure fut interrompue : ce qu’elle avait laissé (${bytes} octets) a été retiré. Son acte demeure.`,
    entries: "Entrées de l’affaire",
    disclosed: "ouvertes",
    withheld: "retenues",
    erased: "effacées",
    objects: "objets scellés",
    size: "octets",
    act: "consigné à l’entrée",
    next: (path: string) => `Ensuite : scelle verify ${path}, sur la machine du destinataire.`,
    open: (path: string) =>
      `Ensuite, sur la machine du destinataire : age --decrypt --identity CLÉ --output case.zip ${path}, puis scelle verify case.zip.`,
  },
} as const;

function sizeIn(text: string): number {
  if (/^[1-9]\d{0,14}$/.test(text)) return Number(text);
  throw new ScelleError("usage.value-invalid", { option: "--from-size", expected: "82" });
}
