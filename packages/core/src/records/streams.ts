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
  const streams = new Set<StreamKey>([...foundedStreams(draft), ...namedStreams(kind, draft)]);
  const { targetRef } = draft.stated;
  if (kind.group === "mending" && typeof targetRef === "string") {
    const target = resolve(targetRef);
    assert(target !== undefined, "a record that mends another stands after it");
    for (const stream of streamsOf(target.draft, resolve)) streams.add(stream);
  }
  return [...streams];
}

/** The streams that begin with a record and are named by its own reference. */
export function foundedStreams({ draftId, kind, version }: Omit<Draft, "stated">): StreamKey[] {
  const { founds } = kindOf(kind, version);
  const own = streamKey("record", draftId);
  const isNamed = founds !== undefined && founds !== "register" && isSubject(founds);
  return isNamed ? [own, streamKey(founds, draftId)] : [own];
}

function namedStreams(kind: Kind, draft: Draft): StreamKey[] {
  const isOfRegister = kind.isOfRegister === true || kind.founds === "register";
  const streams: StreamKey[] = isOfRegister ? ["register"] : [];
  if (kind.isOfHierarchy === true) streams.push("hierarchy");
  for (const [name, to] of subjectFields(kind)) {
    const ref = draft.stated[name];
    if (typeof ref === "string") streams.push(streamKey(to, ref));
  }
  return streams;
}

const subjectFieldsByKind = new WeakMap<Kind, readonly (readonly [string, Subject])[]>();

/** The fields that say what a record is about; looks are about nothing that has a history. */
function subjectFields(kind: Kind): readonly (readonly [string, Subject])[] {
  const known = subjectFieldsByKind.get(kind);
  if (known !== undefined) return known;
  const fields = Object.entries(kind.shape).flatMap(([name, field]) => {
    const to = subjectOf(field);
    return to === undefined || kind.group === "access" ? [] : [[name, to] as const];
  });
  subjectFieldsByKind.set(kind, fields);
  return fields;
}

function subjectOf(field: Field): Subject | undefined {
  const to = field.meta.subject === true ? refTargetOf(field.schema) : undefined;
  return to !== undefined && isSubject(to) ? to : undefined;
}

function isSubject(target: string): target is Subject {
  return (subjects as readonly string[]).includes(target);
}
