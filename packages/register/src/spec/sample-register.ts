// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from "node:crypto";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Draft, SignedDraft, Signer } from "@scelle/core";
import { found } from "../found.ts";
import { createIdentity } from "../keys/identity.ts";
import { openRegister, type RegisterOptions } from "../open-register.ts";
import type { Register } from "../register.ts";
import type { Receipt } from "../session.ts";
import { signDraft } from "../sign-draft.ts";
import { type EvidenceIdentity, generateEvidenceIdentity } from "../vault/evidence-identity.ts";

export const sampleOrigin = "inspectorate.example/exercise";

/** A real register in a temporary folder, with its keys beside it and one person, its founder. */
export interface SampleRegister {
  readonly top: string;
  readonly folder: string;
  readonly keyFolder: string;
  readonly founder: Signer;
  readonly founderRef: string;
  readonly recovery: EvidenceIdentity;
  open(options?: Partial<RegisterOptions>): Promise<Register>;
  /** The same register as its files stand now, in folders of its own: what another process would find. */
  copy(name: string): SampleRegister;
}

/** Founds a register, hands it over, and removes everything afterwards. */
export async function withSampleRegister(
  body: (sample: SampleRegister) => Promise<void>,
  now?: () => number,
): Promise<void> {
  const top = mkdtempSync(join(tmpdir(), "scelle-sample-"));
  try {
    const founder = await createIdentity(join(top, "founder"));
    const recovery = await generateEvidenceIdentity();
    const { personRef } = await found({
      folder: join(top, "register"),
      keyFolder: join(top, "keys"),
      origin: sampleOrigin,
      title: "Exercise",
      bodyName: "Inspectorate of the exercise",
      founderName: "Registrar",
      founder,
      recoveryRecipient: recovery.recipient,
      isExercise: true,
      ...(now === undefined ? {} : { now }),
    });
    await body(sampleIn(top, "register", "keys", { founder, founderRef: personRef, recovery }));
  } finally {
    rmSync(top, { recursive: true, force: true });
  }
}

/** Kinds of which the first version is not taken in any more where safeguards hold. */
const inNewestVersion: readonly string[] = ["member-admitted", "key-added"];

/**
 * A draft under a fresh id: of the first version of its kind unless another is named, or the first one is not
 * taken in any more.
 */
export function draftOfKind(
  kind: string,
  stated: Draft["stated"],
  version = inNewestVersion.includes(kind) ? 2 : 1,
): Draft {
  return { draftId: randomUUID(), kind, version, stated };
}

export function signedDraft(
  kind: string,
  stated: Draft["stated"],
  signer: Signer,
  version?: number,
): Promise<SignedDraft> {
  return signDraft(sampleOrigin, draftOfKind(kind, stated, version), signer);
}

/** Signs and appends in one go. */
export async function record(
  register: Pick<Register, "append">,
  signer: Signer,
  kind: string,
  stated: Draft["stated"],
): Promise<Receipt> {
  return await register.append(await signedDraft(kind, stated, signer));
}

const recipientOfNobody = "age17p450tlq03qs4f5ysssc5aarj8wwm24vggrgeh0php8r6qg54slspsnnlh";

export function caseStated(number: string, title = "Inquiry of the exercise"): Draft["stated"] {
  return { number, title, recipients: [recipientOfNobody] };
}

export function exhibitStated(caseRef: string, number: string, words = "A phone, black"): Draft["stated"] {
  const seizedAt = exactly("2025-11-03T09:00:00.000Z");
  return { caseRef, number, category: "phone", description: words, seizedAt, place: "Office 12" };
}

/** An exact time, as a person states it. */
export function exactly(at: string): Draft["stated"] {
  return { earliest: at, latest: at, zone: "Europe/Paris", basis: "stated" };
}

type Persons = Pick<SampleRegister, "founder" | "founderRef" | "recovery">;

function sampleIn(top: string, register: string, keys: string, persons: Persons): SampleRegister {
  const folder = join(top, register);
  const keyFolder = join(top, keys);
  return {
    top,
    folder,
    keyFolder,
    ...persons,
    open: (options) => openRegister(folder, { keyFolder, command: "test", ...options }),
    copy: (name) => {
      cpSync(folder, join(top, name), { recursive: true, filter: (path) => !path.includes("/run") });
      cpSync(keyFolder, join(top, `${name}-keys`), { recursive: true });
      return sampleIn(top, name, `${name}-keys`, persons);
    },
  };
}
