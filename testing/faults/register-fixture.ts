// SPDX-License-Identifier: Apache-2.0
import { randomBytes, randomUUID } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { base64url, type Draft, type SignedDraft, type Signer } from "@scelle/core";
import {
  type Consultation,
  createIdentity,
  type EvidenceIdentity,
  ed25519Signer,
  found,
  generateEvidenceIdentity,
  nodeCrypto,
  openRegister,
  openSource,
  type Receipt,
  type Register,
  type RegisterOptions,
  type RegisterSession,
  readKeyRing,
  type SealedObject,
  type Source,
  sealSource,
  signDraft,
} from "@scelle/register";
import { isFault, type Report, type VerifyOptions, verifyRegister } from "@scelle/verifier";
import { nodeFolder } from "@scelle/verifier/node-folder";

export const exerciseOrigin = "inspectorate.example/exercise";

/** Where a register of an exercise lies, and the keys of everybody in it. */
export interface ExerciseRegister {
  /** Temporary folder that holds all of it; gone afterwards. */
  readonly top: string;
  readonly folder: string;
  readonly keyFolder: string;
  /** Signing key of the founder, who administers and leads the cases. */
  readonly identityPath: string;
  readonly founder: Signer;
  readonly founderRef: string;
  /** Opens whatever is lost. */
  readonly recovery: EvidenceIdentity;
  /** Opens the evidence of the cases. */
  readonly evidence: EvidenceIdentity;
}

/** Founds a register in a temporary folder. @param title also names the folder */
export async function foundExercise(title = "exercise"): Promise<ExerciseRegister> {
  const top = mkdtempSync(join(tmpdir(), `scelle-${title}-`));
  const folder = join(top, "register");
  const keyFolder = join(top, "keys");
  const identityPath = join(top, "identity");
  const founder = await createIdentity(identityPath);
  const recovery = await generateEvidenceIdentity();
  const evidence = await generateEvidenceIdentity();
  const { personRef } = await found({
    folder,
    keyFolder,
    origin: exerciseOrigin,
    title,
    bodyName: "Inspectorate of the exercise",
    founderName: "Registrar",
    founder,
    recoveryRecipient: recovery.recipient,
    isExercise: true,
  });
  return { top, folder, keyFolder, identityPath, founder, founderRef: personRef, recovery, evidence };
}

/** Founds a register, hands it over, and removes it. */
export async function withExercise(body: (exercise: ExerciseRegister) => Promise<void>): Promise<void> {
  const exercise = await foundExercise();
  try {
    await body(exercise);
  } finally {
    rmSync(exercise.top, { recursive: true, force: true });
  }
}

export function openExercise(
  { folder, keyFolder }: Pick<ExerciseRegister, "folder" | "keyFolder">,
  options: Partial<RegisterOptions> = {},
): Promise<Register> {
  return openRegister(folder, { keyFolder, command: "exercise", ...options });
}

/** Verifies with the keys of the records, so that rules and contents are judged too. */
export async function verifyExercise(
  { folder, keyFolder }: Pick<ExerciseRegister, "folder" | "keyFolder">,
  options: Partial<VerifyOptions> = {},
): Promise<Report> {
  const { record, link } = await readKeyRing(keyFolder);
  const keys = { recordKey: record, linkRootKey: link };
  return await verifyRegister(nodeFolder(folder), { crypto: nodeCrypto, ...keys, ...options });
}

/** What a report holds against a register, one line each. */
export function faultsOf(report: Report): string[] {
  return report.checks
    .filter(isFault)
    .map(({ code, subject, facts }) => `${code} ${subject} ${JSON.stringify(facts)}`);
}

/** A person at work: signs what it is told and hands it to a session. */
export class Clerk {
  readonly session: Pick<RegisterSession, "append" | "consult">;
  readonly signer: Signer;

  constructor(session: Pick<RegisterSession, "append" | "consult">, signer: Signer) {
    this.session = session;
    this.signer = signer;
  }

