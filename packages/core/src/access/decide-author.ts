// SPDX-License-Identifier: Apache-2.0
import { type Kind, registerOnlyKinds } from "../records/define-kind.ts";
import { personRegistered } from "../records/kinds/person-registered.ts";
import { registerFounded } from "../records/kinds/register-founded.ts";
import { personFold, signsFor, signsLooksOnly } from "../records/person-fold.ts";
import type { Predecessor } from "../records/predecessor.ts";
import { type RegisterState, registerFold } from "../records/register-fold.ts";
import { type Proposal, type Refusal, refuse, type Situation } from "../records/situation.ts";
import { isReading } from "./readings.ts";

/**
 * Whether the author may speak in this register at all, with this key. The first two entries found it: the
 * founding record, authored by itself, then the founder as its first person, authored by the founding record.
 */
export function authorRefusal(situation: Situation, kind: Kind, proposal: Proposal): Refusal | undefined {
  const register = situation.state(registerFold, "register");
  if (register.founding === undefined) return foundingRefusal(situation, proposal);
  if (kind.kind === registerFounded.kind)
    return refuse("register.already-founded", { origin: situation.origin });
  if (register.personCount === 0) return founderRefusal(register.founding, proposal);
  if (proposal.author === "register") return registerActRefusal(register.founding.registerKey, proposal);
  if (registerOnlyKinds.includes(kind.kind)) return refuse("author.register-only", { kind: kind.kind });
  return personRefusal(situation, kind, proposal);
}

/** Acts that the register may perform beside persons. */
const registerToo: readonly string[] = ["fixity-checked", "recovery-performed"];

function foundingRefusal(situation: Situation, { draft, author, key }: Proposal): Refusal | undefined {
  const { origin, founderKey, succeeds } = draft.stated;
  const founds = draft.kind === registerFounded.kind && author === draft.draftId && key === founderKey;
  if (!founds || origin !== situation.origin) {
    return refuse("register.not-founded", { origin: situation.origin });
  }
  const { logKey = "" } = (succeeds ?? {}) as Partial<Predecessor>;
  return logKey.startsWith(`${origin}+`) ? refuse("succession.same-origin", { origin }) : undefined;
}

function founderRefusal(
  founding: NonNullable<RegisterState["founding"]>,
  { draft, author, key }: Proposal,
): Refusal | undefined {
  const { caseRef, publicKey, role } = draft.stated;
  const isFounder =
    draft.kind === personRegistered.kind && author === founding.recordRef && caseRef === undefined;
  const signs = key === founding.founderKey && publicKey === founding.founderKey && role === "administrator";
  return isFounder && signs ? undefined : refuse("register.founder-first", { origin: founding.origin });
}

function registerActRefusal(registerKey: string, { draft, key }: Proposal): Refusal | undefined {
  const isItsAct = registerOnlyKinds.includes(draft.kind) || registerToo.includes(draft.kind);
  if (!isItsAct) return refuse("author.not-register", { kind: draft.kind });
  return key === registerKey ? undefined : refuse("author.no-key", { author: "register" });
}

function personRefusal(
  situation: Situation,
  { kind }: Kind,
  { author, key, recordedAt }: Proposal,
): Refusal | undefined {
  const person = situation.state(personFold, author);
  if (!person.isRegistered) return refuse("author.unknown", { author });
  if (!signsFor(person, key, recordedAt)) return refuse("author.no-key", { author });
  // A provider said who this is; nobody signed. That is enough to look, and to have the look recorded.
  const isTooMuch = !isReading({ kind }) && signsLooksOnly(person, key);
  return isTooMuch ? refuse("author.looks-only", { kind }) : undefined;
}
