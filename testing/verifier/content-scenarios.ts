// SPDX-License-Identifier: Apache-2.0
import { concatBytes, encodeCommitRecord, parseCommitRecord, registerPaths, utf8 } from "@scelle/core";
import { RegisterBuilder } from "./register-builder.ts";
import {
  type Arranged,
  arrangeClosedInquiry,
  arrangeInquiry,
  edit,
  fileOf,
  type Scenario,
} from "./scenario.ts";
import { namedBytes, testCrypto, wrapAesKw } from "./test-crypto.ts";

const unchanged = { integrity: "integrity.unchanged", completeness: "completeness.no-anchor" } as const;
const altered = { integrity: "integrity.altered", completeness: "completeness.no-anchor" } as const;
const payload = "payload/00000000000000000005.3";

/** Contents, keys, commit records and sealed objects. */
export const contentScenarios: readonly Scenario[] = [
  {
    claim: "an edited content is named by its entry, without any key",
    arrange: () => arrangeClosedInquiry(({ files }) => edit(files, payload, 100, 1)),
    ...altered,
    says: [["payload.ciphertext", "failed", payload]],
    isAll: true,
  },
  {
    claim: "a missing file of contents is named by the entries that it held",
    arrange: () => arrangeInquiry(({ files }) => void files.delete(payload)),
    ...altered,
    says: [
      ["payload.file", "absent"],
      ["record.refused-by-rules", "not-checked"],
    ],
  },
  {
    claim: "bytes after the last content of a file are caught",
    arrange: () =>
      arrangeInquiry(({ files }) => {
        files.set(payload, concatBytes(fileOf(files, payload), utf8("x")));
      }),
    ...altered,
    says: [["payload.file", "failed", payload]],
    isAll: true,
  },
  {
    claim: "a file of contents that ends too early is caught, and what it still holds is checked",
    arrange: () =>
      arrangeClosedInquiry(({ files }) => {
        files.set(payload, fileOf(files, payload).slice(0, 1_200));
      }),
    ...altered,
    says: [["payload.file", "failed", payload]],
    isAll: true,
  },
  {
    claim: "a second file for the same entries is caught",
    arrange: () =>
      arrangeInquiry(({ files }) => {
        files.set("payload/00000000000000000006.2", fileOf(files, payload));
      }),
    ...altered,
    says: [["payload.file", "failed", "payload/00000000000000000006.2"]],
    isAll: true,
  },
  {
    claim: "a key exchanged for another valid one does not open the content",
    arrange: () =>
      arrangeInquiry(({ builder }) => {
        builder.writeSlot(5, wrapAesKw(builder.recordKey, namedBytes("other", 32)));
      }),
    ...altered,
    says: [["payload.opening", "failed"]],
  },
  {
    claim: "a key slot with other bytes is caught with the record key",
    arrange: () => arrangeInquiry(({ builder }) => builder.writeSlot(5, namedBytes("noise", 40))),
    ...altered,
    says: [["key.slot", "failed", "keys/0"]],
  },
  {
    claim: "a key slot that no entry uses must be empty, also where nobody has the record key",
    arrange: () => arrangeClosedInquiry(({ builder }) => builder.writeSlot(200, namedBytes("noise", 40))),
    ...altered,
    says: [["key.unused-slot", "failed", "keys/0"]],
    isAll: true,
  },
  {
    claim: "a key page that is too short is caught",
    arrange: () =>
      arrangeClosedInquiry(({ files }) => {
        files.set("keys/0", fileOf(files, "keys/0").slice(0, 10_000));
      }),
    ...altered,
    says: [["key.page", "failed", "keys/0"]],
    isAll: true,
  },
  {
    claim: "a missing key page is named",
    arrange: () => arrangeClosedInquiry(({ files }) => void files.delete("keys/0")),
    ...altered,
    says: [["key.page", "absent", "keys/0"]],
    isAll: true,
  },
  {
    claim: "what is committed and not yet published is checked and counted",
    arrange: () => arrangePending(() => undefined),
    ...unchanged,
    says: [["wal.record", "ok"]],
    isAll: true,
  },
  {
    claim: "files that a publication wrote before it was cut off are explained by its commit records",
    arrange: () =>
      arrangePending((builder) => {
        const [first, second] = [3, 4].map((at) => walRecord(builder, at).records[0]?.wrappedKey);
        if (first !== undefined) builder.writeSlot(3, first);
        if (second !== undefined) builder.writeSlot(4, second);
        builder.files.set("payload/00000000000000000003.2", new Uint8Array(3));
      }),
    ...unchanged,
    says: [["log.beyond-checkpoint", "note", "payload/00000000000000000003.2"]],
    isAll: true,
  },
  {
    claim: "a commit record that was published and not yet removed is noted",
    arrange: async () => {
      const builder = await pending();
      const left = fileOf(builder.files, registerPaths.wal(3));
      await builder.publish();
      builder.files.set(registerPaths.wal(3), left);
      return { files: builder.files, options: { crypto: testCrypto } };
    },
    ...unchanged,
    says: [["wal.record", "note", registerPaths.wal(3)]],
    isAll: true,
  },
  {
    claim: "a missing commit record leaves a gap that is named",
    arrange: () => arrangePending(({ files }) => void files.delete(registerPaths.wal(3))),
    ...altered,
    says: [["wal.record", "failed", registerPaths.wal(4)]],
    isAll: true,
  },
  {
    claim: "a commit record that states a root of its own is caught",
    arrange: () =>
      arrangePending((builder) => {
        const record = { ...walRecord(builder, 3), newRoot: namedBytes("root", 32) };
        builder.files.set(registerPaths.wal(3), encodeCommitRecord(testCrypto, record));
      }),
    ...altered,
    says: [["wal.record", "failed", registerPaths.wal(3)]],
  },
  {
    claim: "a sealed object that is gone is named with the entry that names it",
    arrange: () => arrangeInquiry(({ files, objectPath }) => void files.delete(objectPath)),
    ...altered,
    says: [["object.present", "absent", "vault/"]],
    isAll: true,
  },
  {
    claim: "a sealed object of another size than its record states is caught without reading it",
    arrange: () =>
      arrangeInquiry(({ files, objectPath }) => {
        files.set(objectPath, fileOf(files, objectPath).slice(1));
      }),
    ...altered,
    says: [["object.present", "failed", "vault/"]],
    isAll: true,
  },
  {
    claim: "one byte of a sealed object is caught when objects are read again",
    arrange: () =>
      arrangeInquiry(
        ({ files, objectPath }) => edit(files, objectPath, 1_100_000, 7),
        () => ({ deep: true }),
      ),
    ...altered,
    says: [["object.content", "failed", "vault/"]],
    isAll: true,
  },
  {
    claim: "an object that no record names is noted",
    arrange: () =>
      arrangeInquiry(({ files }) => {
        files.set(registerPaths.object("ab".repeat(32)), utf8("who sealed this?"));
      }),
    ...unchanged,
    says: [["object.unreferenced", "note", registerPaths.object("ab".repeat(32))]],
    isAll: true,
  },
];

/** Three entries published, two more in commit records. */
async function pending(): Promise<RegisterBuilder> {
  const builder = new RegisterBuilder("pending");
  builder.commit([0, 1, 2].map((i) => ({ payload: utf8(`published ${i}`) })));
  await builder.publish();
  builder.commit([{ payload: utf8("pending 3") }]);
  builder.commit([{ payload: utf8("pending 4") }]);
  return builder;
}

async function arrangePending(act: (builder: RegisterBuilder) => void): Promise<Arranged> {
  const builder = await pending();
  act(builder);
  return { files: builder.files, options: { crypto: testCrypto } };
}

function walRecord({ files }: RegisterBuilder, oldSize: number) {
  return parseCommitRecord(testCrypto, fileOf(files, registerPaths.wal(oldSize)));
}
