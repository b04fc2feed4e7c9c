// SPDX-License-Identifier: Apache-2.0
import { type Draft, signingKinds } from "@scelle/core";
import type { ReceiptAnswer } from "@scelle/core/api";
import { ApiProblem, ownProblem } from "../api/api-problem.ts";
import { post } from "../api/client.ts";
import { PasskeyFailure, signAct } from "../screens/sign-in/passkey.ts";
import { ObjectTransfer } from "../sealing/object-transfer.ts";
import type { BringInWays } from "./bring-in.ts";
import type { FieldAct } from "./field-acts.ts";
import { changeSearch, keptPhotograph } from "./field-store.ts";

/** The store of this device and the register that the page came from. */
export function bringInWays(searchRef: string, origin: string): BringInWays {
  return {
    change: (alter) => changeSearch(searchRef, alter),
    bringObject,
    send: (draft) => send(draft, origin),
  };
}

/** Once more under its root does no harm: the vault keeps one. */
async function bringObject({ draft }: FieldAct): Promise<void> {
  const bytes = await keptPhotograph(draft.draftId);
  if (bytes === undefined) throw new ApiProblem(lost());
  const transfer = await begun(bytes.length);
  for (let at = 0; at < bytes.length; at += pieceSizeBytes) {
    await transfer.send(bytes.subarray(at, at + pieceSizeBytes));
  }
}

async function begun(sizeBytes: number): Promise<ObjectTransfer> {
  try {
    return await ObjectTransfer.begin(sizeBytes);
  } catch (error) {
    // A browser says so of a server that is away.
    throw error instanceof TypeError ? new ApiProblem(away(), { cause: error }) : error;
  }
}

const pieceSizeBytes = 4 * 1024 * 1024;

/** Acts that a passkey signs are signed when they come in, with the person before the device. */
async function send(draft: Draft, origin: string): Promise<ReceiptAnswer> {
  try {
    const assertion = signingKinds.includes(draft.kind) ? await signAct(origin, draft) : undefined;
    return await post<ReceiptAnswer>("/drafts", assertion === undefined ? draft : { ...draft, assertion });
  } catch (error) {
    throw error instanceof PasskeyFailure ? new ApiProblem(error.problem) : error;
  }
}

function lost() {
  return ownProblem("photograph.lost", 410, {
    en: "The sealed photograph is no longer on this device. Read in the export file of the search, then go on.",
    fr: "La photographie scellée n’est plus sur cet appareil. Relisez le fichier d’export de la perquisition, puis poursuivez.",
  });
}

function away() {
  return ownProblem("app.unreachable", 0, {
    en: "The register does not answer. What was taken in stays on this device; it goes on once the register answers.",
    fr: "Le registre ne répond pas. Ce qui a été relevé reste sur cet appareil ; l’envoi reprendra dès qu’il répondra.",
  });
}
