// SPDX-License-Identifier: Apache-2.0
import { findKind, type JsonObject, type Kind, parseDraft, ScelleError } from "@scelle/core";
import type { Receipt } from "@scelle/register";
import { type AuthorFlags, atRegister, draftOf } from "../program/at-register.ts";
import { statedFields } from "../program/field-values.ts";
import { parseJsonObject } from "../program/json-text.ts";
import { readStandardInput } from "../program/read-standard-input.ts";
import { readTextFile } from "../program/read-text-file.ts";
import { resolveNames } from "../program/resolve-names.ts";
import type { Surroundings } from "../program/surroundings.ts";
import { assertNewFile, writeNewFile } from "../program/write-new-file.ts";

export interface RecordFlags extends AuthorFlags {
  /** A file with the stated fields, or with a whole draft; `-` is standard input. */
  readonly json?: string | boolean | undefined;
  /** `NAME=VALUE`; beside JSON they replace what stands there. */
  readonly field?: readonly string[] | undefined;
  /** The same id again makes it safe to repeat an act whose answer was lost. */
  readonly draftId?: string | undefined;
  /** Where a proof goes that the entry stands in the log. */
  readonly proof?: string | undefined;
}

/** Records an act of any kind that needs no measuring. */
export async function recordAct(
  kindName: string,
  flags: RecordFlags,
  around: Surroundings,
): Promise<Receipt> {
  if (flags.proof !== undefined) assertNewFile(flags.proof);
  const kind = findKind(kindName);
  if (kind === undefined) throw new ScelleError("draft.unknown-kind", { kind: nameOnly(kindName) });
  const given = typeof flags.json === "string" ? await readDraft(flags.json, kind) : { stated: {} };
  const typed = await statedFields(kind, flags.field ?? [], Date.now());
  const stated = { ...given.stated, ...typed };
  const draftId = flags.draftId ?? given.draftId;
  return await atRegister(flags, around.env, "record", async (desk) => {
    const resolved = await resolveNames(desk.names, kind.kind, stated);
    const draft = draftOf({ kind: kind.kind, stated: resolved, draftId });
    const complete = given.measured === undefined ? draft : parseDraft({ ...draft, ...given.measured });
    const receipt = await desk.append(complete);
    if (flags.proof !== undefined)
      await writeNewFile(flags.proof, await desk.session.proof(receipt.recordRef));
    return receipt;
  });
}

interface GivenDraft {
  readonly stated: JsonObject;
  readonly draftId?: string;
  /** `measured` and `measuredBy` of a draft that another program prepared. */
  readonly measured?: JsonObject;
}

/** Either only the stated fields, or a draft as other programs prepare it. */
async function readDraft(path: string, kind: Kind): Promise<GivenDraft> {
  const source = path === "-" ? "standard input" : path;
  const value = parseJsonObject(path === "-" ? await readStandardInput() : await readTextFile(path), source);
  const { stated, draftId, measured, measuredBy, kind: statedKind } = value;
  const isDraft = typeof stated === "object" && stated !== null && kind.shape["stated"] === undefined;
  if (!isDraft) return { stated: value };
  if (statedKind !== undefined && statedKind !== kind.kind) {
    throw new ScelleError("draft.invalid", { kind: kind.kind, field: "kind", problem: "names another kind" });
  }
  return {
    stated: stated as JsonObject,
    ...(typeof draftId === "string" ? { draftId } : {}),
    ...(measured === undefined
      ? {}
      : { measured: { measured, ...(measuredBy === undefined ? {} : { measuredBy }) } }),
  };
}

/** What was typed comes back only as far as it looks like a name. */
function nameOnly(text: string): string {
  return /^[A-Za-z0-9-]{1,60}$/.test(text) ? text : "?";
}
