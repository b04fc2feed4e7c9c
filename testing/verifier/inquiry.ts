// SPDX-License-Identifier: Apache-2.0
import { base64url, hex, registerPaths } from "@scelle/core";
import { objectRoot } from "@scelle/verifier";
import { RecordAuthor } from "./record-author.ts";
import { RegisterBuilder } from "./register-builder.ts";
import { namedBytes, namedSigner, testCrypto } from "./test-crypto.ts";

const recipient = `age1${"q".repeat(58)}`;
export const seizedAt = {
  earliest: "2025-10-09T06:00:00.000Z",
  latest: "2025-10-09T06:10:00.000Z",
  zone: "Europe/Paris",
  basis: "stated",
};

/** A small inquiry, all of it invented, in a register that stands in memory. */
export interface Inquiry {
  readonly builder: RegisterBuilder;
  readonly author: RecordAuthor;
  readonly files: Map<string, Uint8Array>;
  readonly refs: { founder: string; clerk: string; case: string; phone: string; erased: string };
  readonly objectPath: string;
}

/**
 * Founds a register, opens a case, seizes two phones, seals an image of one, reads, corrects, and erases the
 * record of the other: fifteen entries in five publications.
 */
export async function inquiry(): Promise<Inquiry> {
  const builder = new RegisterBuilder("inquiry");
  const author = new RecordAuthor(builder);
  const { founder, clerk } = await foundRegister(builder, author);
  await builder.publish();
  const caseRef = await openCase(author, founder, clerk);
  await builder.publish();
  const phone = await author.record(clerk, "exhibit-seized", seizure(caseRef, "A-1", "Black telephone"));
  const erased = await author.record(clerk, "exhibit-seized", seizure(caseRef, "A-2", "Somebody’s diary"));
  const objectPath = await sealImage(builder, author, clerk, phone);
  await builder.publish();
  await author.record(
    clerk,
    "record-consulted",
    { caseRef, reason: "Preparing the hearing", query: { op: "show", refs: [phone] } },
    { assigned: { shown: [phone] } },
  );
  const fields = { description: "Black telephone, cracked" };
  await author.record(clerk, "correction-made", { targetRef: phone, fields, reason: "Crack overlooked" });
  await eraseRecord(builder, author, founder, erased);
  await author.record(clerk, "exhibit-seized", seizure(caseRef, "A-3", "Grey telephone"));
  await builder.publish();
  const refs = { founder, clerk, case: caseRef, phone, erased };
  return { builder, author, files: builder.files, refs, objectPath };
}

export function seizure(caseRef: string, number: string, description: string) {
  return { caseRef, number, category: "phone", description, seizedAt, place: "Office 3" };
}

async function foundRegister(builder: RegisterBuilder, author: RecordAuthor) {
  const founding = author.nextRef();
  author.knowSigner(founding, "founder");
  const founderKey = base64url(namedSigner("founder").publicKey);
  const registerKey = base64url(namedSigner("register").publicKey);
  await author.record(founding, "register-founded", {
    origin: builder.origin,
    title: "Register of an exercise",
    bodyName: "Inspectorate of an exercise",
    founderName: "Registrar",
    founderKey,
    registerKey,
    recoveryRecipient: recipient,
    isExercise: true,
  });
  const person = { name: "Registrar", role: "administrator", publicKey: founderKey };
  const founder = await author.record(founding, "person-registered", person);
  author.knowSigner(founder, "founder");
  author.knowSigner("register", "register");
  const publicKey = base64url(namedSigner("clerk").publicKey);
  const clerk = await author.record(founder, "person-registered", { name: "Clerk 4", publicKey });
  author.knowSigner(clerk, "clerk");
  return { founder, clerk };
}

async function openCase(author: RecordAuthor, founder: string, clerk: string): Promise<string> {
  const opened = { number: "2025/17", title: "Missing phones", recipients: [recipient] };
  const caseRef = await author.record(founder, "case-opened", opened);
  const admission = { caseRef, personRef: clerk, role: "member", reason: "Keeps the exhibits" };
  await author.record(founder, "member-admitted", admission);
  return caseRef;
}

async function sealImage(builder: RegisterBuilder, author: RecordAuthor, clerk: string, exhibitRef: string) {
  const bytes = namedBytes("sealed image", 1_200_000);
  const root = hex(await objectRoot(testCrypto, once(bytes)));
  const path = registerPaths.object(root);
  builder.files.set(path, bytes);
  const measured = {
    objectRoot: root,
    sealedSize: bytes.length,
    recipientCount: 1,
    sourceKind: "file",
    imageSize: 1_199_000,
    imageDigest: hex(namedBytes("image digest", 32)),
  };
  await author.record(clerk, "image-acquired", { exhibitRef, acquisitionMethod: "physical" }, { measured });
  return path;
}

async function eraseRecord(
  builder: RegisterBuilder,
  author: RecordAuthor,
  founder: string,
  targetRef: string,
) {
  const stated = { targetRef, ground: "unlawful-record" };
  const decisionRef = await author.record(founder, "erasure-decided", stated);
  await builder.publish();
  builder.erase(entryOfErased);
  await author.record("register", "erasure-performed", { targetRef, decisionRef, keysDestroyed: 1 });
}

/** The entry that {@link inquiry} erases. */
const entryOfErased = 6;

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
