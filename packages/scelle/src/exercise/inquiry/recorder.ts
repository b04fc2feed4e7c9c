// SPDX-License-Identifier: Apache-2.0
import { assert, type Draft, type JsonObject, type Signer } from "@scelle/core";
import { type Register, signDraft } from "@scelle/register";
import type { Act, Names, Signatory } from "./act.ts";

/** Acts after which, and before which, everything else waits: they change who may record what. */
const turningPoints: readonly string[] = ["case-opened", "member-admitted", "wall-raised", "case-closed"];
const program = "exercise/1.0.0";

export interface RecorderParts {
  readonly register: Register;
  readonly signers: ReadonlyMap<Signatory, Signer>;
  readonly ref: Names["ref"];
  /** What was measured when a document or an image was sealed, by the name of its record or its file. */
  readonly sealed: ReadonlyMap<string, JsonObject>;
}

/**
 * Signs acts and has the register take them in, in their order wherever one of them could tell. Those that do
 * not build on each other go in together and share a commit.
 */
export async function recordActs(parts: RecorderParts, acts: readonly Act[]): Promise<void> {
  let batch: Act[] = [];
  const names = new Set<string>();
  for (const act of acts) {
    assert(!names.has(act.name), `one act is called ${act.name}`);
    names.add(act.name);
    if (mustWait(parts, batch, act)) {
      await append(parts, batch);
      batch = [];
    }
    batch.push(act);
  }
  await append(parts, batch);
}

function mustWait({ ref }: RecorderParts, batch: readonly Act[], act: Act): boolean {
  if ([act, ...batch.slice(-1)].some(({ kind }) => turningPoints.includes(kind))) return true;
  const words = JSON.stringify(act.stated);
  return batch.some(
    ({ name, stated }) =>
      words.includes(ref(name)) ||
      act.by === name ||
      (stated["exhibitRef"] !== undefined && stated["exhibitRef"] === act.stated["exhibitRef"]),
  );
}

async function append(parts: RecorderParts, batch: readonly Act[]): Promise<void> {
  const drafts = await Promise.all(batch.map((act) => signed(parts, act)));
  await Promise.all(drafts.map((draft) => parts.register.append(draft)));
}

async function signed({ register, signers, ref, sealed }: RecorderParts, act: Act) {
  const { name, kind, stated, by, image } = act;
  const signer = signers.get(by);
  assert(signer !== undefined, `${by} has a key`);
  const measured = sealed.get(image ?? name) ?? act.measured;
  const fields = measured === undefined ? {} : { measured, measuredBy: program };
  const draft: Draft = { draftId: ref(name), kind, version: 1, stated, ...fields };
  return await signDraft(register.origin, draft, signer);
}
