// SPDX-License-Identifier: Apache-2.0
import { calendars, packNames } from "@scelle/core";
import type { RegularityView } from "@scelle/core/api";
import { defaultIdentityPath, namesFor, readIdentity, signDraft } from "@scelle/register";
import { regularityView } from "../http/views/regularity-view.ts";
import { type AuthorFlags, draftOf, withSession } from "../program/at-register.ts";
import { type ReasonFlags, reasonOf } from "../program/look-reason.ts";
import { recordAsked } from "../program/references.ts";
import { registerFolderOf } from "../program/register-folder.ts";
import type { Surroundings } from "../program/surroundings.ts";
import { wordFrom } from "../program/word-from.ts";

export interface RegularityFlags extends AuthorFlags, ReasonFlags {
  readonly pack?: string | undefined;
  /** Whose working days count. */
  readonly calendar?: string | undefined;
}

export interface RegularityAnswer extends RegularityView {
  readonly caseRef: string;
  /** Whether the case holds more than one look shows. */
  readonly isCut: boolean;
  readonly labels: Readonly<Record<string, string>>;
}

/** A case beside the rules of a pack, over what whoever asks may read. */
export async function caseRegularity(
  name: string,
  flags: RegularityFlags,
  around: Surroundings,
): Promise<RegularityAnswer> {
  const reason = reasonOf(flags, "scelle regularity");
  const pack = flags.pack === undefined ? undefined : wordFrom(packNames, flags.pack, "--pack");
  const calendar =
    flags.calendar === undefined ? undefined : wordFrom(calendars, flags.calendar, "--calendar");
  const folder = registerFolderOf(flags, around.env);
  return await withSession(folder, flags, "regularity", async (session) => {
    const signer = await readIdentity(flags.identity ?? defaultIdentityPath(around.env));
    const { ref: caseRef } = await recordAsked(namesFor(session, signer), name, "case");
    const query = { op: "list", kind: "view.regularity" };
    const draft = draftOf({ kind: "record-consulted", stated: { caseRef, ...reason, query } });
    const { records, isCut } = await session.look(await signDraft(session.origin, draft, signer));
    const labels = Object.fromEntries(
      records.flatMap(({ recordRef, stated: { number } }) =>
        typeof number === "string" ? [[recordRef, number] as const] : [],
      ),
    );
    const view = regularityView({ caseRef, records, at: new Date().toISOString() }, { pack, calendar });
    return { caseRef, ...view, isCut, labels };
  });
}
