// SPDX-License-Identifier: Apache-2.0
import { concatBytes, formatVerifierKey, registerPaths, utf8 } from "@scelle/core";
import { type FolderReader, memoryFolder } from "@scelle/verifier";
import { RegisterBuilder } from "./register-builder.ts";
import { type Arranged, arrangeClosedInquiry, arrangeInquiry, fileOf, type Scenario } from "./scenario.ts";
import { namedSigner, testCrypto } from "./test-crypto.ts";

const unchanged = { integrity: "integrity.unchanged", completeness: "completeness.no-anchor" } as const;
const altered = { integrity: "integrity.altered", completeness: "completeness.no-anchor" } as const;

/** The register as a whole: what it says of itself, its checkpoints, and what else lies in its folder. */
export const documentScenarios: readonly Scenario[] = [
  {
    claim: "a register that nobody touched is found unchanged, and no more is claimed",
    arrange: () =>
      arrangeInquiry(
        () => undefined,
        () => ({ deep: true }),
      ),
    ...unchanged,
    says: [
      ["log.root", "ok", registerPaths.checkpoint],
      ["record.refused-by-rules", "ok"],
      ["object.content", "ok"],
      ["register.log-key", "not-checked"],
      ["checkpoint.quorum", "not-checked"],
      ["anchor.consistent", "not-checked"],
    ],
    isAll: true,
  },
  {
    claim: "without the record key contents stay closed, and what cannot be said is named",
    arrange: () => arrangeClosedInquiry(() => undefined),
    ...unchanged,
    says: [
      ["payload.ciphertext", "ok"],
      ["payload.opening", "not-checked"],
      ["record.erasure", "not-checked"],
      ["record.refused-by-rules", "not-checked"],
      ["object.present", "not-checked"],
      ["object.content", "not-checked"],
    ],
    isAll: true,
  },
  {
    claim: "the log key that was given from outside is the one that counts",
    arrange: () =>
      arrangeInquiry(
        () => undefined,
        ({ builder }) => ({ logKey: builder.logKey }),
      ),
    ...unchanged,
    says: [["register.log-key", "ok"]],
    isAll: true,
  },
  {
    claim: "a register under another key than the expected one is not the expected register",
    arrange: () =>
      arrangeInquiry(
        () => undefined,
        ({ builder }) => ({ logKey: keyOf(builder.origin) }),
      ),
    integrity: "integrity.no-checkpoint",
    completeness: "completeness.no-anchor",
    says: [
      ["register.log-key", "failed", "register.json"],
      ["checkpoint.signature", "failed", "log/checkpoint"],
      ["record.refused-by-rules", "ok"],
    ],
  },
  {
    claim:
      "a register without register.json says so, and the rest is still checked with the key from outside",
    arrange: () =>
      arrangeInquiry(
        ({ files }) => void files.delete("register.json"),
        ({ builder }) => ({ logKey: builder.logKey }),
      ),
    ...altered,
    says: [
      ["register.document", "absent", "register.json"],
      ["record.refused-by-rules", "ok"],
    ],
    isAll: true,
  },
  {
    claim: "a register.json written in another way is not taken",
    arrange: () =>
      arrangeInquiry(({ files }) => {
        files.set("register.json", concatBytes(utf8(" "), fileOf(files, "register.json")));
      }),
    integrity: "integrity.no-checkpoint",
    completeness: "completeness.no-anchor",
    says: [["register.document", "failed", "register.json"]],
  },
  {
    claim: "a register.json that names another founding entry is caught",
    arrange: () =>
      arrangeInquiry(({ files }) => {
        const text = new TextDecoder().decode(files.get("register.json"));
        files.set("register.json", utf8(text.replace(/"foundingEntry":"[^"]{6}/, '"foundingEntry":"AAAAAA')));
      }),
    ...altered,
    says: [["register.founding-entry", "failed", "register.json"]],
    isAll: true,
  },
  {
    claim: "a missing checkpoint is named, and the newest that was kept takes its place",
    arrange: () => arrangeInquiry(({ files }) => void files.delete("log/checkpoint")),
    ...altered,
    says: [
      ["checkpoint.signature", "absent", "log/checkpoint"],
      ["history.consistent", "ok"],
    ],
    isAll: true,
  },
  {
    claim: "a register without any signed checkpoint has nothing to be checked against",
    arrange: () =>
      arrangeInquiry(({ files }) => {
        for (const path of [...files.keys()]) if (/^log\/(checkpoint|history)/.test(path)) files.delete(path);
      }),
    integrity: "integrity.no-checkpoint",
    completeness: "completeness.no-anchor",
    says: [["checkpoint.signature", "absent", "log/checkpoint"]],
  },
  {
    claim: "a kept checkpoint under the name of another size is caught",
    arrange: () =>
      arrangeInquiry(({ files }) => {
        files.set("log/history/5", fileOf(files, "log/history/3"));
      }),
    ...altered,
    says: [["history.signature", "failed", "log/history/5"]],
    isAll: true,
  },
  {
    claim: "files that are no part of a register are noted and not held against it",
    arrange: () =>
      arrangeInquiry(({ files }) => {
        files.set("log/tile/0/.tmp-12-0", utf8("half"));
        files.set("log/notes.txt", utf8("who put this here?"));
        files.set("trust.policy", utf8("quorum none\n"));
        files.set("recovery.age", utf8("sealed"));
      }),
    ...unchanged,
    says: [
      ["folder.temporary", "note", "log/tile/0/.tmp-12-0"],
      ["folder.foreign", "note", "log/notes.txt"],
      ["folder.policy", "note", "trust.policy"],
      ["folder.recovery", "not-checked", "recovery.age"],
    ],
    isAll: true,
  },
  {
    claim: "of very many like notes the first are named and the rest counted",
    arrange: () =>
      arrangeInquiry(({ files }) => {
        for (let i = 0; i < 300; i++) files.set(`log/note-${i}`, utf8("x"));
      }),
    ...unchanged,
    says: [["report.repeated", "note"]],
    isAll: true,
  },
  {
    claim: "a register at work while it is checked is found unchanged up to where it was",
    arrange: arrangeAtWork,
    ...unchanged,
    says: [["checkpoint.moved", "note", "log/checkpoint"]],
    isAll: true,
  },
];

function keyOf(origin: string): string {
  return formatVerifierKey(testCrypto, origin, 1, namedSigner("somebody else").publicKey);
}

/**
 * A register that fills its first tile, and takes the partial ones away, once its checkpoint has been read.
 */
async function arrangeAtWork(): Promise<Arranged> {
  const builder = new RegisterBuilder("at work");
  const put = (count: number) => {
    builder.commit(Array.from({ length: count }, (_, i) => ({ payload: utf8(`payload ${i}`) })));
  };
  put(250);
  await builder.publish();
  const before = new Map(builder.files);
  put(20);
  await builder.publish();
  for (const path of [...builder.files.keys()]) if (path.includes(".p/250")) builder.files.delete(path);
  const [then, now] = [memoryFolder(before), memoryFolder(builder.files)];
  let hasMoved = false;
  const folder: FolderReader = {
    ...now,
    read: (path, maxBytes) => {
      const isFirst = path === "log/checkpoint" && !hasMoved;
      hasMoved ||= path === "log/checkpoint";
      return (isFirst ? then : now).read(path, maxBytes);
    },
  };
  return { files: builder.files, folder, options: { crypto: testCrypto } };
}
