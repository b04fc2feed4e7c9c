// SPDX-License-Identifier: Apache-2.0
import { registerPaths } from "@scelle/core";
import { checkTable, type RegisterChecks, registerChecks } from "@scelle/verifier";
import { describe, expect, test } from "vitest";
import { RegisterBuilder } from "./register-builder.ts";
import { namedBytes } from "./test-crypto.ts";
import {
  close,
  endSize,
  knownSize,
  type Lies,
  noteOf,
  oldLog,
  saidOf,
  signedAt,
  type TwoRegisters,
  twoRegisters,
} from "./two-registers.ts";

/** What was said in all these tests, as `code outcome`. */
const everSaid = new Set<string>();

interface Row {
  readonly claim: string;
  readonly lies?: () => Promise<Lies> | Lies;
  readonly act?: (two: TwoRegisters) => Promise<void> | void;
  readonly isClosed?: true;
  /** Faults and notes beyond what an honest pair has. */
  readonly says: readonly string[];
}

const foreign = "register.example/other+5acfbdf9+ARRgV+zmqcfpFHcqfUxhHcAvhhqkZi4yHdhTnuv3a0n2";

const lies: readonly Row[] = [
  {
    claim: "a founding record that names another key than the signed note",
    lies: () => ({ succeeds: { logKey: foreign } }),
    says: ["succession.founding failed", "succession.known failed"],
  },
  {
    claim: "a founding record that names another end",
    lies: () => ({ succeeds: { size: 4 } }),
    says: ["succession.founding failed"],
  },
  {
    claim: "a founding record that names another root",
    lies: () => ({ succeeds: { root: "ab".repeat(32) } }),
    says: ["succession.founding failed"],
  },
  {
    claim: "a founding record that names a smaller hole",
    lies: () => ({ succeeds: { knownSize: 7 } }),
    says: ["succession.founding failed", "succession.known failed"],
  },
  {
    claim: "a founding record that names a larger hole",
    lies: () => ({ succeeds: { knownSize: 9 } }),
    says: ["succession.founding failed", "succession.known failed"],
  },
  {
    claim: "a root at the far end that the old key did not sign",
    lies: async () => {
      const { signature } = await signedAt(await oldLog(knownSize), knownSize);
      return { succeeds: { shownBy: { root: "ab".repeat(32), signature } } };
    },
    says: ["succession.known failed"],
  },
  {
    claim: "a signature of the far end of another size",
    lies: async () => ({ succeeds: { shownBy: await signedAt(await oldLog(7), 7) } }),
    says: ["succession.known failed"],
  },
  {
    claim: "a founding that follows no other, beside a note that says so",
    lies: () => ({ isSilent: true }),
    says: ["succession.founding failed"],
  },
  {
    claim: "both keys naming an earlier end: the old log goes on after it",
    lies: async () => {
      const root = (await oldLog(4)).rootAt(4);
      return { succeeds: { size: 4, root: Buffer.from(root).toString("hex") }, statement: { size: 4, root } };
    },
    says: ["succession.closing failed", "succession.end failed"],
  },
  {
    claim: "both keys naming a later end, to make the hole smaller",
    lies: async () => {
      const root = (await oldLog(6)).rootAt(6);
      return { succeeds: { size: 6, root: Buffer.from(root).toString("hex") }, statement: { size: 6, root } };
    },
    says: ["succession.closing failed", "succession.end failed"],
  },
  {
    claim: "both keys naming another root",
    lies: () => {
      const root = namedBytes("another root", 32);
      return { succeeds: { root: Buffer.from(root).toString("hex") }, statement: { root } };
    },
    says: ["succession.closing failed", "succession.end failed"],
  },
  {
    claim: "both keys admitting less than was lost: what was kept outside shows more",
    lies: async () => {
      const shownBy = await signedAt(await oldLog(7), 7);
      return { succeeds: { knownSize: 7, shownBy }, statement: { knownSize: 7 } };
    },
    says: ["succession.hole failed"],
  },
  {
    claim: "both keys claiming more than was lost, against the note that closed the old register",
    lies: async () => {
      const shownBy = await signedAt(await oldLog(9), 9);
      const larger = { succeeds: { knownSize: 9, shownBy }, statement: { knownSize: 9 } };
      return { ...larger, isClosedTruly: true } as const;
    },
    says: ["succession.mutual failed"],
  },
  {
    claim: "a hole whose end nobody signed rests on the founder's word",
    lies: () => ({ succeeds: { knownSize: 9, shownBy: undefined }, statement: { knownSize: 9 } }),
    says: ["succession.known not-checked"],
  },
];

