// SPDX-License-Identifier: Apache-2.0
import {
  appendSignatureLines,
  base64url,
  ed25519Type,
  encodeRegisterJson,
  formatCheckpoint,
  formatSignatureLine,
  formatSuccession,
  hex,
  type JsonObject,
  keyIdOf,
  type Predecessor,
  parseRegisterJson,
  registerPaths,
  type Signer,
  type Succession,
  signNote,
  utf8,
} from "@scelle/core";
import { type Anchor, memoryFolder, registerChecks, verifySuccessionWith } from "@scelle/verifier";
import { RecordAuthor } from "./record-author.ts";
import { RegisterBuilder } from "./register-builder.ts";
import { namedBytes, namedSigner, testCrypto } from "./test-crypto.ts";

/** Where the old log of these tests ends, and how far it had gone. */
export const endSize = 5;
export const knownSize = 8;

/** A register that lost its last three entries, what was kept of it, and the one that follows it. */
export interface TwoRegisters {
  readonly old: RegisterBuilder;
  /** The old log as it was before it lost anything. */
  readonly whole: RegisterBuilder;
  readonly young: RegisterBuilder;
  readonly anchors: Anchor[];
}

/** What somebody who holds both log keys makes the new register say. */
export interface Lies {
  /** Of the founding record. */
  readonly succeeds?: { readonly [name in keyof Predecessor]?: Predecessor[name] | undefined };
  /** Of the note that both keys sign. */
  readonly statement?: Partial<Succession>;
  /** Whether the old register is closed by another note than the new one holds: by the true one. */
  readonly isClosedTruly?: true;
  /** Whether the new register is founded as one that follows no other. */
  readonly isSilent?: true;
}

export async function twoRegisters({ succeeds, statement, ...lies }: Lies = {}): Promise<TwoRegisters> {
  const old = await oldLog(endSize);
  const whole = await oldLog(knownSize);
  const young = new RegisterBuilder("young", "register.example/test-2");
  const truth: Predecessor = {
    logKey: old.logKey,
    size: endSize,
    root: hex(old.rootAt(endSize)),
    knownSize,
    shownBy: await signedAt(whole, knownSize),
  };
  const told = Object.entries({ ...truth, ...succeeds }).filter(([, value]) => value !== undefined);
  await foundYoung(young, lies.isSilent === true ? undefined : (Object.fromEntries(told) as JsonObject));
  const said: Succession = {
    predecessorKey: old.logKey,
    size: endSize,
    root: old.rootAt(endSize),
    knownSize,
    successorKey: young.logKey,
    foundingEntry: young.leaves[0] ?? new Uint8Array(32),
  };
  const note = await noteOf({ ...said, ...statement }, old, young);
  young.files.set(registerPaths.predecessor, note);
  close(old, young.logKey, lies.isClosedTruly === true ? await noteOf(said, old, young) : note);
  const kept = { kind: "checkpoint", name: "kept", note: await whole.checkpoint(knownSize) } as const;
  return { old, whole, young, anchors: [kept] };
}

/** What the verifier names, as `code outcome`, of the checks between the two. */
export async function saidOf(
  { old, young, anchors }: TwoRegisters,
  { isOpened = true, checks = registerChecks } = {},
) {
  const { recordKey, linkRootKey } = young;
  const keys = isOpened ? { recordKey, linkRootKey } : {};
  const report = await verifySuccessionWith(
    { folder: memoryFolder(young.files), options: { crypto: testCrypto, ...keys } },
    { folder: memoryFolder(old.files), options: { crypto: testCrypto, anchors } },
    checks,
  );
  const all = [...report.predecessor.checks, ...report.successor.checks];
  const said = all.filter(({ code }) => code.startsWith("succession."));
  return { report, said: said.map(({ code, outcome }) => `${code} ${outcome}`) };
}

export async function signedAt(builder: RegisterBuilder, size: number) {
  const root = builder.rootAt(size);
  const text = formatCheckpoint({ origin: builder.origin, size, root });
  return { root: hex(root), signature: base64url(await builder.signer.sign(utf8(text))) };
}

/** Entries that depend on nothing but their places, so that two logs share their beginning. */
export async function oldLog(size: number): Promise<RegisterBuilder> {
  const old = new RegisterBuilder("old");
  for (let index = 0; index < size; index++) old.commit([{ payload: namedBytes(`old ${index}`, 60) }]);
  await old.publish();
  return old;
}

export async function noteOf(
  succession: Succession,
  old: Pick<RegisterBuilder, "origin" | "signer">,
  young: Pick<RegisterBuilder, "origin" | "signer">,
): Promise<Uint8Array> {
  const text = formatSuccession(succession);
  const note = await signNote(testCrypto, text, old.origin, old.signer);
  return utf8(appendSignatureLines(note, [await lineOf(young.origin, young.signer, text)]));
}

export function close(old: RegisterBuilder, successor: string, note: Uint8Array): void {
  const bytes = old.files.get(registerPaths.registerJson) ?? new Uint8Array(0);
  const { origin, logKey, foundingEntry } = parseRegisterJson(bytes);
  const closed = { formatVersion: 2, origin, logKey, foundingEntry, successor } as const;
  old.files.set(registerPaths.registerJson, encodeRegisterJson(closed));
  old.files.set(registerPaths.successor, note);
}

async function lineOf(name: string, signer: Signer, text: string): Promise<string> {
  const keyId = keyIdOf(testCrypto, name, ed25519Type, signer.publicKey);
  return formatSignatureLine(name, keyId, await signer.sign(utf8(text)));
}

async function foundYoung(young: RegisterBuilder, succeeds: JsonObject | undefined): Promise<void> {
  const author = new RecordAuthor(young);
  const founding = author.nextRef();
  author.knowSigner(founding, "founder");
  const founderKey = base64url(namedSigner("founder").publicKey);
  const stated = {
    origin: young.origin,
    title: "Register of an exercise",
    bodyName: "Inspectorate of an exercise",
    founderName: "Registrar",
    founderKey,
    registerKey: base64url(namedSigner("register").publicKey),
    recoveryRecipient: `age1${"q".repeat(58)}`,
    ...(succeeds === undefined ? {} : { succeeds }),
  };
  await author.record(founding, "register-founded", stated, { version: 2 });
  const person = { name: "Registrar", role: "administrator", publicKey: founderKey };
  await author.record(founding, "person-registered", person);
  await young.publish();
}
