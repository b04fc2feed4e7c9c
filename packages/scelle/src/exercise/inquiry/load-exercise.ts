// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { assert, base64url, type Label, registerPaths, type Signer } from "@scelle/core";
import {
  createIdentity,
  found,
  generateEvidenceIdentity,
  openRegister,
  type Register,
} from "@scelle/register";
import { wordsOf } from "../account/account-text.ts";
import { accountTexts, harbourCourier } from "../account/texts.ts";
import type { Names, Signatory } from "./act.ts";
import { chapters } from "./chapters.ts";
import type { Exercise, ExerciseOptions, ExerciseRole } from "./exercise.ts";
import { inquiryTexts } from "./inquiry-texts.ts";
import { lookAround } from "./looks.ts";
import { olderCase } from "./older-case.ts";
import { recordActs } from "./recorder.ts";
import { sealEvidence } from "./sealing.ts";
import { parts } from "./signatories.ts";

const origin = "velmar.example/exercise";

/**
 * Founds a register and records the whole inquiry in it, each record signed by the person who would sign it.
 * @throws ScelleError("register.folder-taken" | "key.exists" | …)
 */
export async function loadExercise(options: ExerciseOptions): Promise<Exercise> {
  const { folder, keyFolder, work } = options;
  const told = options.isBlank === true ? chapters.slice(0, 1) : chapters;
  const tell = teller(options, told.length);
  tell({ en: "The register is founded", fr: "Le registre est fondé" });
  const keys = await makeKeys(work);
  await found({
    ...{ folder, keyFolder, origin, isExercise: true, founder: keyOf(keys.signers, "registry") },
    title: "Exercise: register of the inspectorate of Velmar",
    bodyName: "Inspectorate of Velmar (Exercise)",
    founderName: "Registry of the inspectorate (Exercise)",
    recoveryRecipient: keys.recoveryRecipient,
  });
  tell({ en: "Documents and images are sealed", fr: "Documents et copies sont scellés" });
  const recipients = [keys.recipient, keys.recoveryRecipient];
  const vaultFolder = join(folder, registerPaths.vaultFolder);
  const sealed = options.isBlank === true ? new Map() : await sealEvidence(work, vaultFolder, recipients);
  const register = await openRegister(folder, { keyFolder, command: "exercise" });
  try {
    const names = namesFor((name) => String(sealed.get(name)?.["objectRoot"]));
    const publicKeyOf = (part: Signatory) => base64url(keyOf(keys.signers, part).publicKey);
    for (const { title, acts } of told) {
      tell(title);
      await recordActs(
        { register, signers: keys.signers, ref: names.ref, sealed },
        acts(names, { recipient: keys.recipient, publicKeyOf }),
      );
    }
    tell({
      en: "Some have looked, and one was refused",
      fr: "Quelques-uns ont consulté, un s’est vu refuser",
    });
    if (options.isBlank !== true) await lookAround({ register, signers: keys.signers, ref: names.ref });
    return await exerciseOf(options, register, names, keys);
  } finally {
    await register.close();
  }
}

interface MadeKeys {
  readonly signers: ReadonlyMap<Signatory, Signer>;
  readonly recipient: string;
  readonly recoveryRecipient: string;
  readonly identityFileOf: (part: Signatory) => string;
  readonly evidenceIdentityFile: string;
  readonly recoveryIdentityFile: string;
}

async function makeKeys(work: string): Promise<MadeKeys> {
  const folder = join(work, "identities");
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const identityFileOf = (part: Signatory) => join(folder, `${part}.key`);
  const everybody: readonly Signatory[] = ["registry", ...parts.map(({ part }) => part)];
  const signers = await Promise.all(
    everybody.map(async (part) => [part, await createIdentity(identityFileOf(part))] as const),
  );
  const evidenceIdentityFile = join(folder, "evidence.age");
  const recoveryIdentityFile = join(folder, "recovery.age");
  return {
    signers: new Map(signers),
    recipient: await makeAgeIdentity(evidenceIdentityFile),
    recoveryRecipient: await makeAgeIdentity(recoveryIdentityFile),
    ...{ identityFileOf, evidenceIdentityFile, recoveryIdentityFile },
  };
}

/** @returns the recipient that is sealed to */
async function makeAgeIdentity(path: string): Promise<string> {
  const { identity, recipient } = await generateEvidenceIdentity();
  await writeFile(path, `# Exercise\n# public key: ${recipient}\n${identity}\n`, { mode: 0o600, flag: "wx" });
  return recipient;
}

async function exerciseOf(
  { folder, keyFolder }: ExerciseOptions,
  register: Register,
  { ref, root }: Names,
  keys: MadeKeys,
): Promise<Exercise> {
  const { size } = await register.publish();
  const roles = parts.map(({ part, name, about }): ExerciseRole => {
    return { part, personRef: ref(part), name, about, identityFile: keys.identityFileOf(part) };
  });
  const [first, ...others] = roles;
  assert(first !== undefined, "somebody leads the inquiry");
  return {
    ...{ folder, keyFolder, origin, size, roles: [first, ...others] },
    caseRef: ref("case"),
    olderCaseRef: ref(olderCase),
    frontTextRef: ref(harbourCourier.name),
    operationRef: ref("operation"),
    incidentRef: ref("shooting"),
    texts: [...accountTexts, ...inquiryTexts].map((text) => ({
      textRef: ref(text.name),
      words: wordsOf(text),
    })),
    imageExhibitRef: ref("telephone 2"),
    imageObjectRoot: root("phone-2.img"),
    evidenceIdentityFile: keys.evidenceIdentityFile,
    recoveryIdentityFile: keys.recoveryIdentityFile,
  };
}

function namesFor(root: Names["root"]): Names {
  const refs = new Map<string, string>();
  const ref = (name: string): string => {
    const made = refs.get(name) ?? randomUUID();
    refs.set(name, made);
    return made;
  };
  return { ref, root };
}

function keyOf(signers: ReadonlyMap<Signatory, Signer>, part: Signatory): Signer {
  const signer = signers.get(part);
  assert(signer !== undefined, `${part} has a key`);
  return signer;
}

/** Founding, sealing and looking are steps beside the chapters. */
function teller({ onProgress }: ExerciseOptions, chapterCount: number): (title: Label) => void {
  const count = 3 + chapterCount;
  let number = 0;
  return (title) => {
    number += 1;
    onProgress?.({ number, count, title });
  };
}
