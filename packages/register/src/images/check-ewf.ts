// SPDX-License-Identifier: Apache-2.0
import { execFile } from "node:child_process";
import { resolve } from "node:path";
import { ScelleError } from "@scelle/core";
import type { CarriedHash } from "./carried-hashes.ts";

/** What libewf's tools found in an EWF image. */
export interface CheckedEwf {
  /** Carried by the image and equal to what its content has; none if it carries none. */
  readonly hashes: readonly CarriedHash[];
  readonly mediaSizeBytes: number | undefined;
}

const toolPackage = "ewf-tools";
/** What the tools print is a page, whatever the image. */
const printedSizeBytesMax = 1024 * 1024;

/**
 * Has libewf read an EWF image to its end and compare what is in it with the hashes and checksums that it
 * carries.
 * @param paths all segments, first to last
 * @throws ScelleError("image.tool-missing" | "image.damaged")
 */
export async function checkEwf(paths: readonly string[]): Promise<CheckedEwf> {
  const files = paths.map((path) => resolve(path));
  const info = await ran("ewfinfo", files);
  const carried = ["SHA1", "SHA256"].filter((name) =>
    new RegExp(`^\\s*${name}:\\s+[0-9a-f]{40}`, "m").test(info.text),
  );
  const also = carried.length === 0 ? [] : ["-d", carried.join(",").toLowerCase()];
  const { text, isSuccess } = await ran("ewfverify", ["-q", ...also, ...files]);
  const compared = (["MD5", "SHA1", "SHA256"] as const).map((name) => comparedHash(name, text));
  const problems = [...compared.flatMap(({ problem }) => problem ?? []), ...sectorProblems(text)];
  if (!isSuccess || problems.length > 0) {
    const problem = problems.length === 0 ? "ewfverify" : problems.slice(0, problemsMax).join("; ");
    throw new ScelleError("image.damaged", { problem });
  }
  // What the examiner wrote about the image stands in a section before, and may hold any words.
  const media = info.text.slice(info.text.lastIndexOf("\nMedia information\n"));
  const size = /^\tMedia size:\s.*\((\d{1,16}) bytes\)$/m.exec(media)?.[1];
  return {
    hashes: compared.flatMap(({ hash }) => hash ?? []),
    mediaSizeBytes: size === undefined ? undefined : Number(size),
  };
}

const problemsMax = 8;

interface ComparedHash {
  readonly hash?: CarriedHash;
  readonly problem?: string;
}

function comparedHash(name: "MD5" | "SHA1" | "SHA256", text: string): ComparedHash {
  const value = (what: string) =>
    new RegExp(`^${name} hash ${what}:\\s+([0-9a-f]+)\\s*$`, "m").exec(text)?.[1];
  const carried = value("stored in file");
  if (carried === undefined) return {};
  const found = value("calculated over data");
  if (found !== carried) return { problem: `${name} ${carried} ≠ ${found ?? "?"}` };
  return {
    hash: { algorithm: name === "MD5" ? "md5" : name === "SHA1" ? "sha1" : "sha256", digest: carried },
  };
}

/** Sectors whose own checksum fails, or that no segment holds. */
function sectorProblems(text: string): string[] {
  return [...text.matchAll(/at sector\(s\): (\d+) - (\d+)/g)].map(
    ([, first, last]) => `LBA ${first}–${last}`,
  );
}

function ran(program: string, words: readonly string[]): Promise<{ text: string; isSuccess: boolean }> {
  const options = { maxBuffer: printedSizeBytesMax, env: { ...process.env, LC_ALL: "C" } };
  return new Promise((settle, reject) => {
    execFile(program, words, options, (error, text) => {
      if (error?.code === "ENOENT") {
        reject(new ScelleError("image.tool-missing", { program, package: toolPackage }, { cause: error }));
      } else settle({ text, isSuccess: error === null });
    });
  });
}
