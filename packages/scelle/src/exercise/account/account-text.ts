// SPDX-License-Identifier: Apache-2.0
import type { TimeInterval } from "@scelle/core";

/** One invented text of the exercise. Its words, its papers and its city exist nowhere else. */
export interface AccountText {
  /** The name that other records of the account use. */
  readonly name: string;
  readonly title: string;
  /** Name of the publisher among the account's bodies. */
  readonly publisher: string;
  readonly language: string;
  readonly publishedAt: TimeInterval;
  readonly sentences: readonly string[];
}

/** The text as it is established: one sentence a line, in normal form. */
export function wordsOf({ title, sentences }: AccountText): string {
  return `${[title, ...sentences].join("\n")}\n`.normalize("NFC");
}

const zone = "Europe/Paris";

/** A whole day of the exercise's city. Its year has winter time from November to March. */
export function wholeDay(day: string, label?: string): TimeInterval {
  return winterTime(`${day}T00:00`, `${day}T23:59`, label);
}

/** From a minute to the end of another, in winter time. */
export function winterTime(from: string, to: string, label?: string): TimeInterval {
  return {
    earliest: new Date(`${from}:00.000+01:00`).toISOString(),
    latest: new Date(`${to}:59.999+01:00`).toISOString(),
    zone,
    basis: "stated",
    ...(label === undefined ? {} : { label }),
  };
}
