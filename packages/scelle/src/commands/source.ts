// SPDX-License-Identifier: Apache-2.0
import { resolve } from "node:path";
import { type JsonObject, type Language, ScelleError, sourceDisclosureGrounds } from "@scelle/core";
import { openIdentity, type Receipt, sealIdentity, takeOffOuterSeal } from "@scelle/register";
import { assertOutput } from "../program/assert-output.ts";
import { type AuthorFlags, atRegister, type Desk, draftOf } from "../program/at-register.ts";
import { page } from "../program/lines.ts";
import { type ReasonFlags, reasonOf } from "../program/look-reason.ts";
import { readStandardInput } from "../program/read-standard-input.ts";
import { readTextFile } from "../program/read-text-file.ts";
import { recordNamed } from "../program/references.ts";
import type { Surroundings } from "../program/surroundings.ts";
import { wordFrom } from "../program/word-from.ts";
import { assertNewFile, writeNewFile } from "../program/write-new-file.ts";

export interface ProtectFlags extends AuthorFlags {
  readonly custodian: string;
  readonly second: string;
  /** `age1…`, or `@FILE` with one. */
  readonly custodianKey: string;
  readonly secondKey: string;
  /** A file with who the source is; `-` is standard input. */
  readonly from: string;
}

/** Seals who a source is to two persons, here; the register gets what neither of them opens alone. */
export async function protectSource(
  name: string,
  flags: ProtectFlags,
  around: Surroundings,
): Promise<Receipt> {
  const [custodian, second] = [await keyText(flags.custodianKey), await keyText(flags.secondKey)];
  const identity = flags.from === "-" ? await readStandardInput() : await readTextFile(flags.from);
  const sealedIdentity = await sealIdentity(identity.trimEnd(), { custodian, second });
  return await atRegister(flags, around.env, "source protect", async (desk) => {
    const { ref: sourceRef } = await recordNamed(desk.names, name);
    const { ref: custodianRef } = await recordNamed(desk.names, flags.custodian, "person");
    const { ref: secondRef } = await recordNamed(desk.names, flags.second, "person");
    const stated = { sourceRef, custodianRef, secondRef, sealedIdentity };
    return await desk.append(draftOf({ kind: "source-protected", stated }));
  });
}

export interface ProposeFlags extends AuthorFlags {
  readonly ground: string;
  readonly reason: string;
  readonly to: string;
  readonly reference?: string | undefined;
}

/** The custodian proposes to tell somebody. Nothing opens by it. */
export async function proposeDisclosure(
  name: string,
  flags: ProposeFlags,
  around: Surroundings,
): Promise<Receipt> {
  const ground = wordFrom(sourceDisclosureGrounds, flags.ground, "--ground");
  const { reason, to: toWhom, reference } = flags;
  return await atRegister(flags, around.env, "source propose", async (desk) => {
    const protection = await recordOf(desk, name, "source-protected", { reason });
    const { custodianRef, secondRef } = protection.stated;
    const cited = reference === undefined ? {} : { reference };
    const stated = { custodianRef, secondRef, protectionRef: protection.recordRef, ground, reason, toWhom };
    const act = { ...stated, ...cited } as JsonObject;
    return await desk.append(draftOf({ kind: "source-disclosure-proposed", stated: act }));
  });
}

export interface AnswerFlags extends AuthorFlags {
  readonly decline?: boolean | undefined;
  /** File with the key that takes off the outer seal. */
  readonly key?: string | undefined;
  readonly reason: string;
}

/** The second person takes off the outer seal, or declines. */
export async function answerDisclosure(
  name: string,
  flags: AnswerFlags,
  around: Surroundings,
): Promise<Receipt> {
  const { decline = false, key, reason } = flags;
  if (decline === (key !== undefined)) {
    throw new ScelleError("usage.option-missing", {
      option: "either --key FILE or --decline",
      command: "scelle source answer",
    });
  }
  const keys = key === undefined ? undefined : { path: resolve(key), text: await readTextFile(key) };
  return await atRegister(flags, around.env, "source answer", async (desk) => {
    const proposal = await recordOf(desk, name, "source-disclosure-proposed", { reason });
    const { custodianRef, protectionRef } = proposal.stated;
    const decided = { custodianRef, proposalRef: proposal.recordRef, reason } as JsonObject;
    if (keys === undefined) {
      const stated = { ...decided, answer: "declined" };
      return await desk.append(draftOf({ kind: "source-disclosure-answered", stated }));
    }
    const protection = await recordOf(desk, String(protectionRef), "source-protected", { reason });
    const outer = String(protection.stated["sealedIdentity"]);
    const sealedIdentity = await takeOffOuterSeal(outer, keys.text, keys.path);
    const stated = { ...decided, answer: "confirmed", sealedIdentity };
    return await desk.append(draftOf({ kind: "source-disclosure-answered", stated }));
  });
}

export interface OpenSourceFlags extends AuthorFlags, ReasonFlags {
  readonly key: string;
  readonly out: string;
}

export interface SourceOpened {
  readonly receipt: Receipt;
  readonly path: string;
}

/** After the decision of both the custodian opens the identity into a file. The look is on record first. */
export async function openSource(
  name: string,
  flags: OpenSourceFlags,
  around: Surroundings,
): Promise<SourceOpened> {
  const reason = reasonOf(flags, "scelle source open");
  assertOutput(flags.out, flags, around.env);
  assertNewFile(flags.out);
  const keys = await readTextFile(flags.key);
  return await atRegister(flags, around.env, "source open", async (desk) => {
    const { receipt, ...answer } = await recordOf(desk, name, "source-disclosure-answered", { ...reason });
    const sealed = answer.stated["sealedIdentity"];
    if (typeof sealed !== "string") {
      throw new ScelleError("source.not-open", { proposal: String(answer.stated["proposalRef"]) });
    }
    await writeNewFile(flags.out, `${await openIdentity(sealed, keys, resolve(flags.key))}\n`);
    return { receipt, path: resolve(flags.out) };
  });
}

export function sourceOpenedText({ path, receipt }: SourceOpened, language: Language): string {
  return words[language](path, receipt.recordRef);
}

/** One record of a kind, looked at for a reason, which is on record. */
async function recordOf(desk: Desk, name: string, kind: string, reason: JsonObject) {
  const { ref, kind: found } = await recordNamed(desk.names, name);
  if (found !== kind) {
    throw new ScelleError("name.other-kind", { text: name.slice(0, 80), found, wanted: kind });
  }
  const query = { op: "show", refs: [ref] };
  const stated = { ...reason, query };
  const { records, receipt } = await desk.consult(draftOf({ kind: "record-consulted", stated }));
  const [record] = records;
  if (record === undefined) throw new ScelleError("name.unknown", { text: name.slice(0, 80) });
  return { recordRef: ref, stated: record.stated, receipt };
}

async function keyText(given: string): Promise<string> {
  return given.startsWith("@") ? (await readTextFile(given.slice(1))).trim() : given;
}

const words = {
  en: (path: string, ref: string) =>
    page(`Who the source is stands in ${path}, for you alone. This look is on record: ${ref}`),
  fr: (path: string, ref: string) =>
    page(`L’identité de la source est dans ${path}, pour vous seul. Cette lecture est consignée : ${ref}`),
} as const;
