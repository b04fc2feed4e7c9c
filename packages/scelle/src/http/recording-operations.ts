// SPDX-License-Identifier: Apache-2.0
import { PassThrough } from "node:stream";
import { caseFoundingKinds, type Draft, parseDraft, ScelleError, type SignedDraft } from "@scelle/core";
import { signDraft } from "@scelle/register";
import { streamSink } from "../bundle/bundle-sink.ts";
import { writeBundle } from "../bundle/write-bundle.ts";
import type { Call, Desk, Operation } from "./call.ts";

export const append: Operation<"append"> = async (desk, call, { body }) => {
  const { register } = desk.world;
  const { assertion, ...given } = body;
  const draft = await signed(desk, call, given);
  const page = desk.place.originOf(call.request.headers.host ?? "");
  // Judged before the act is recorded, so that an answer that is none leaves nothing behind.
  const byPasskey =
    assertion === undefined
      ? undefined
      : await register.signIns.judgeAct(call.person.personRef, draft.draft, assertion, page);
  const receipt = await register.append(draft);
  if (byPasskey !== undefined) await register.signIns.recordSignedAct(byPasskey);
  return { ...receipt };
};

export const consider: Operation<"consider"> = async (desk, call, { body }) => {
  await desk.world.register.consider(await signed(desk, call, body));
  return undefined;
};

/** A case that is closed to whoever asks answers as one that is not there. */
export const recipients: Operation<"recipients"> = async ({ world }, { person }, { params }) => {
  const { register } = world;
  const { kind = "" } = register.names.outlineOf(person.personRef, params.caseRef) ?? {};
  const isOpen = caseFoundingKinds.includes(kind);
  if (!isOpen) throw new ScelleError("access.not-member", { ref: params.caseRef });
  return { recipients: [...(await register.recipients(params.caseRef))] };
};

/** The disclosure is on record before the first byte leaves; whatever refuses it does so before that. */
export const bundle: Operation<"bundle"> = async ({ world }, { person }, { params, body }) => {
  const { reason, standing, recipientRef, pack } = body;
  const order = {
    caseRef: params.caseRef,
    reason,
    standing,
    ...(recipientRef === undefined ? {} : { recipientRef }),
    ...(pack === undefined ? {} : { pack }),
  };
  const output = new PassThrough();
  // Once bytes may have left, an error can only cut the answer off: a bundle that ends early does not open.
  output.on("error", () => output.end());
  await new Promise<void>((recorded, refused) => {
    let isRecorded = false;
    const open = () => {
      isRecorded = true;
      recorded();
      return streamSink(output);
    };
    writeBundle(world.register, person.signer, order, open).catch((cause: unknown) => {
      if (isRecorded) output.destroy(cause as Error);
      else refused(cause);
    });
  });
  return output;
};

/** Signed with the key of whoever is signed in, after the register's own check of every field. */
async function signed({ world }: Desk, { person }: Call, body: unknown): Promise<SignedDraft> {
  const draft: Draft = parseDraft(body);
  return await signDraft(world.register.origin, draft, person.signer);
}
