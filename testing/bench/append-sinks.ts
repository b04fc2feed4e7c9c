// SPDX-License-Identifier: Apache-2.0
import { randomBytes, randomUUID } from "node:crypto";
import { mkdir, open } from "node:fs/promises";
import { join } from "node:path";
import { formatVerifierKey, registerPaths } from "@scelle/core";
import {
  createIdentity,
  ed25519Signer,
  found,
  generateEvidenceIdentity,
  generateKeyRing,
  Log,
  nodeCrypto,
  nodeDisk,
  openRegister,
  publicationKeys,
  sealRecord,
  signDraft,
} from "@scelle/register";
import { exhibitDraft } from "./exhibit-draft.ts";
import { GroupCommit } from "./group-commit.ts";

/** Takes appends and says when each is durable. */
export interface Sink {
  append(number: number): Promise<unknown>;
  /** How often the disk was waited for. */
  commits(): number;
  close(): Promise<void>;
}

export interface Load {
  readonly count: number;
  /** Of one record, before encryption. */
  readonly bytes: number;
}

const origin = "bench.example/register";

/** Everything that the log keeps of a record: ciphertext, wrapped key, entry, tiles, checkpoints. */
export async function benchLog(folder: string, { bytes }: Load): Promise<Sink> {
  const register = join(folder, "register");
  const ring = generateKeyRing();
  const logKey = formatVerifierKey(nodeCrypto, origin, 1, ed25519Signer(ring.log).publicKey);
  const keys = publicationKeys(
    { formatVersion: 1, origin, logKey, foundingEntry: "" },
    ring,
    join(folder, "keys"),
  );
  await mkdir(register);
  const log = await Log.open(nodeDisk(register), nodeCrypto, keys);
  const payload = new Uint8Array(bytes).fill(0x61);
  const group = new GroupCommit<number>({
    commit: async (numbers) => {
      const records = numbers.map(() => {
        const link = randomBytes(32);
        return sealRecord(nodeCrypto, origin, ring.record, link, payload);
      });
      await log.commit(records.map(({ record }) => record));
    },
    everySecond: async () => {
      await log.publish(keys, Date.now());
    },
  });
  return {
    append: (number) => group.submit(number),
    commits: () => group.commits,
    close: async () => {
      await group.atRest();
      await log.publish(keys, Date.now());
    },
  };
}

/** A founded register, to which signed drafts of exhibits come. Signing is the clients' work, done before. */
export async function benchRegister(folder: string, { count, bytes, cases }: Load & { cases: number }) {
  const at = join(folder, "register");
  const keyFolder = join(folder, "keys");
  const founder = await createIdentity(join(folder, "founder"));
  const { recipient } = await generateEvidenceIdentity();
  await found({
    folder: at,
    keyFolder,
    origin,
    title: "Bench",
    bodyName: "Inspectorate of the exercise",
    founderName: "Registrar",
    founder,
    recoveryRecipient: recipient,
    isExercise: true,
  });
  const register = await openRegister(at, { keyFolder, command: "bench" });
  const caseRefs: string[] = [];
  for (let number = 0; number < cases; number++) {
    const stated = { number: `C-${number}`, title: "Inquiry of the exercise", recipients: [recipient] };
    const draft = { draftId: randomUUID(), kind: "case-opened", version: 1, stated };
    caseRefs.push((await register.append(await signDraft(origin, draft, founder))).recordRef);
  }
  const drafts = Array.from({ length: count }, (_, i) => exhibitDraft(caseRefs[i % cases] ?? "", i, bytes));
  const signed = await Promise.all(drafts.map((draft) => signDraft(origin, draft, founder)));
  let commits = 0;
  register.onCommitted(() => {
    commits++;
  });
  return {
    append: async (number: number) => {
      const draft = signed[number];
      if (draft !== undefined) await register.append(draft);
    },
    commits: () => commits,
    close: () => register.close(),
  };
}

/** The same bytes at the end of one file, synced in the same groups: what the disk alone would do. */
export async function bareDisk(folder: string, { bytes }: Load): Promise<Sink> {
  const handle = await open(join(folder, registerPaths.checkpoint.replaceAll("/", "-")), "w");
  const record = randomBytes(bytes);
  const group = new GroupCommit<number>({
    commit: async (numbers) => {
      await handle.write(Buffer.concat(numbers.map(() => record)));
      await handle.sync();
    },
    everySecond: () => Promise.resolve(),
  });
  return {
    append: (number) => group.submit(number),
    commits: () => group.commits,
    close: () => handle.close(),
  };
}
