// SPDX-License-Identifier: Apache-2.0
import { assert, type Draft, type JsonObject, type Signer } from "@scelle/core";
import { type Register, signDraft } from "@scelle/register";
import type { Act, Names, Signatory } from "./act.ts";

const program = "exercise/1.0.0";

export interface RecorderParts {
  readonly register: Register;
  readonly signers: ReadonlyMap<Signatory, Signer>;
  readonly ref: Names["ref"];
  /** What was measured when a document or an image was sealed, by the name of its record or its file. */
  readonly sealed: ReadonlyMap<string, JsonObject>;
}

/**
 * Signs acts and has the register take them in, one after the other: each may build on those before it, and
 * what is told in order is read in order.
 */
export async function recordActs(parts: RecorderParts, acts: readonly Act[]): Promise<void> {
  const names = new Set(acts.map(({ name }) => name));
  assert(names.size === acts.length, "no two acts of a chapter have one name");
  const drafts = await Promise.all(acts.map((act) => signed(parts, act)));
  for (const draft of drafts) await parts.register.append(draft);
}

async function signed({ register, signers, ref, sealed }: RecorderParts, act: Act) {
  const { name, kind, version = 1, stated, by, image } = act;
  const signer = signers.get(by);
  assert(signer !== undefined, `${by} has a key`);
  const measured = sealed.get(image ?? name) ?? act.measured;
  const fields = measured === undefined ? {} : { measured, measuredBy: program };
  const draft: Draft = { draftId: ref(name), kind, version, stated, ...fields };
  return await signDraft(register.origin, draft, signer);
}
