// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from "node:crypto";
import { assert, type JsonObject, recordConsulted, ScelleError, type Signer } from "@scelle/core";
import { type Register, signDraft } from "@scelle/register";
import type { Names, Signatory } from "./act.ts";

interface Looking {
  readonly register: Register;
  readonly signers: ReadonlyMap<Signatory, Signer>;
  readonly ref: Names["ref"];
}

/** What others have looked at before a newcomer comes: who, why, what. */
const looks = [
  [
    "second-inspector",
    "hearing",
    "check of the numbers before the hearing",
    { op: "list", kind: "exhibit-seized" },
  ],
  ["magistrate", "control", "conditions of the warrant", { op: "list", kind: "search-conducted" }],
  ["ombudsman", "control", "yearly review of open allegations", { op: "list", kind: "allegation-made" }],
  ["ombudsman", "control", "yearly review: who was kept out", { op: "list", kind: "wall-raised" }],
] as const;

/** Looks of members, each with its reason, and one attempt from behind the wall, which is refused. */
export async function lookAround(looking: Looking): Promise<void> {
  const caseRef = looking.ref("case");
  for (const [who, ground, reason, query] of looks) {
    await look(looking, who, { caseRef, ground, reason: `Exercise: ${reason}`, query: { ...query } });
  }
  const asked = { op: "show", refs: [looking.ref("telephone 2")] };
  const attempt = look(looking, "squad-member", {
    reason: "Exercise: is there something on us?",
    query: asked,
  });
  const refused = await attempt.then(
    () => "",
    (cause: unknown) => (cause instanceof ScelleError ? cause.code : String(cause)),
  );
  assert(refused.startsWith("access."), `the wall holds: ${refused}`);
}

async function look({ register, signers }: Looking, who: Signatory, stated: JsonObject): Promise<void> {
  const signer = signers.get(who);
  assert(signer !== undefined, `${who} has a key`);
  const { kind, version } = recordConsulted;
  const draft = { draftId: randomUUID(), kind, version, stated };
  await register.consult(await signDraft(register.origin, draft, signer));
}
