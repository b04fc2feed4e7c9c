// SPDX-License-Identifier: Apache-2.0
import { PassThrough } from "node:stream";
import { type Draft, parseDraft, type SignedDraft } from "@scelle/core";
import { signDraft } from "@scelle/register";
import { writeBundle } from "../bundle/write-bundle.ts";
import type { Call, Desk, Operation } from "./call.ts";

export const append: Operation<"append"> = async (desk, call, { body }) => {
  const receipt = await desk.world.register.append(await signed(desk, call, body));
  return { ...receipt };
};

export const consider: Operation<"consider"> = async (desk, call, { body }) => {
  await desk.world.register.consider(await signed(desk, call, body));
  return undefined;
};

/** The disclosure is on record before the first byte leaves; whatever refuses it does so before that. */
export const bundle: Operation<"bundle"> = async ({ world }, { person }, { params, body }) => {
  const { reason, standing, recipientRef } = body;
  const order = {
    caseRef: params.caseRef,
    reason,
    standing,
    ...(recipientRef === undefined ? {} : { recipientRef }),
  };
  const output = new PassThrough();
  // Once bytes may have left, an error can only cut the answer off: a bundle that ends early does not open.
  output.on("error", () => output.end());
  await new Promise<void>((recorded, refused) => {
    let isRecorded = false;
    const onRecorded = (): void => {
      isRecorded = true;
      recorded();
    };
    writeBundle(world.register, person.signer, order, output, onRecorded).catch((cause: unknown) => {
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
