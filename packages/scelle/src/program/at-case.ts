// SPDX-License-Identifier: Apache-2.0
import type { ViewName } from "@scelle/core/api";
import { defaultIdentityPath, type Look, namesFor, readIdentity, signDraft } from "@scelle/register";
import { type AuthorFlags, draftOf, withSession } from "./at-register.ts";
import { type ReasonFlags, reasonOf } from "./look-reason.ts";
import { recordAsked } from "./references.ts";
import { registerFolderOf } from "./register-folder.ts";
import type { Surroundings } from "./surroundings.ts";

/** A case as whoever acts looks at it. */
export interface CaseDesk {
  readonly caseRef: string;
  readonly names: ReturnType<typeof namesFor>;
  /**
   * What a view of the case is made of; the look is on record before.
   * @param before the entry before which a page of it ends
   */
  look(view: ViewName, before?: number): Promise<Look>;
}

export interface CaseAsked {
  /** As it is typed after `scelle`. */
  readonly command: string;
  /** Number or reference of the case. */
  readonly name: string;
}

/**
 * Opens a register for looks at one case, for the reason that is given.
 * @throws ScelleError("name.unknown" | "name.ambiguous" | "access.not-member" | …)
 */
export async function atCase<T>(
  { command, name }: CaseAsked,
  flags: AuthorFlags & ReasonFlags,
  around: Surroundings,
  work: (desk: CaseDesk) => Promise<T>,
): Promise<T> {
  const reason = reasonOf(flags, `scelle ${command}`);
  const folder = registerFolderOf(flags, around.env);
  return await withSession(folder, flags, command, async (session) => {
    const signer = await readIdentity(flags.identity ?? defaultIdentityPath(around.env));
    const names = namesFor(session, signer);
    const { ref: caseRef } = await recordAsked(names, name, "case");
    const look = async (view: ViewName, before?: number) => {
      const query = { op: "list", kind: before === undefined ? `view.${view}` : `view.${view}.${before}` };
      const draft = draftOf({ kind: "record-consulted", stated: { caseRef, ...reason, query } });
      return await session.look(await signDraft(session.origin, draft, signer));
    };
    return await work({ caseRef, names, look });
  });
}
