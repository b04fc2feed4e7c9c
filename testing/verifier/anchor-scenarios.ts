// SPDX-License-Identifier: Apache-2.0
import { cosignatureType, formatVerifierKey, registerPaths, utf8 } from "@scelle/core";
import type { Anchor } from "@scelle/verifier";
import type { Inquiry } from "./inquiry.ts";
import { RegisterBuilder } from "./register-builder.ts";
import { type Arranged, arrangeInquiry, fileOf, type Scenario } from "./scenario.ts";
import { namedSigner, testCrypto } from "./test-crypto.ts";

const unchanged = "integrity.unchanged";
const altered = "integrity.altered";

/** What was kept outside, and what it shows. */
export const anchorScenarios: readonly Scenario[] = [
  {
    claim: "a checkpoint kept outside shows that nothing up to it was dropped, and what lies after is named",
    arrange: () => arrangeInquiry(nothing, async ({ builder }) => ({ anchors: [await kept(builder, 8)] })),
    integrity: unchanged,
    completeness: "completeness.anchored",
    says: [
      ["anchor.signature", "ok"],
      ["anchor.consistent", "ok", "anchor notebook"],
    ],
    isAll: true,
  },
  {
    claim: "a size and a root on paper serve as well as a signed checkpoint",
    arrange: () =>
      arrangeInquiry(nothing, ({ builder }) => ({
        anchors: [{ kind: "fingerprint", name: "search report", size: 13, root: builder.rootAt(13) }],
      })),
    integrity: unchanged,
    completeness: "completeness.anchored",
    says: [["anchor.consistent", "ok", "anchor search report"]],
    isAll: true,
  },
  {
    claim: "a tail that was cut off cleanly is caught by a checkpoint from outside, and only by it",
    arrange: () => arrangeCut(async (made) => [await kept(made, 13)]),
    integrity: unchanged,
    completeness: "completeness.tail-deleted",
    says: [["anchor.tail-deleted", "failed", "anchor notebook"]],
    isAll: true,
  },
  {
    claim: "a tail that was cut off cleanly is not noticed without anything from outside",
    arrange: () => arrangeCut(async () => []),
    integrity: unchanged,
    completeness: "completeness.no-anchor",
    says: [["log.root", "ok"]],
    isAll: true,
  },
  {
    claim: "a checkpoint that the register itself kept betrays a deleted tail",
    arrange: async () => {
      const { builder, files } = await cutAt(8);
      files.set("log/history/13", await builder.checkpoint(13));
      return { files, options: { crypto: testCrypto } };
    },
    integrity: altered,
    completeness: "completeness.tail-deleted",
    says: [["history.tail-deleted", "failed", "log/history/13"]],
    isAll: true,
  },
  {
    claim: "a history rewritten and signed again contradicts a kept checkpoint, and both together prove it",
    arrange: () => arrangeRewritten(async (made) => [await kept(made, 5)]),
    integrity: unchanged,
    completeness: "completeness.rewritten",
    says: [
      ["anchor.rewritten", "failed", "anchor notebook"],
      ["anchor.misconduct", "failed", "anchor notebook"],
    ],
    isAll: true,
  },
  {
    claim: "a history rewritten and signed again is not noticed without anything from outside",
    arrange: () => arrangeRewritten(async () => []),
    integrity: unchanged,
    completeness: "completeness.no-anchor",
    says: [["log.root", "ok"]],
    isAll: true,
  },
  {
    claim: "a checkpoint of the first history that was left in the rewritten folder betrays it",
    arrange: async () => {
      const first = await longer("first");
      const { files, options } = await arrangeRewritten(async () => []);
      const withOld = new Map(files).set("log/history/5", await first.checkpoint(5));
      return { files: withOld, options };
    },
    integrity: altered,
    completeness: "completeness.rewritten",
    says: [
      ["history.consistent", "failed", "log/history/5"],
      ["anchor.misconduct", "failed", "log/history/5"],
    ],
    isAll: true,
  },
  {
    claim: "damage in the folder is not mistaken for a rewritten history",
    arrange: () =>
      arrangeInquiry(
        ({ files }) => {
          for (const path of ["log/tile/0/000.p/13", "log/tile/entries/000.p/13"]) files.delete(path);
        },
        async ({ builder }) => ({ anchors: [await kept(builder, 8)] }),
      ),
    integrity: altered,
    completeness: "completeness.anchor-unusable",
    says: [
      ["anchor.consistent", "failed", "anchor notebook"],
      ["history.consistent", "not-checked"],
    ],
  },
  {
    claim: "a checkpoint of another log is no anchor",
    arrange: () =>
      arrangeInquiry(nothing, async () => ({ anchors: [await kept(await longer("elsewhere"), 5)] })),
    integrity: unchanged,
    completeness: "completeness.anchor-unusable",
    says: [["anchor.signature", "failed", "anchor notebook"]],
    isAll: true,
  },
  {
    claim: "a receipt shows that its entry still stands where it stood",
    arrange: () => arrangeInquiry(nothing, ({ builder }) => ({ anchors: [receipt(builder, 4, 4)] })),
    integrity: unchanged,
    completeness: "completeness.anchor-unusable",
    says: [["anchor.receipt", "ok", "anchor receipt"]],
    isAll: true,
  },
  {
    claim: "a receipt shows that another entry stands in the place of its own",
    arrange: () => arrangeInquiry(nothing, ({ builder }) => ({ anchors: [receipt(builder, 4, 5)] })),
    integrity: unchanged,
    completeness: "completeness.rewritten",
    says: [["anchor.rewritten", "failed", "anchor receipt"]],
    isAll: true,
  },
  {
    claim: "a receipt beyond the end shows that the tail is gone",
    arrange: () => arrangeInquiry(nothing, ({ builder }) => ({ anchors: [receipt(builder, 40, 5)] })),
    integrity: unchanged,
    completeness: "completeness.tail-deleted",
    says: [["anchor.tail-deleted", "failed", "anchor receipt"]],
    isAll: true,
  },
  {
    claim: "the quorum of a policy from outside establishes completeness up to what it cosigned",
    arrange: () => arrangeWitnessed(["witness-a", "witness-b"], registerPaths.history(11)),
    integrity: unchanged,
    completeness: "completeness.anchored",
    says: [
      ["checkpoint.quorum", "ok", "log/history/11"],
      ["checkpoint.cosignature", "ok"],
    ],
    isAll: true,
  },
  {
    claim: "fewer witnesses than the policy asks for establish nothing",
    arrange: () => arrangeWitnessed(["witness-a"], registerPaths.checkpoint),
    integrity: unchanged,
    completeness: "completeness.no-quorum",
    says: [["checkpoint.quorum", "absent"]],
  },
  {
    claim: "a false cosignature of a named witness is caught",
    arrange: async () => {
      const { files, options } = await arrangeWitnessed(["witness-a", "witness-b"], "log/checkpoint");
      const note = new TextDecoder().decode(fileOf(files, "log/checkpoint"));
      const forged = note.replace(/(— witness-b .{60})(.)/u, (_, start, letter) => {
        return `${start}${letter === "A" ? "B" : "A"}`;
      });
      return { files: new Map(files).set("log/checkpoint", utf8(forged)), options };
    },
    integrity: altered,
    completeness: "completeness.no-quorum",
    says: [["checkpoint.cosignature", "failed", "log/checkpoint"]],
  },
  {
    claim: "a witness that nobody named is noted by name and counts for nothing",
    arrange: () => arrangeInquiry(({ builder }) => builder.cosign("log/checkpoint", "witness-z")),
    integrity: unchanged,
    completeness: "completeness.no-anchor",
    says: [["checkpoint.unknown-signature", "note", "log/checkpoint"]],
    isAll: true,
  },
];

