// SPDX-License-Identifier: Apache-2.0
import { assert } from "../errors.ts";
import { kindOf } from "./catalogue.ts";
import type { Field, Kind } from "./define-kind.ts";
import type { Draft } from "./draft.ts";
import { type Subject, subjects } from "./fold.ts";
import { refTargetOf } from "./schema-walk.ts";

/**
 * `register` or `hierarchy`, of which there is one, or a subject and its reference as in `case:<ref>`, or
 * `record:<ref>`: what a fold reads.
 */
export type StreamKey = string;

export function streamKey(subject: Subject | "record", ref: string): StreamKey {
  return subject === "register" || subject === "hierarchy" ? subject : `${subject}:${ref}`;
}

/**
 * The streams that a draft belongs to. What mends a record belongs to every stream of that record, so that no
 * fold can read the one without the other.
 * @param resolve finds a record of the register by its reference
 */
export function streamsOf(
  draft: Draft,
  resolve: (ref: string) => { readonly draft: Draft } | undefined,
): StreamKey[] {
  const kind = kindOf(draft.kind, draft.version);
  const streams = new Set<StreamKey>([streamKey("record", draft.draftId), ...ownStreams(kind, draft)]);
  const { targetRef } = draft.stated;
  if (kind.group === "mending" && typeof targetRef === "string") {
    const target = resolve(targetRef);
    assert(target !== undefined, "a record that mends another stands after it");
    for (const stream of streamsOf(target.draft, resolve)) streams.add(stream);
  }
  return [...streams];
}

function ownStreams(kind: Kind, draft: Draft): StreamKey[] {
  const streams: StreamKey[] = kind.isOfRegister === true ? ["register"] : [];
  if (kind.isOfHierarchy === true) streams.push("hierarchy");
  const founded = kind.founds;
  if (founded !== undefined && isSubject(founded)) streams.push(streamKey(founded, draft.draftId));
  for (const [name, field] of Object.entries(kind.shape)) {
    const ref = draft.stated[name];
    const to = subjectOf(field);
    if (to !== undefined && typeof ref === "string" && kind.group !== "access")
      streams.push(streamKey(to, ref));
  }
  return streams;
}

function subjectOf(field: Field): Subject | undefined {
  const to = field.meta.subject === true ? refTargetOf(field.schema) : undefined;
  return to !== undefined && isSubject(to) ? to : undefined;
}

function isSubject(target: string): target is Subject {
  return (subjects as readonly string[]).includes(target);
}
