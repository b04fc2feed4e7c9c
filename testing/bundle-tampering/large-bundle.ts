// SPDX-License-Identifier: Apache-2.0
import { rmSync } from "node:fs";
import { writeImage } from "../bench/seal-sources.ts";
import type { Visitor } from "../cli/scelle-process.ts";
import { smallRegister } from "../cli/small-register.ts";

/** A case with one sealed image, handed over as `large.zip` in the visitor's folder. */
export async function makeLargeBundle(visitor: Visitor, imageSizeBytes: number): Promise<void> {
  smallRegister(visitor);
  await writeImage(visitor.path("source"), imageSizeBytes, "1");
  const at = ["--register", "register"];
  visitor.answer("seal", "source", "--exhibit", "C-1/1", ...at);
  rmSync(visitor.path("source"));
  const court = ["--field", "name=Court (Exercise)", "--field", "bodyType=oversight"];
  visitor.answer("record", "body-registered", ...court, ...at);
  const why = ["--standing", "court", "--reason", "The file", "--to-body", "Court (Exercise)"];
  visitor.answer("bundle", "C-1", "--out", "large.zip", ...why, ...at);
}
