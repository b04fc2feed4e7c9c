// SPDX-License-Identifier: Apache-2.0
import { type ExecFileException, execFile } from "node:child_process";
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
 * @param signal ends the tools with us
 * @throws ScelleError("image.tool-missing" | "image.not-checked" | "image.damaged"), the signal's reason
 */
export async function checkEwf(paths: readonly string[], signal?: AbortSignal): Promise<CheckedEwf> {
  const files = paths.map((path) => resolve(path));
  const info = await ran("ewfinfo", files, signal);
  if (info.failure !== undefined) throw notChecked(info);
  const carried = ["SHA1", "SHA256"].filter((name) =>
    new RegExp(`^\\s*${name}:\\s+[0-9a-f]{40}`, "m").test(info.text),
  );
  const also = carried.length === 0 ? [] : ["-d", carried.join(",").toLowerCase()];
  const verified = await ran("ewfverify", ["-q", ...also, ...files], signal);
  const { text, failure } = verified;
  const compared = (["MD5", "SHA1", "SHA256"] as const).map((name) => comparedHash(name, text));
  const lost = sectorProblems(text);
  const problems = [...compared.flatMap(({ problem }) => problem ?? []), ...lost];
  // A tool that was killed or could not open the image has said nothing of its content.
  if (failure !== undefined && !isJudged(text) && lost.length === 0) throw notChecked(verified);
  if (failure !== undefined || problems.length > 0) {
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

/** Whether ewfverify read all that there is and said what it thinks of it. */
function isJudged(text: string): boolean {
  return /^ewfverify: FAILURE$/m.test(text);
}

/** A tool that ended, by itself or not. */
interface Ran {
  readonly program: string;
  readonly text: string;
  /** The signal, the exit code or the system's word; undefined for success. */
  readonly failure: string | undefined;
}

function notChecked({ program, failure = "" }: Ran): ScelleError {
  return new ScelleError("image.not-checked", { program, problem: failure });
}

function ran(program: string, words: readonly string[], signal: AbortSignal | undefined): Promise<Ran> {
  const env = { ...process.env, LC_ALL: "C" };
  const options = { maxBuffer: printedSizeBytesMax, env, signal, killSignal: "SIGKILL" as const };
  return new Promise((settle, reject) => {
    execFile(program, words, options, (error, text) => {
      if (signal?.aborted === true) reject(signal.reason);
      else if (error?.code === "ENOENT") {
        reject(new ScelleError("image.tool-missing", { program, package: toolPackage }, { cause: error }));
      } else settle({ program, text, failure: error === null ? undefined : failureOf(error) });
    });
  });
}

function failureOf({ code, signal }: ExecFileException): string {
  if (typeof code === "number") return `exit ${code}`;
  return code ?? signal ?? "unknown";
}
