// SPDX-License-Identifier: Apache-2.0
import { fixityOutcomes, isPrintable, type Language, ScelleError } from "@scelle/core";
import { Register, type RegisterSession, type ScrubbedItem, type ScrubReport, serve } from "@scelle/register";
import { withSession } from "../program/at-register.ts";
import { page } from "../program/lines.ts";
import { shortRef } from "../program/references.ts";
import { type RegisterFlags, registerFolderOf } from "../program/register-folder.ts";
import type { Surroundings } from "../program/surroundings.ts";

export interface ScrubFlags extends RegisterFlags {
  /** Bytes that are read a second, at most. */
  readonly rate?: number | undefined;
}

/**
 * Goes through everything once, or through what an interrupted round has left.
 * @param onItem hears of each thing as soon as it was read
 */
export async function scrub(
  flags: ScrubFlags,
  around: Surroundings,
  onItem: (item: ScrubbedItem) => void,
): Promise<ScrubReport> {
  const folder = registerFolderOf(flags, around.env);
  return await withSession(folder, flags, "scrub", async (session) => {
    const served = session instanceof Register ? await servedMeanwhile(session) : undefined;
    try {
      return await wholeRound(session, flags.rate, around, onItem);
    } finally {
      await served?.close();
    }
  });
}

/** A line for what is not as it should be; nothing for the rest. */
export function scrubbedText(item: ScrubbedItem, language: Language): string {
  return item.outcome === "intact" ? "" : page(wantingLine(item, language));
}

export function scrubText(report: ScrubReport, language: Language): string {
  const say = words[language];
  const { objectCount, imageCount, payloadFileCount, elsewhereCount, strays, wanting } = report;
  return page(
    say.read(objectCount, imageCount, payloadFileCount),
    ...(elsewhereCount === 0 ? [] : [say.elsewhere(elsewhereCount)]),
    ...(strays.length === 0 ? [] : [say.strays(strays.length)]),
    ...strays.slice(0, straysShownMax).map((path) => `  ${isPrintable(path) ? path : encodeURI(path)}`),
    wanting.length === 0 ? say.intact : say.wanting(wanting.length),
    ...wanting.map((item) => `  ${wantingLine(item, language)}`),
    ...(wanting.length === 0 ? [] : [say.cure]),
  );
}

const straysShownMax = 20;

/** A round may take a day: others work through us as through a server, where there can be sockets. */
async function servedMeanwhile(register: Register): Promise<{ close(): Promise<void> } | undefined> {
  try {
    return await serve(register);
  } catch (cause) {
    if (cause instanceof ScelleError && cause.code === "socket.unavailable") return undefined;
    throw cause;
  }
}

async function wholeRound(
  session: RegisterSession,
  rate: number | undefined,
  around: Surroundings,
  onItem: (item: ScrubbedItem) => void,
): Promise<ScrubReport> {
  for (let inRound: string | undefined; ; ) {
    const { startedAt, item, report, doneCount, totalCount } = await session.scrubStep(rate, inRound);
    inRound = startedAt;
    if (item !== undefined) {
      around.progress.clear();
      onItem(item);
    }
    if (report !== undefined) return report;
    around.progress.show(() => `${doneCount}/${totalCount}`);
  }
}

type Named = Pick<ScrubbedItem, "type" | "name" | "outcome">;

function wantingLine({ type, name, outcome }: Named, language: Language): string {
  const shown = type === "payload" ? name : shortRef(name);
  return `${words[language].types[type]} ${shown}: ${fixityOutcomes[outcome][language]}`;
}

const words = {
  en: {
    types: { object: "object", image: "image", payload: "records" },
    read: (objects: number, images: number, files: number) =>
      `Read again: ${objects} sealed objects, ${images} registered images, ${files} files of records.`,
    elsewhere: (count: number) => `Not read, since their place is no path: ${count} registered images.`,
    strays: (count: number) =>
      `Not read, since no file of this register: ${count} among those of records; find out who put them there.`,
    intact: "All of it is still the same bytes.",
    wanting: (count: number) => `NOT THE SAME: ${count}`,
    cure: "Keep them as they are; compare with a backup, and find out whether it was the medium or a hand.",
  },
  fr: {
    types: { object: "objet", image: "copie", payload: "actes" },
    read: (objects: number, images: number, files: number) =>
      `Relus : ${objects} objets scellés, ${images} copies inscrites, ${files} fichiers d’actes.`,
    elsewhere: (count: number) =>
      `Non relues, leur emplacement n’étant pas un chemin : ${count} copies inscrites.`,
    strays: (count: number) =>
      `Non relus, étrangers au registre : ${count} parmi les fichiers d’actes ; cherchez qui les y a mis.`,
    intact: "Tout est identique octet pour octet.",
    wanting: (count: number) => `PAS IDENTIQUES : ${count}`,
    cure: "Gardez-les tels quels ; comparez à une sauvegarde et cherchez si ce fut le support ou une main.",
  },
} as const;