const nothing = () => undefined;

async function kept(builder: RegisterBuilder, size: number): Promise<Anchor> {
  return { kind: "checkpoint", name: "notebook", note: await builder.checkpoint(size) };
}

function receipt(builder: RegisterBuilder, index: number, leafIndex: number): Anchor {
  const leafHash = builder.leaves[leafIndex] ?? new Uint8Array(32);
  return { kind: "receipt", name: "receipt", index, leafHash };
}

/** A register whose entries follow from their text; two of one seed are under one key. */
async function longer(text: string, sizes: readonly number[] = [5, 8, 13]): Promise<RegisterBuilder> {
  const builder = new RegisterBuilder(text === "elsewhere" ? text : "one");
  for (const size of sizes) {
    const count = size - builder.size;
    builder.commit(Array.from({ length: count }, (_, i) => ({ payload: utf8(`${text} ${size} ${i}`) })));
    await builder.publish();
  }
  return builder;
}

/** A register of 13 entries, and its folder as it would be had it ended at `size`. */
async function cutAt(size: number): Promise<Pick<Inquiry, "builder" | "files">> {
  const { files } = await longer("first", [5, size]);
  return { builder: await longer("first"), files };
}

async function arrangeCut(anchors: (builder: RegisterBuilder) => Promise<Anchor[]>): Promise<Arranged> {
  const { builder, files } = await cutAt(8);
  return { files, options: { crypto: testCrypto, anchors: await anchors(builder) } };
}

/** One key signs two histories: the folder holds the second, outsiders kept checkpoints of the first. */
async function arrangeRewritten(anchors: (first: RegisterBuilder) => Promise<Anchor[]>): Promise<Arranged> {
  const first = await longer("first");
  const { files } = await longer("second");
  return { files, options: { crypto: testCrypto, anchors: await anchors(first) } };
}

async function arrangeWitnessed(witnesses: readonly string[], path: string): Promise<Arranged> {
  const named = ["witness-a", "witness-b", "witness-c"];
  const keyOf = (name: string) =>
    formatVerifierKey(testCrypto, name, cosignatureType, namedSigner(name).publicKey);
  const lines = named.map((name) => `witness ${name} ${keyOf(name)}`);
  const policy = [...lines, `group all 2 ${named.join(" ")}`, "quorum all", ""].join("\n");
  return arrangeInquiry(
    async ({ builder }) => {
      for (const name of witnesses) await builder.cosign(path, name);
    },
    () => ({ policy }),
  );
}
