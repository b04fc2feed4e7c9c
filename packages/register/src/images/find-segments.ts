// SPDX-License-Identifier: Apache-2.0
import { readdir } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { imageSegmentsMax, ScelleError } from "@scelle/core";
import { sourceError } from "../vault/vault-error.ts";

/** Files that look like segments of a set and are numbered beyond a hole are searched for so far. */
const holeMax = 200;

/**
 * The files of a split image, first to last, when `path` is its first: `.E01 .E02 … .E99 .EAA …` as libewf
 * names them, or `.001 .002 …`. One path where there is no second.
 * @throws ScelleError("image.segment-missing") where a later segment is there and an earlier is not
 */
export async function findSegments(path: string): Promise<readonly string[]> {
  const folder = dirname(path);
  const [first, ...others] = namesAfter(basename(path));
  if (first === undefined || others.length === 0) return [path];
  const present = new Set(
    await readdir(folder).catch((cause: unknown) => {
      throw sourceError(cause);
    }),
  );
  const count = 1 + countWhile(others, (name) => present.has(name));
  const beyond = others.slice(count, count + holeMax).find((name) => present.has(name));
  const missing = others[count - 1];
  if (beyond !== undefined && missing !== undefined) {
    throw new ScelleError("image.segment-missing", { missing, beyond });
  }
  return [path, ...others.slice(0, count - 1).map((name) => join(folder, name))];
}

/** The name itself and the names of the segments that would follow it; one name if it begins no set. */
function namesAfter(name: string): string[] {
  const ewf = /^(.*\.)([a-z])(x?)01$/i.exec(name);
  if (ewf !== null) {
    const [, stem = "", letter = "", version = ""] = ewf;
    return ewfEndings(letter, version).map((ending) => stem + ending);
  }
  const raw = /^(.*\.)(0{2,}1)$/.exec(name);
  if (raw === null) return [name];
  const [, stem = "", number = ""] = raw;
  return Array.from(
    { length: imageSegmentsMax },
    (_, i) => stem + String(i + 1).padStart(number.length, "0"),
  );
}

/** @see libewf, "Expert Witness Compression Format", segment file extensions */
function ewfEndings(letter: string, version: string): string[] {
  const isUpper = letter === letter.toUpperCase();
  const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"].map((one) => (isUpper ? one : one.toLowerCase()));
  const numbered = Array.from({ length: 99 }, (_, i) => letter + version + String(i + 1).padStart(2, "0"));
  const pairs = letters.flatMap((one) => letters.map((other) => one + other));
  const from = letters.indexOf(letter);
  const firsts = version === "" ? letters.slice(from) : [letter];
  return [...numbered, ...firsts.flatMap((first) => pairs.map((pair) => first + version + pair))].slice(
    0,
    imageSegmentsMax,
  );
}

function countWhile<T>(items: readonly T[], holds: (item: T) => boolean): number {
  const end = items.findIndex((item) => !holds(item));
  return end === -1 ? items.length : end;
}
