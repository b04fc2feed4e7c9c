// SPDX-License-Identifier: Apache-2.0
import { randomBytes, randomUUID } from "node:crypto";
import { join } from "node:path";
import { type Draft, encodePayload, type Signer } from "@scelle/core";
import {
  CaseChains,
  createIdentity,
  found,
  generateEvidenceIdentity,
  Log,
  nodeCrypto,
  nodeDisk,
  publicationKeys,
  readKeyRing,
  readRegisterJson,
  sealRecord,
  signDraft,
} from "@scelle/register";
import { exhibitDraft } from "./exhibit-draft.ts";

export interface Generated {
  readonly folder: string;
  readonly keyFolder: string;
}

export interface Wanted {
  readonly count: number;
  /** Real records of so many cases, signed; 0 for entries over bytes that are no record, which is faster. */
  readonly cases: number;
  /** Of one record, before encryption. */
  readonly bytes: number;
}

const origin = "bench.example/register";
const commitEntries = 4_096;
const publishEvery = 8;

/** A register with as many entries as a bench wants, made past the rules, which would take longer. */
export async function generateRegister(top: string, wanted: Wanted): Promise<Generated> {
  const folder = join(top, "register");
  const keyFolder = join(top, "keys");
  const founder = await createIdentity(join(top, "founder"));
  const { recipient } = await generateEvidenceIdentity();
  const words = { title: "Bench", bodyName: "Inspectorate of the exercise", founderName: "Registrar" };
  const founding = { folder, keyFolder, origin, ...words, founder, recoveryRecipient: recipient };
  const { personRef } = await found({ ...founding, isExercise: true });
  const disk = nodeDisk(folder);
  const ring = await readKeyRing(keyFolder);
  const keys = publicationKeys(await readRegisterJson(disk, folder), ring, keyFolder);
  const log = await Log.open(disk, nodeCrypto, keys);
  const chains = new CaseChains(nodeCrypto, ring.link, () => undefined);
  const seal = (link: Uint8Array, payload: Uint8Array) =>
    sealRecord(nodeCrypto, origin, ring.record, link, payload);
  const author = { founder, personRef, recipient };
  const make = wanted.cases === 0 ? bare(wanted, seal) : recorded(wanted, author, chains, seal);
  for (let done = 0, commits = 1; done < wanted.count; commits++) {
    const records: ReturnType<typeof seal>["record"][] = [];
    for (; records.length < commitEntries && done < wanted.count; done++) records.push(await make(done));
    await log.commit(records);
    if (commits % publishEvery === 0) await log.publish(keys, Date.now());
  }
  await log.publish(keys, Date.now());
  return { folder, keyFolder };
}

type Seal = (link: Uint8Array, payload: Uint8Array) => ReturnType<typeof sealRecord>;

function bare({ bytes }: Wanted, seal: Seal) {
  const payload = new Uint8Array(bytes).fill(0x61);
  return () => Promise.resolve(seal(randomBytes(32), payload).record);
}

interface Author {
  readonly founder: Signer;
  readonly personRef: string;
  readonly recipient: string;
}

function recorded(
  { cases, bytes }: Wanted,
  { founder, personRef, recipient }: Author,
  chains: CaseChains,
  seal: Seal,
) {
  const caseRefs: string[] = [];
  return async (number: number) => {
    const isOpening = number < cases;
    const draft: Draft = isOpening
      ? caseDraft(number, recipient)
      : exhibitDraft(caseRefs[number % cases] ?? "", number, bytes);
    if (isOpening) caseRefs.push(draft.draftId);
    const caseRef = isOpening ? draft.draftId : (caseRefs[number % cases] ?? "");
    const { signature } = await signDraft(origin, draft, founder);
    const { seq, value } = chains.next(caseRef);
    const recordedAt = new Date().toISOString();
    const assigned = { author: personRef, recordedAt, caseRef, caseSeq: seq };
    const { record, leaf } = seal(value, encodePayload({ assigned, draft, signature, v: 1 }));
    chains.append(caseRef, seq, leaf);
    return record;
  };
}

function caseDraft(number: number, recipient: string): Draft {
  const stated = { number: `C-${number}`, title: "Inquiry of the exercise", recipients: [recipient] };
  return { draftId: randomUUID(), kind: "case-opened", version: 1, stated };
}
