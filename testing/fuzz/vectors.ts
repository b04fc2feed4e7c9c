// SPDX-License-Identifier: Apache-2.0
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { bytesOf, vectorText } from "../log/vector-file.ts";
import { cloneRoot } from "../tidy/source-tree.ts";

/** What the fuzzer takes from the golden vectors. */
export const vectors = {
  checkpoint: read<{
    log: { seed: string; verifierKey: string };
    checkpoints: { text: string; signed: string }[];
    cosigned: { note: string; witnesses: { verifierKey: string; line: string }[] };
  }>("checkpoint"),
  commits: read<{ commits: { bytes: string }[] }>("commit-record").commits.map(({ bytes }) => bytesOf(bytes)),
  entries: read<{ entries: { entry: string }[] }>("entry").entries.map(({ entry }) => entry),
  keySlots: read<{ slots: { index: number; wrappedKey: string }[] }>("key-page").slots,
  notes: read<{ accepted: { verifierKey: string; note: string }[] }>("note").accepted,
  payloads: read<{ stored: StoredVector[] }>("payload").stored,
  payloadFiles: read<{ files: { count: number; bytes: string }[] }>("payload-file").files,
  policies: read<{ policies: { text: string }[] }>("policy").policies.map(({ text }) => text),
  proofs: read<{ proofs: { proof: string }[] }>("proof").proofs.map(({ proof }) => proof),
  registerJson: read<{ text: string }>("register-json").text,
  sealedObject: read<{ object: { identity: string; sealed: string } }>("sealed-object").object,
  successions: read<{ note: string }[]>("succession").map(({ note }) => note),
  timestamps: read<{ tokens: TimestampVector[] }>("timestamp"),
  recovery: read<{ identity: string; text: string; sealed: string }>("recovery"),
  /** One stored record of each kind and version. */
  records: namesOfRecords().flatMap((name) =>
    read<{ example: { payload: string } }[]>(name).map(({ example }) => example.payload),
  ),
};

/** What an authority answered about a checkpoint; binary in hexadecimal. */
export interface TimestampVector {
  readonly note: string;
  readonly nonce: string;
  readonly policy?: string;
  readonly request: string;
  readonly answer: string;
  readonly root: string;
  readonly revocationList: string;
  readonly time: string;
  readonly authority: string;
  readonly revocation: string;
}

interface StoredVector {
  readonly origin: string;
  readonly keyName: string;
  readonly payloadKey: string;
  readonly payload: string;
  readonly padded: string;
  readonly stored: string;
}

function read<T>(name: string): T {
  return JSON.parse(vectorText(name)) as T;
}

function namesOfRecords(): string[] {
  const names = readdirSync(join(cloneRoot, "testing/vectors")).map((name) => name.replace(".json", ""));
  return names.filter((name) => name.startsWith("records-")).sort();
}
