// SPDX-License-Identifier: Apache-2.0
import { concatBytes, encodeEntryBundle, entrySizeBytes, utf8 } from "@scelle/core";
import type { Inquiry } from "./inquiry.ts";
import { RegisterBuilder } from "./register-builder.ts";
import { type Arranged, arrangeInquiry, edit, fileOf, type Scenario } from "./scenario.ts";
import { testCrypto } from "./test-crypto.ts";

const altered = { integrity: "integrity.altered", completeness: "completeness.no-anchor" } as const;
const tile = "log/tile/0/000.p/13";
const bundle = "log/tile/entries/000.p/13";

/** Entries and tiles. */
export const logScenarios: readonly Scenario[] = [
  {
    claim: "an edited entry is named by its number, and the tile that proves it wrong is not blamed",
    arrange: () => arrangeInquiry(({ files }) => edit(files, bundle, 240 * 5, 0x41)),
    ...altered,
    says: [["log.entry", "failed", bundle]],
    isAll: true,
  },
  {
    claim: "an edited tile is named, and the entries that prove it wrong are not blamed",
    arrange: () => arrangeInquiry(({ files }) => edit(files, tile, 70, 1)),
    ...altered,
    says: [["log.tile", "failed", tile]],
    isAll: true,
  },
  {
    claim: "where entry and tile were both edited, both are named",
    arrange: () =>
      arrangeInquiry(({ files }) => {
        edit(files, bundle, 240 * 5, 0x41);
        edit(files, tile, 32 * 5, 1);
      }),
    ...altered,
    says: [
      ["log.tile", "failed", tile],
      ["log.bundle", "failed", bundle],
      ["log.root", "failed", "log/checkpoint"],
    ],
  },
  {
    claim: "where the entries are gone the tile still tells the tree, and what is gone is named",
    arrange: () => arrangeInquiry(({ files }) => void files.delete(bundle)),
    ...altered,
    says: [
      ["log.bundle", "absent", bundle],
      ["log.root", "ok", "log/checkpoint"],
    ],
  },
  {
    claim: "where the tile is gone the entries still tell the tree, and what is gone is named",
    arrange: () => arrangeInquiry(({ files }) => void files.delete(tile)),
    ...altered,
    says: [
      ["log.tile", "absent", tile],
      ["log.root", "ok", "log/checkpoint"],
    ],
    isAll: true,
  },
  {
    claim: "where both are gone the checkpoints before cannot be compared, and are not accused",
    arrange: () =>
      arrangeInquiry(({ files }) => {
        files.delete(tile);
        files.delete(bundle);
      }),
    ...altered,
    says: [
      ["log.root", "failed", "log/checkpoint"],
      ["history.consistent", "not-checked", "log/history/3"],
    ],
  },
  {
    claim: "an older partial tile that contradicts the log is named",
    arrange: () => arrangeInquiry(({ files }) => edit(files, "log/tile/0/000.p/5", 9, 0)),
    ...altered,
    says: [["log.tile", "failed", "log/tile/0/000.p/5"]],
    isAll: true,
  },
  {
    claim: "bytes after the last entry of a bundle are caught",
    arrange: () =>
      arrangeInquiry(({ files }) => {
        files.set(bundle, concatBytes(fileOf(files, bundle), utf8("x")));
      }),
    ...altered,
    says: [["log.bundle", "failed", bundle]],
    isAll: true,
  },
  {
    claim: "an older checkpoint put in place of the newest is betrayed by what it does not cover",
    arrange: () =>
      arrangeInquiry(({ files }) => {
        files.set("log/checkpoint", fileOf(files, "log/history/11"));
        files.delete("log/history/13");
      }),
    ...altered,
    says: [
      ["log.beyond-checkpoint", "failed", tile],
      ["log.beyond-checkpoint", "failed", "payload/00000000000000000011.2"],
      ["key.unused-slot", "failed", "keys/0"],
    ],
  },
  {
    claim: "a file that is longer than any of its kind is refused, and the rest is checked",
    arrange: () => arrangeInquiry(({ files }) => void files.set(tile, new Uint8Array(100_000))),
    ...altered,
    says: [["folder.readable", "failed", tile]],
    isAll: true,
  },
  {
    claim: "of very many like faults the first are named and the rest counted",
    arrange: () =>
      arrangeLong(({ files }) => files.set("payload/00000000000000000000.600", new Uint8Array(3))),
    ...altered,
    says: [["payload.file", "failed", "payload/00000000000000000000.600"]],
  },
  {
    claim: "six hundred entries edited in one stroke are two hundred names and a count",
    arrange: () =>
      arrangeLong(({ files }) => {
        for (const path of ["log/tile/entries/000", "log/tile/entries/001"]) {
          const broken = Array.from({ length: 256 }, () => new Uint8Array(entrySizeBytes));
          files.set(path, encodeEntryBundle(broken));
        }
      }),
    ...altered,
    says: [["report.repeated", "failed"]],
  },
];

/** Six hundred entries that are no records: full tiles, checked without keys. */
async function arrangeLong(act: (made: Pick<Inquiry, "files">) => unknown): Promise<Arranged> {
  const builder = new RegisterBuilder("long");
  builder.commit(Array.from({ length: 600 }, (_, i) => ({ payload: utf8(`payload ${i}`) })));
  await builder.publish();
  act(builder);
  return { files: builder.files, options: { crypto: testCrypto } };
}
