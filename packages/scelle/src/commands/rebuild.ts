// SPDX-License-Identifier: Apache-2.0
import type { Language } from "@scelle/core";
import { rebuildIndex } from "@scelle/register";
import { withSession } from "../program/at-register.ts";
import { page } from "../program/lines.ts";
import {
  identityInside,
  keyFolderOf,
  type RegisterFlags,
  registerFolderOf,
} from "../program/register-folder.ts";
import type { Surroundings } from "../program/surroundings.ts";

export interface Rebuilt {
  readonly folder: string;
  readonly entries: number;
}

/** Makes the index again from log and payloads, which it never proves and only helps to find. */
export async function rebuild(flags: RegisterFlags, around: Surroundings): Promise<Rebuilt> {
  const folder = registerFolderOf(flags, around.env);
  // Opening a register rebuilds what it needs, so it is opened only to judge what should not lie there.
  if ((await identityInside(folder)) !== undefined)
    await withSession(folder, flags, "rebuild", async () => undefined);
  const { entries } = await rebuildIndex(folder, { ...keyFolderOf(flags), command: "rebuild" });
  return { folder, entries };
}

export function rebuiltText({ entries }: Rebuilt, language: Language): string {
  return page(words[language](entries));
}

const words = {
  en: (entries: number) => `The index was made again from the ${entries} entries of the log.`,
  fr: (entries: number) => `L’index a été refait à partir des ${entries} entrées du journal.`,
} as const;
