// SPDX-License-Identifier: Apache-2.0
import { useLanguage } from "../words/use-words.ts";
import { durationText } from "./time-words.ts";

/** A length of time in its two largest units. */
export function Duration({ ms }: { readonly ms: number }) {
  return <span className="duration">{durationText(ms, useLanguage())}</span>;
}
