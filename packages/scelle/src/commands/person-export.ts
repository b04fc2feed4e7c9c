// SPDX-License-Identifier: Apache-2.0
import { accessRefusalGrounds, findKind, type Language, standings } from "@scelle/core";
import {
  defaultIdentityPath,
  type FileHandedOver,
  type HeldInCase,
  namesFor,
  openRegister,
  readIdentity,
} from "@scelle/register";
import { assertOutput } from "../program/assert-output.ts";
import { type AuthorFlags, assertIdentityMovedOut } from "../program/at-register.ts";
import { page } from "../program/lines.ts";
import { recordNamed } from "../program/references.ts";
import { keyFolderOf, registerFolderOf } from "../program/register-folder.ts";
import type { Surroundings } from "../program/surroundings.ts";
import { wordFrom } from "../program/word-from.ts";
import { assertNewFile, writeNewFile } from "../program/write-new-file.ts";

export interface PersonExportFlags extends AuthorFlags {
  readonly out: string;
  readonly reason: string;
  readonly standing: string;
  readonly to?: string | undefined;
  readonly toBody?: string | undefined;
}

export interface PersonExported extends Omit<FileHandedOver, "bytes"> {
  readonly path: string;
  readonly withheld: number;
}

/** Writes what is held on a person to a new JSON file, for the body that answers such requests. */
export async function exportPerson(
  name: string,
  flags: PersonExportFlags,
  around: Surroundings,
): Promise<PersonExported> {
  assertOutput(flags.out, flags, around.env);
  assertNewFile(flags.out);
  const standing = wordFrom(standings, flags.standing, "--standing");
  const folder = registerFolderOf(flags, around.env);
  const register = await openRegister(folder, { ...keyFolderOf(flags), command: "person export" });
  try {
    await assertIdentityMovedOut(folder, register);
    const signer = await readIdentity(flags.identity ?? defaultIdentityPath(around.env));
    const names = namesFor(register, signer);
    const refOf = async (named: string | undefined) =>
      named === undefined ? undefined : (await recordNamed(names, named)).ref;
    const { ref: personRef } = await recordNamed(names, name, "person");
    const [recipientRef, recipientBodyRef] = [await refOf(flags.to), await refOf(flags.toBody)];
    const order = {
      ...{ personRef, reason: flags.reason, standing },
      ...(recipientRef === undefined ? {} : { recipientRef }),
      ...(recipientBodyRef === undefined ? {} : { recipientBodyRef }),
    };
    let withheld = 0;
    const { bytes, ...exported } = await register.readings.handOverSubject(signer, order, (found, author) => {
      withheld = found.reduce((sum, one) => sum + one.withheld.length, 0);
      const nameOf = (ref: string) => register.names.labelOf(author, ref);
      return new TextEncoder().encode(`${JSON.stringify(fileOf(personRef, found, nameOf), null, 1)}\n`);
    });
    await writeNewFile(flags.out, bytes);
    return { ...exported, path: flags.out, withheld };
  } finally {
    await register.close();
  }
}

export function personExportedText(
  { path, count, withheld, receipts }: PersonExported,
  language: Language,
): string {
  const told = words[language];
  return page(
    told.exported(path, count, withheld),
    "",
    told.act(receipts.map(({ index }) => index).join(", ")),
    told.limits,
  );
}

/** The file: what is held in full, and of what is withheld the number, the kind and the ground. */
function fileOf(
  personRef: string,
  found: readonly HeldInCase[],
  nameOf: (ref: string) => string | undefined,
): object {
  const name = nameOf(personRef);
  return {
    personRef,
    ...(name === undefined ? {} : { name }),
    places: found.map(({ caseRef, personRefs, held, withheld }) => ({
      ...(caseRef === undefined ? {} : { caseRef, case: nameOf(caseRef) }),
      personRefs,
      held: held.map(({ record, fields }) => ({
        entry: record.index,
        recordRef: record.recordRef,
        kind: record.kind,
        title: findKind(record.kind)?.title,
        recordedAt: record.assigned.recordedAt,
        named: fields,
        isErased: record.erased,
        stated: record.stated,
      })),
      withheld: withheld.map((line, i) => ({
        number: i + 1,
        ...line,
        title: findKind(line.kind)?.title,
        because: accessRefusalGrounds[line.ground],
      })),
    })),
  };
}

const words = {
  en: {
    exported: (path: string, count: number, withheld: number) =>
      `${path}: ${count} records that name the person, ${withheld} withheld by number, kind and ground.`,
    act: (entries: string) => `That they were handed over is recorded as entry ${entries}.`,
    limits: "Cases that you may not read are not in it, nor is who looked, nor what sealed evidence holds.",
  },
  fr: {
    exported: (path: string, count: number, withheld: number) =>
      `${path} : ${count} actes qui nomment la personne, ${withheld} retenus avec numéro, nature et fondement.`,
    act: (entries: string) => `Leur remise est consignée à l’entrée ${entries}.`,
    limits:
      "N’y figurent ni les affaires que vous ne pouvez lire, ni qui a consulté, ni ce que contiennent les scellés.",
  },
} as const;
