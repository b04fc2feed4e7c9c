// SPDX-License-Identifier: Apache-2.0
// A sealed folder is a tar for whoever opens it: GNU tar lists it, extracts it, and finds no difference.
import {
  chmodSync,
  chownSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { generateEvidenceIdentity, objectPath, openObject, openSource, sealSource } from "@scelle/register";
import { expect } from "vitest";
import { toolTest } from "../tool-test.ts";
import { run, temporaryFolder } from "./child-process.ts";

const fileCount = 2_000;

/** Two thousand files with the names and kinds that break archives. */
function office(folder: string): string {
  const root = join(folder, "office");
  for (let index = 0; index < fileCount - 9; index += 1) {
    const drawer = join(root, `drawer ${index % 37}`, `${index % 5}`);
    mkdirSync(drawer, { recursive: true });
    writeFileSync(join(drawer, `${index}.txt`), Buffer.alloc((index * 131) % 5_000, index));
  }
  const deep = join(root, ...Array.from({ length: 12 }, (_, level) => `level-${level}-with-a-long-name`));
  mkdirSync(deep, { recursive: true });
  writeFileSync(join(deep, "x".repeat(250)), "long");
  writeFileSync(join(root, "été à l’hôtel.txt"), "accents");
  writeFileSync(join(root, "new\nline"), "odd");
  writeFileSync(join(root, "-rf"), "odd");
  writeFileSync(Buffer.concat([Buffer.from(`${root}/latin-`), Buffer.of(0xe9)]), "old encoding");
  writeFileSync(Buffer.concat([Buffer.from(`${deep}/latin-`), Buffer.of(0xe9)]), "old encoding, long name");
  writeFileSync(join(root, "private"), "mode");
  chmodSync(join(root, "private"), 0o4600);
  linkSync(join(root, "private"), join(root, "second name"));
  symlinkSync("x".repeat(180), join(root, "long link"));
  symlinkSync("private", join(root, "link"));
  writeFileSync(join(root, "old"), "before 1970");
  utimesSync(join(root, "old"), -86_400.5, -86_400.5);
  utimesSync(join(root, "private"), 1_500_000_000.123, 1_500_000_000.123);
  if (process.getuid?.() === 0) chownSync(join(root, "old"), 3_000_000_000, 12);
  mkdirSync(join(root, "nothing in it"));
  run("mkfifo", [join(root, "pipe")]);
  return root;
}

/** Seals a folder and opens it again: the tar that came out. */
async function tarOf(folder: string, root: string) {
  const { identity, recipient } = await generateEvidenceIdentity();
  const source = await openSource(root);
  const vaultFolder = join(folder, "vault");
  const sealed = await sealSource({ source, vaultFolder, recipients: [recipient] });
  const outPath = join(folder, "office.tar");
  const { sha256, root: name } = sealed;
  await openObject({
    path: objectPath(vaultFolder, name),
    identities: [identity],
    outPath,
    expected: { sha256 },
  });
  return { sealed, tar: outPath };
}

toolTest(
  "GNU tar finds no difference between a sealed folder of 2,000 files and the folder",
  ["tar", "mkfifo"],
  async () => {
    const folder = temporaryFolder();
    const root = office(folder);
    const { sealed, tar } = await tarOf(folder, root);
    expect(sealed).toMatchObject({ sourceKind: "folder", fileCount });
    expect(run("tar", ["-d", "-f", tar, "-C", root]).toString()).toBe("");
    const listed = run("tar", ["-t", "-f", tar, "--quoting-style=literal", "--null", "-v"]).toString(
      "latin1",
    );
    expect(listed.match(/^-/gm)).toHaveLength(fileCount);
  },
);

toolTest(
  "what GNU tar extracts is the folder, to the nanosecond",
  ["tar", "mkfifo", "find", "diff"],
  async () => {
    const folder = temporaryFolder();
    const root = office(folder);
    const { tar } = await tarOf(folder, root);
    const extracted = join(folder, "extracted");
    mkdirSync(extracted);
    run("tar", ["-x", "-p", "-f", tar, "-C", extracted, "--delay-directory-restore"]);
    run("diff", ["-r", "--no-dereference", "--exclude=pipe", root, extracted]);
    const listing = (place: string) =>
      run("find", [place, "-printf", "%P %y %m %s %T@ %l\\0"]).toString("latin1").split("\0").sort();
    const withoutFolderSizes = (line: string) => line.replace(/ d (\d+) \d+ /, " d $1 ");
    expect(listing(extracted).map(withoutFolderSizes)).toEqual(listing(root).map(withoutFolderSizes));
  },
);

toolTest("a file beyond 8 GiB is listed with its size", ["tar", "head"], async () => {
  const folder = temporaryFolder();
  const root = join(folder, "office");
  mkdirSync(root);
  writeFileSync(join(root, "huge"), "");
  truncateSync(join(root, "huge"), 2 ** 33 + 5);
  const source = await openSource(root);
  const front = Buffer.alloc(65_536);
  await source.read(front, 0);
  await source.close();
  expect(source.sizeBytes).toBeGreaterThan(2 ** 33);
  writeFileSync(join(folder, "front.tar"), front);
  const script = `tar -t -v -f "$1" 2>/dev/null; true`;
  expect(run("sh", ["-c", script, "sh", join(folder, "front.tar")]).toString()).toContain(" 8589934597 ");
});

toolTest(
  "the same folder is the same tar, and two folders of one content differ in nothing but times",
  ["tar"],
  async () => {
    const folder = temporaryFolder();
    const root = join(folder, "office");
    mkdirSync(root);
    writeFileSync(join(root, "a"), "1");
    const [first, second] = [await tarOf(folder, root), await tarOf(temporaryFolder(), root)];
    expect(readFileSync(first.tar).equals(readFileSync(second.tar))).toBe(true);
    expect(first.sealed.root).not.toBe(second.sealed.root);
    expect(readdirSync(join(folder, "vault"))).toHaveLength(1);
  },
);
