// SPDX-License-Identifier: Apache-2.0
// Files that no register wrote, made to lead a reader astray.
import { utf8 } from "@scelle/core";
import { storedZip } from "../fuzz/stored-zip.ts";
import { type RawEnd, type RawFile, rawZip } from "./raw-zip.ts";

const folder = "case-0123abcd-5";
const content = utf8("some words\n");
const sound: readonly RawFile[] = ["bagit.txt", "data/bundle.json", "data/register.json"].map((path) => ({
  name: `${folder}/${path}`,
  content,
}));

export const soundZip = rawZip(sound);
export const soundLargeZip = rawZip(
  sound.map((file) => ({ ...file })),
  { count: 0xffff, directorySizeBytes: 0xffff_ffff, directoryAt: 0xffff_ffff, large: {} },
);

/** What is wrong, and a zip with that fault and no other. */
export const badZips: readonly (readonly [string, Uint8Array])[] = [
  ...names().map(([what, name]) => [`a name: ${what}`, rawZip([...sound, { name, content }])] as const),
  ...files().map(
    ([what, file]) => [what, rawZip([...sound, { name: `${folder}/x`, content, ...file }])] as const,
  ),
  ...ends().map(([what, end]) => [what, rawZip(sound, end)] as const),
  ["one name twice", rawZip([...sound, ...sound.slice(1, 2)])],
  ["a bomb: a hundred mebibytes packed into a tenth of one", bomb()],
  ["bytes before the first file", Buffer.concat([utf8("#!/bin/sh\n"), soundZip])],
  ["bytes after the end", Buffer.concat([soundZip, utf8("x")])],
  ["the end of another zip behind it", Buffer.concat([soundZip, rawZip([])])],
  ["no file at all", rawZip([])],
  ["nothing at all", new Uint8Array(0)],
  ["a text", utf8("PK, but a text\n".repeat(20))],
];

function bomb(): Uint8Array {
  return storedZip(new Map([[`${folder}/data/zeros`, new Uint8Array(100 * 1024 * 1024)]]), true);
}

function names(): readonly (readonly [string, string | Uint8Array])[] {
  return [
    ["it climbs", `${folder}/../x`],
    ["it climbs out of data", `${folder}/data/../../x`],
    ["it begins at the root", "/etc/passwd"],
    ["it begins with a drive", "C:/x"],
    ["it climbs backwards", `${folder}/..\\x`],
    ["it ends early", `${folder}/x\0.txt`],
    ["it is hidden", `${folder}/.git/config`],
    ["nothing between two slashes", `${folder}/data//x`],
    ["a folder", `${folder}/data/`],
    ["of a folder only", folder],
    ["another folder", "case-0123abcd-6/x"],
    ["too deep", `${folder}/${"a/".repeat(9)}x`],
    ["too long", `${folder}/${"a".repeat(101)}`],
    ["longer than a page", `${folder}/${"a".repeat(5_000)}`],
    ["letters beyond ASCII", `${folder}/é`],
    ["a slash that is none", `${folder}／x`],
    ["bytes that are no UTF-8", Uint8Array.of(...utf8(`${folder}/`), 0xc0, 0xaf)],
    ["a line break", `${folder}/a\nb`],
    ["nothing", ""],
  ];
}

function files(): readonly (readonly [string, Partial<RawFile>])[] {
  return [
    ["a link", { mode: 0o120_777, content: utf8("/etc/passwd") }],
    ["a folder by its rights", { mode: 0o040_755 }],
    ["a pipe", { mode: 0o010_644 }],
    ["a device", { mode: 0o060_644 }],
    ["deflated", { method: 8 }],
    ["packed in a way that nobody knows", { method: 99 }],
    ["encrypted", { flags: 1 }],
    ["encrypted strongly", { flags: 0x41 }],
    ["with its names hidden", { flags: 0x2000 }],
    ["two sizes", { packedSizeBytes: 3n }],
    ["larger than the file that it is in", { sizeBytes: 2n ** 31n }],
    ["larger than any disk", { sizeBytes: 2n ** 60n }],
    ["as large as a number goes", { sizeBytes: 2n ** 64n - 1n }],
    ["at a place behind the end", { headerAt: 2n ** 31n }],
    ["at a place behind everything", { headerAt: 2n ** 63n }],
    ["at the place of another", { headerAt: 0n }],
    ["in the middle of another", { headerAt: 20n }],
    ["a size for 64 bits that is missing", { sizeBytes: 2n ** 32n - 1n, large: [] }],
    ["a size for 64 bits that nobody asked for", { large: [11n] }],
    ["half a size for 64 bits", { sizeBytes: 2n ** 40n, large: [2n ** 40n] }],
    ["a comment", { comment: "hello" }],
    ["another name in its header", { local: { name: `${folder}/y` } }],
    ["a name of another length in its header", { local: { name: `${folder}/xyz` } }],
    ["another method in its header", { local: { method: 8 } }],
    ["another size in its header", { local: { sizeBytes: 3 } }],
    ["a header that reaches into what follows", { local: { extraSizeBytes: 40 } }],
    ["a header that reaches beyond the end", { local: { extraSizeBytes: 65_535 } }],
  ];
}

function ends(): readonly (readonly [string, RawEnd])[] {
  const whole = { count: 0xffff, directorySizeBytes: 0xffff_ffff, directoryAt: 0xffff_ffff };
  return [
    ["more files than there are", { count: 4 }],
    ["fewer files than there are", { count: 2 }],
    ["as many files as a number goes", { count: 0xffff }],
    ["a shorter directory", { directorySizeBytes: 50 }],
    ["a longer directory", { directorySizeBytes: 100_000 }],
    ["a directory elsewhere", { directoryAt: 0 }],
    ["a comment at the end", { comment: "hello" }],
    ["the 64-bit end is missing", whole],
    ["a 64-bit end that says elsewhere", { ...whole, large: { directoryAt: 0n } }],
    ["a 64-bit end that says somewhere impossible", { ...whole, large: { directoryAt: 2n ** 63n } }],
    ["a 64-bit end with more files than a bundle has", { ...whole, large: { count: 2n ** 40n } }],
    ["a 64-bit end with files beyond counting", { ...whole, large: { count: 2n ** 64n - 1n } }],
    ["a 64-bit end at another place", { ...whole, large: { endAt: 0n } }],
    ["two ends that differ", { large: { count: 2n } }],
  ];
}
