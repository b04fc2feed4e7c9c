// SPDX-License-Identifier: Apache-2.0
import { calendars, packNames } from "@scelle/core";
import type { RegularityView } from "@scelle/core/api";
import { regularityView } from "../http/views/regularity-view.ts";
import { atCase } from "../program/at-case.ts";
import type { AuthorFlags } from "../program/at-register.ts";
import type { ReasonFlags } from "../program/look-reason.ts";
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
  const pack = flags.pack === undefined ? undefined : wordFrom(packNames, flags.pack, "--pack");
  const calendar =
    flags.calendar === undefined ? undefined : wordFrom(calendars, flags.calendar, "--calendar");
  return await atCase({ command: "regularity", name }, flags, around, async ({ caseRef, look }) => {
    const { records, isCut } = await look("regularity");
    const labels = Object.fromEntries(
      records.flatMap(({ recordRef, stated: { number } }) =>
        typeof number === "string" ? [[recordRef, number] as const] : [],
      ),
    );
    const view = regularityView({ caseRef, records, at: new Date().toISOString() }, { pack, calendar });
    return { caseRef, ...view, isCut, labels: { [caseRef]: name, ...labels } };
  });
}