  sign(kind: string, stated: Draft["stated"], measured?: Draft["measured"]): Promise<SignedDraft> {
    const measurement = measured === undefined ? {} : { measured, measuredBy: "exercise/1" };
    const draft: Draft = { draftId: randomUUID(), kind, version: 1, stated, ...measurement };
    return signDraft(exerciseOrigin, draft, this.signer);
  }

  async record(kind: string, stated: Draft["stated"], measured?: Draft["measured"]): Promise<Receipt> {
    return await this.session.append(await this.sign(kind, stated, measured));
  }

  openCase(
    number: string,
    recipients: readonly string[],
    title = "Inquiry of the exercise",
  ): Promise<Receipt> {
    return this.record("case-opened", { number, title, recipients: [...recipients] });
  }

  seize(caseRef: string, number: string, description = "A phone, black"): Promise<Receipt> {
    const place = "Office 12";
    return this.record("exhibit-seized", {
      caseRef,
      number,
      category: "phone",
      description,
      seizedAt: moment("2025-11-03T09:00:00.000Z"),
      place,
    });
  }

  correct(targetRef: string, fields: Draft["stated"], reason = "Typing error"): Promise<Receipt> {
    return this.record("correction-made", { targetRef, fields, reason });
  }

  erase(targetRef: string): Promise<Receipt> {
    return this.record("erasure-decided", { targetRef, ground: "judicial-order" });
  }

  async acquire(exhibitRef: string, sealed: SealedObject): Promise<Receipt> {
    return await this.record(
      "image-acquired",
      { exhibitRef, acquisitionMethod: "physical" },
      measuredFields(sealed),
    );
  }

  async show(caseRef: string, refs: readonly string[], reason = "Review"): Promise<Consultation> {
    const query = { op: "show", refs: [...refs] };
    return await this.session.consult(await this.sign("record-consulted", { caseRef, reason, query }));
  }

  async search(text: string, reason = "Review"): Promise<Consultation> {
    const query = { op: "search", text };
    return await this.session.consult(await this.sign("records-combined", { reason, query }));
  }

  /** Registers a person with a key of its own. */
  async admitPerson(name: string): Promise<{ ref: string; clerk: Clerk }> {
    const signer = ed25519Signer(randomBytes(32));
    const publicKey = base64url(signer.publicKey);
    const { recordRef } = await this.record("person-registered", { name, publicKey });
    return { ref: recordRef, clerk: new Clerk(this.session, signer) };
  }
}

/** Seals a file, folder or other source into the register's vault. */
export async function sealInto(
  {
    folder,
    evidence,
    recovery,
  }: Pick<ExerciseRegister, "folder"> & Record<"evidence" | "recovery", { readonly recipient: string }>,
  source: string | Source,
): Promise<SealedObject> {
  return await sealSource({
    source: typeof source === "string" ? await openSource(source) : source,
    vaultFolder: join(folder, "vault"),
    recipients: [evidence.recipient, recovery.recipient],
  });
}

/** Writes a file of random bytes and says where. */
export function randomFile(top: string, name: string, sizeBytes: number): string {
  const path = join(top, name);
  writeFileSync(path, randomBytes(sizeBytes));
  return path;
}

function measuredFields(sealed: SealedObject): NonNullable<Draft["measured"]> {
  return {
    objectRoot: sealed.root,
    sealedSize: sealed.sealedSizeBytes,
    recipientCount: sealed.recipientCount,
    sourceKind: sealed.sourceKind,
    imageSize: sealed.plaintextSizeBytes,
    imageDigest: sealed.sha256,
    ...(sealed.fileCount === undefined ? {} : { fileCount: sealed.fileCount }),
  };
}

/** An exact time, as a person states it. */
function moment(at: string): Draft["stated"] {
  return { earliest: at, latest: at, zone: "Europe/Paris", basis: "stated" };
}
