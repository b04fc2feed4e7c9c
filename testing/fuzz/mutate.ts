// SPDX-License-Identifier: Apache-2.0
import { type SeededRandom, seededRandom } from "../faults/seeded-random.ts";
import { byteMutations, grow, inputSizeBytesMax, type Mutation } from "./mutate-bytes.ts";
import { jsonMutations } from "./mutate-json.ts";
import { lineMutations } from "./mutate-lines.ts";
import type { Form, ParserRow } from "./parser-row.ts";

const mutationsMax = 4;
/** One case in so many is made large. */
const growthRarity = 100;

const mutationsOf: Readonly<Record<Form, readonly Mutation[]>> = {
  binary: byteMutations,
  lines: [...byteMutations, ...lineMutations, ...lineMutations],
  value: [...lineMutations, ...jsonMutations, ...jsonMutations, ...jsonMutations, ...jsonMutations],
  json: [...byteMutations, ...lineMutations, ...jsonMutations, ...jsonMutations, ...jsonMutations],
};

/** The input of a seed: always the same. */
export async function hostileInput(row: ParserRow, seed: number): Promise<Uint8Array> {
  const random = seededRandom(seed);
  let bytes = anySample(row, random);
  for (let rest = random.between(1, mutationsMax); rest > 0; rest -= random.between(1, 2)) {
    const list = mutationsOf[row.form];
    const mutation = list[random.between(0, list.length - 1)] ?? grow;
    bytes = mutation(bytes, random, anySample(row, random)).slice(0, inputSizeBytesMax);
  }
  if (random.between(1, growthRarity) === 1) bytes = grow(bytes, random, bytes).slice(0, inputSizeBytesMax);
  const isMended = row.mend !== undefined && random.between(0, 2) > 0;
  return isMended && row.mend !== undefined ? Uint8Array.from(await row.mend(bytes)) : bytes;
}

function anySample({ samples }: ParserRow, random: SeededRandom): Uint8Array {
  return samples[random.between(0, samples.length - 1)] ?? new Uint8Array(0);
}
