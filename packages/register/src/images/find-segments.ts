// SPDX-License-Identifier: Apache-2.0
import { readdir } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { imageSegmentsMax, ScelleError } from "@scelle/core";
import { sourceError } from "../vault/vault-error.ts";

/** Files that look like segments of a set and are numbered beyond a hole are searched for so far. */
const holeMax = 200;

/**
 * The files of a split image, first to last, when `path` is its first: `.E01 .E02 … .E99 .EAA …` as libewf
 * names them, or `.001 .002 …`, which some tools begin with `.000`. One path where there is no second.
 * @throws ScelleError("image.segment-missing") where a later segment is there and an earlier is not,
 * ScelleError("image.part-named") where a raw image begins with another part
 */
export async function findSegments(path: string): Promise<readonly string[]> {
  const folder = dirname(path);
  const part = rawPart(basename(path));
  const [, ...others] = namesAfter(basename(path));
  if (part === undefined && others.length === 0) return [path];
  const present = new Set(
    await readdir(folder).catch((cause: unknown) => {
      throw sourceError(cause);
    }),
  );
  if (part !== undefined) assertFirst(part, present);
  if (others.length === 0) return [path];
  const count = 1 + countWhile(others, (name) => present.has(name));
  const beyond = others.slice(count, count + holeMax).find((name) => present.has(name));
  const missing = others[count - 1];
  if (beyond !== undefined && missing !== undefined) {
    throw new ScelleError("image.segment-missing", { missing, beyond });
  }
  return [path, ...others.slice(0, count - 1).map((name) => join(folder, name))];
}

/** Whether a name is that of a numbered part. */
export function isNumberedPart(path: string): boolean {
  return rawPart(basename(path)) !== undefined;
}

/** The name itself and the names of the segments that would follow it; one name if it begins no set. */
function namesAfter(name: string): string[] {
  const ewf = /^(.*\.)([a-z])(x?)01$/i.exec(name);
  if (ewf !== null) {
    const [, stem = "", letter = "", version = ""] = ewf;
    return ewfEndings(letter, version).map((ending) => stem + ending);
  }
  const part = rawPart(name);
  if (part === undefined || part.number > 1) return [name];
  return Array.from({ length: imageSegmentsMax }, (_, i) => nameOf(part, part.number + i));
}

/** A part of a raw image, or of any file that was cut: `NAME.001`, numbered as widely as the others. */
interface RawPart {
  readonly stem: string;
  readonly number: number;
  readonly digitCount: number;
}

function rawPart(name: string): RawPart | undefined {
  const [, stem = "", digits = ""] = /^(.*\.)(\d{3,8})$/.exec(name) ?? [];
  const number = Number(digits);
  if (digits === "" || number > imageSegmentsMax) return undefined;
  return { stem, number, digitCount: digits.length };
}

function nameOf({ stem, digitCount }: RawPart, number: number): string {
  return stem + String(number).padStart(digitCount, "0");
}

/** A part alone would pass for the image. A year or a day behind a point begins nothing and is left alone. */
function assertFirst(part: RawPart, present: ReadonlySet<string>): void {
  const named = nameOf(part, part.number);
  const first = [0, 1].map((number) => nameOf(part, number)).find((name) => present.has(name));
  if (first === named) return;
  if (first !== undefined) throw new ScelleError("image.part-named", { part: named, first });
  if (!named.startsWith(`${part.stem}0`)) return;
  const beside = [part.number - 1, part.number + 1].map((number) => nameOf(part, number));
  if (beside.some((name) => present.has(name))) {
    throw new ScelleError("image.segment-missing", { missing: nameOf(part, 1), beyond: named });
  }
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
