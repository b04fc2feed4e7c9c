// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import type { Draft } from "./draft.ts";
import { sampleStated } from "./spec/sample-fields.ts";
import { refOf } from "./spec/spec-names.ts";
import { streamsOf } from "./streams.ts";

const draftOf = (kind: string, name: string, stated = {}): Draft => ({
  draftId: refOf(name),
  kind,
  version: 1,
  stated: { ...sampleStated(kind), ...stated },
});
const drafts = new Map(
  [draftOf("exhibit-seized", "exhibit"), draftOf("custody-offered", "offer")].map((draft) => [
    draft.draftId,
    draft,
  ]),
);
const resolve = (ref: string) => {
  const draft = drafts.get(ref);
  return draft && { draft };
};

test.each<[string, Draft, readonly string[]]>([
  ["a founding record", draftOf("register-founded", "r"), ["record:r", "register"]],
  ["a person", draftOf("person-registered", "p"), ["record:p", "person:p", "register"]],
  ["a key", draftOf("key-added", "k"), ["record:k", "register", "person:member"]],
  ["a case", draftOf("case-opened", "case"), ["record:case", "case:case"]],
  ["a membership", draftOf("member-admitted", "m"), ["record:m", "case:case"]],
  ["a seizure", draftOf("exhibit-seized", "exhibit"), ["record:exhibit", "exhibit:exhibit", "case:case"]],
  ["an act of custody", draftOf("custody-offered", "offer"), ["record:offer", "exhibit:exhibit"]],
  ["a look, which no fold reads", draftOf("record-consulted", "look"), ["record:look"]],
  [
    "a correction goes wherever its record goes",
    draftOf("correction-made", "c", { targetRef: refOf("offer") }),
    ["record:c", "record:offer", "exhibit:exhibit"],
  ],
  [
    "so does an erasure",
    draftOf("erasure-decided", "d", { targetRef: refOf("exhibit") }),
    ["record:d", "record:exhibit", "exhibit:exhibit", "case:case"],
  ],
])("%s belongs to its streams", (_, draft, expected) => {
  const named = expected.map((stream) => {
    const [subject, name] = stream.split(":");
    return name === undefined ? stream : `${subject}:${refOf(name)}`;
  });
  expect(streamsOf(draft, resolve)).toEqual(named);
});

test("a correction of something that is not there is a contradiction of our own", () => {
  const draft = draftOf("correction-made", "c", { targetRef: refOf("nothing") });
  expect(() => streamsOf(draft, resolve)).toThrow("a record that mends another stands after it");
});
