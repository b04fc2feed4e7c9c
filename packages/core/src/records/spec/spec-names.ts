// SPDX-License-Identifier: Apache-2.0
import type { JsonObject } from "../../encoding/canonical-json.ts";

export const specOrigin = "register.example/inspectorate";

/** A reference that a reader of a specification recognises by the name it was made from. */
export function refOf(name: string): string {
  const bytes = [...name.padEnd(15, ".")].slice(0, 15).map((sign) => sign.charCodeAt(0) & 0xff);
  const digits = bytes.map((byte) => byte.toString(16).padStart(2, "0")).join("");
  const parts = [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `4${digits.slice(12, 15)}`,
    `8${digits.slice(15, 18)}`,
  ];
  return [...parts, digits.slice(18, 30)].join("-");
}

/** The public key of a name. */
export function keyOf(name: string): string {
  return `${[...name].map((sign) => sign.charCodeAt(0).toString(16)).join("")}${"0".repeat(42)}`
    .slice(0, 42)
    .concat("A");
}

/** The root of a sealed object with a name. */
export function rootOf(name: string): string {
  return [...name]
    .map((sign) => sign.charCodeAt(0).toString(16))
    .join("")
    .padEnd(64, "0")
    .slice(0, 64);
}

/** An instant of the day on which every specification plays. */
export function at(time: string): string {
  return `2026-03-02T${time}:00.000Z`;
}

/** A time as a person states it: exact, or between two. */
export function between(earliest: string, latest = earliest): JsonObject {
  return { earliest: at(earliest), latest: at(latest), zone: "Europe/Paris", basis: "stated" };
}