const acts: readonly Row[] = [
  {
    claim: "an old register that was written to after its end",
    act: async ({ old }) => {
      old.commit([{ payload: namedBytes("afterwards", 60) }]);
      const closed = old.files.get(registerPaths.registerJson) ?? new Uint8Array(0);
      await old.publish();
      old.files.set(registerPaths.registerJson, closed);
    },
    says: ["succession.closing failed", "succession.end failed"],
  },
  {
    claim: "an old register that was cut once more",
    act: async ({ old }) => {
      const shorter = await oldLog(3);
      for (const path of ["register.json", "successor"])
        shorter.files.set(path, old.files.get(path) as Uint8Array);
      old.files.clear();
      for (const [path, bytes] of shorter.files) old.files.set(path, bytes);
    },
    says: ["succession.closing failed", "succession.end failed"],
  },
  {
    claim: "an old register that nobody closed",
    act: async ({ old }) => {
      old.files.set("register.json", (await oldLog(endSize)).files.get("register.json") as Uint8Array);
    },
    says: ["succession.closing note", "succession.mutual absent"],
  },
  {
    claim: "a closed register whose note is gone",
    act: ({ old }) => void old.files.delete("successor"),
    says: ["succession.closing absent", "succession.mutual absent"],
  },
  {
    claim: "an old register that was closed in favour of another one too",
    act: async ({ old }) => {
      const third = new RegisterBuilder("third", "register.example/test-3");
      const about = { predecessorKey: old.logKey, size: endSize, root: old.rootAt(endSize), knownSize };
      const said = { ...about, successorKey: third.logKey, foundingEntry: namedBytes("third", 32) };
      close(old, third.logKey, await noteOf(said, old, third));
    },
    says: ["succession.mutual failed"],
  },
  {
    claim: "another register in the place of the old one",
    act: async ({ old }) => {
      const other = new RegisterBuilder("somebody", old.origin);
      for (let index = 0; index < endSize; index++) other.commit([{ payload: namedBytes(`${index}`, 60) }]);
      await other.publish();
      old.files.clear();
      for (const [path, bytes] of other.files) old.files.set(path, bytes);
    },
    says: ["succession.key failed", "succession.end failed", "succession.mutual absent"],
  },
  {
    claim: "a new register that lost the note",
    act: ({ young }) => void young.files.delete("predecessor"),
    says: ["succession.statement absent"],
  },
  {
    claim: "a note that the old key did not sign",
    act: async ({ old, young }) => {
      const forger = { origin: old.origin, signer: new RegisterBuilder("forger").signer };
      const about = { predecessorKey: old.logKey, size: endSize, root: old.rootAt(endSize), knownSize };
      const said = { ...about, successorKey: young.logKey, foundingEntry: young.leaves[0] as Uint8Array };
      young.files.set("predecessor", await noteOf(said, forger, young));
    },
    says: ["succession.statement failed"],
  },
  {
    claim: "a note about another founding",
    act: async ({ old, young }) => {
      const about = { predecessorKey: old.logKey, size: endSize, root: old.rootAt(endSize), knownSize };
      const said = { ...about, successorKey: young.logKey, foundingEntry: namedBytes("other", 32) };
      young.files.set("predecessor", await noteOf(said, old, young));
    },
    says: ["succession.statement failed"],
  },
  {
    claim: "two signed ends of the old log that cannot both be true",
    act: async ({ anchors }) => {
      const fork = await oldLog(6);
      for (const name of ["a", "b"]) fork.commit([{ payload: namedBytes(`fork ${name}`, 60) }]);
      await fork.publish();
      anchors.push({ kind: "checkpoint", name: "fork", note: await fork.checkpoint(knownSize) });
    },
    says: ["succession.other-tail failed"],
  },
  {
    claim: "without the record key the founding record stays closed, and the rest is checked",
    act: () => undefined,
    isClosed: true,
    says: ["succession.founding not-checked"],
  },
];

describe("a register and the one that it follows", () => {
  test("are one chain with a hole that has its name", async () => {
    const { report, said } = await saidOf(await twoRegisters());
    for (const line of said) everSaid.add(line);
    expect(report.chain).toMatchObject({ hole: { from: endSize, to: knownSize }, holds: true });
    expect([report.predecessor.integrity.value, report.successor.integrity.value]).toEqual([
      "holds",
      "holds",
    ]);
    expect(said).toEqual(honest);
  });

  test.each([...lies, ...acts])("$claim is named", async (row) => {
    const { said, holds } = await answerTo(row);
    for (const line of said) everSaid.add(line);
    const isOdd = (line: string) =>
      / (failed|absent|not-checked)$/.test(line) || line === "succession.closing note";
    expect(said.filter(isOdd)).toEqual(row.says);
    expect(holds).toBe(!row.says.some((line) => / (failed|absent)$/.test(line)));
  });

  test("every sentence about two registers is said in one of these", () => {
    const rows = Object.entries(checkTable).filter(([code]) => code.startsWith("succession."));
    const sentences = rows.flatMap(([code, row]) =>
      Object.keys(row).flatMap((outcome) => (outcome === "concerns" ? [] : [`${code} ${outcome}`])),
    );
    expect(sentences.filter((sentence) => !everSaid.has(sentence))).toEqual([]);
  });

  test.each<[string, (checks: RegisterChecks) => RegisterChecks]>([
    ["the closing and the end", (checks) => ({ ...checks, before: checks.before.slice(0, -1) })],
    ["the signed note", (checks) => ({ ...checks, before: checks.before.filter((_, at) => at !== 1) })],
    ["the founding record", (checks) => ({ ...checks, records: checks.records.slice(0, -1) })],
  ])("a verifier that did not look at %s would miss a lie", async (_, plant) => {
    const checks = plant(registerChecks);
    const missed: string[] = [];
    for (const row of [...lies, ...acts]) {
      const { said } = await answerTo(row, checks);
      if (row.says.some((line) => line.endsWith("failed") && !said.includes(line))) missed.push(row.claim);
    }
    expect(missed.length).toBeGreaterThan(0);
  });
});

const honest = [
  "succession.closing ok",
  "succession.key ok",
  "succession.end ok",
  "succession.mutual ok",
  "succession.hole note",
  "succession.in-hole note",
  "succession.statement ok",
  "succession.founding ok",
  "succession.known ok",
];

async function answerTo({ lies: told, act, isClosed }: Row, checks = registerChecks) {
  const two = await twoRegisters(await told?.());
  await act?.(two);
  const { report, said } = await saidOf(two, { isOpened: isClosed !== true, checks });
  return { said, holds: report.chain?.holds ?? false };
}
