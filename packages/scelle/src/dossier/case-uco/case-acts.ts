// SPDX-License-Identifier: Apache-2.0
import { type Attendee, type EffectiveRecord, findKind, foundsExhibit } from "@scelle/core";
import {
  type CaseNode,
  type CaseSource,
  dateTime,
  hexBinary,
  type NodeRef,
  nodeId,
  refTo,
} from "./case-terms.ts";

/**
 * An act as an investigative action: who, when, where, with what, on what, and the provenance record that
 * every action gives. What it measured of bytes goes along as an object with its digests.
 */
export function actNodes(record: EffectiveRecord, source: CaseSource): CaseNode[] {
  const id = nodeId("action", record.recordRef);
  const exhibits = exhibitsOf(record, source);
  const image = imageNodes(record);
  const place = placeNode(record);
  const tool = toolNode(record);
  const made: NodeRef[] = image.slice(0, 1).map((node) => refTo(node["@id"]));
  const subjects = exhibits.map(({ recordRef }) => refTo(nodeId("exhibit", recordRef)));
  // A search in which nothing was taken is about its place; any other act without a thing about itself.
  const about = subjects.length > 0 ? subjects : [refTo(place?.["@id"] ?? id)];
  const provenance = provenanceNodes(record, exhibits, { about, made, source });
  const performer = performerOf(record, source);
  const action: CaseNode = {
    "@id": id,
    "@type": "case-investigation:InvestigativeAction",
    "uco-core:name": findKind(record.kind, record.version)?.title.en ?? record.kind,
    "uco-core:tag": record.kind,
    "uco-core:objectCreatedTime": dateTime(record.assigned.recordedAt),
    ...timesOf(record),
    ...(performer === undefined ? {} : { "uco-action:performer": performer }),
    ...refsAt("uco-action:participant", participantsOf(record, source)),
    ...(tool === undefined ? {} : { "uco-action:instrument": refTo(tool["@id"]) }),
    ...(place === undefined ? {} : { "uco-action:location": refTo(place["@id"]) }),
    ...refsAt("uco-action:object", subjects),
    "uco-action:result": [...provenance.map((node) => refTo(node["@id"])), ...made],
    ...refsAt("case-investigation:wasInformedBy", informedBy(record, source)),
  };
  return [action, ...provenance, ...image, ...[place, tool].filter((node) => node !== undefined)];
}

function refsAt(property: string, refs: readonly NodeRef[]): Readonly<Record<string, readonly NodeRef[]>> {
  return refs.length === 0 ? {} : { [property]: refs };
}

/** What the act is about: one exhibit, a part and what it was taken from, or what a search found. */
function exhibitsOf(record: EffectiveRecord, { records, record: find }: CaseSource): EffectiveRecord[] {
  const taken = records.filter((one) => foundsExhibit(one) && one.stated["searchRef"] === record.recordRef);
  const { exhibitRef, exhibitRefs = [] } = record.stated;
  const named = [exhibitRef, ...(exhibitRefs as readonly string[])].flatMap((ref) => find(ref) ?? []);
  const founded = foundsExhibit(record) ? [record] : [];
  return [...founded, ...named.filter(foundsExhibit), ...taken];
}

interface Provenance {
  readonly about: readonly NodeRef[];
  readonly made: readonly NodeRef[];
  readonly source: CaseSource;
}

/** One record for each exhibit, with its number and that of the thing that was seized first. */
function provenanceNodes(
  { recordRef }: EffectiveRecord,
  exhibits: readonly EffectiveRecord[],
  { about, made, source }: Provenance,
): CaseNode[] {
  if (exhibits.length === 0) {
    const id = nodeId("provenance", recordRef, "provenance");
    return [
      { "@id": id, "@type": "case-investigation:ProvenanceRecord", "uco-core:object": [...about, ...made] },
    ];
  }
  return exhibits.map((exhibit) => {
    const [number, root] = [exhibit.stated["number"], rootOf(exhibit, source).stated["number"]];
    return {
      "@id": nodeId("provenance", recordRef, `provenance of ${exhibit.recordRef}`),
      "@type": "case-investigation:ProvenanceRecord",
      ...(typeof number === "string" ? { "case-investigation:exhibitNumber": number } : {}),
      ...(typeof root === "string" ? { "case-investigation:rootExhibitNumber": root } : {}),
      "uco-core:object": [refTo(nodeId("exhibit", exhibit.recordRef)), ...made],
    };
  });
}

/** The exhibit that was seized; a part names what it was taken from. */
function rootOf(exhibit: EffectiveRecord, source: CaseSource): EffectiveRecord {
  const from = exhibit.kind === "exhibit-divided" ? source.record(exhibit.stated["exhibitRef"]) : undefined;
  return from === undefined || !foundsExhibit(from) ? exhibit : rootOf(from, source);
}

function timesOf({ stated }: EffectiveRecord): Readonly<Record<string, ReturnType<typeof dateTime>>> {
  const { startedAt, endedAt } = stated as Readonly<
    Record<string, { earliest: string; latest: string } | undefined>
  >;
  const times = Object.values(stated).filter(isInterval);
  const [start, end] = [startedAt ?? times[0], endedAt ?? startedAt ?? times[0]];
  return {
    ...(start === undefined ? {} : { "uco-action:startTime": dateTime(start.earliest) }),
    ...(end === undefined ? {} : { "uco-action:endTime": dateTime(end.latest) }),
  };
}

function isInterval(value: unknown): value is { earliest: string; latest: string } {
  return typeof value === "object" && value !== null && "earliest" in value && "zone" in value;
}

/** Whoever recorded it, if the record that names that person is open here. */
function performerOf({ assigned }: EffectiveRecord, source: CaseSource): NodeRef | undefined {
  return personRef(assigned.author, source);
}

function participantsOf({ recordRef, stated }: EffectiveRecord, source: CaseSource): NodeRef[] {
  const attendances = source.records.filter(
    ({ kind, stated: of }) => kind === "attendance-recorded" && of["actRef"] === recordRef,
  );
  const attendees = [stated, ...attendances.map((one) => one.stated)].flatMap(
    (of) => (of["attendees"] ?? []) as unknown as readonly Attendee[],
  );
  const { conductedByRefs = [], receiverRef } = stated as {
    readonly conductedByRefs?: readonly string[];
    readonly receiverRef?: string;
  };
  const refs = new Set([...conductedByRefs, receiverRef, ...attendees.map((attendee) => attendee.personRef)]);
  return [...refs].flatMap((ref) => personRef(ref, source) ?? []);
}

/** Only somebody who is registered as a person: a voice that asked not to be named is none here either. */
function personRef(ref: unknown, { record }: CaseSource): NodeRef | undefined {
  const found = record(ref);
  return found?.kind === "person-registered" ? refTo(nodeId("person", found.recordRef)) : undefined;
}

/** The act before it on the same exhibit. */
function informedBy({ recordRef, index, stated }: EffectiveRecord, { records }: CaseSource): NodeRef[] {
  const { exhibitRef } = stated;
  if (typeof exhibitRef !== "string") return [];
  const before = records.findLast(
    (one) =>
      one.index < index &&
      one.recordRef !== recordRef &&
      findKind(one.kind, one.version)?.group === "exhibits" &&
      (one.recordRef === exhibitRef || one.stated["exhibitRef"] === exhibitRef),
  );
  return before === undefined ? [] : [refTo(nodeId("action", before.recordRef))];
}

function placeNode({ stated }: EffectiveRecord): CaseNode | undefined {
  const { place } = stated;
  if (typeof place !== "string") return undefined;
  return {
    "@id": nodeId("location", place, "place"),
    "@type": "uco-location:Location",
    "uco-core:name": place,
  };
}

function toolNode({ stated }: EffectiveRecord): CaseNode | undefined {
  const { tool } = stated;
  if (typeof tool !== "string") return undefined;
  return { "@id": nodeId("tool", tool, "tool"), "@type": "uco-tool:Tool", "uco-core:name": tool };
}

/** What was measured of bytes: the object first, then its facet and its digests. */
function imageNodes({ recordRef, kind, measured }: EffectiveRecord): CaseNode[] {
  const { imageDigest, md5, sha1, imageSize } = measured;
  if (typeof imageDigest !== "string") return [];
  const digests = [
    ["SHA256", imageDigest],
    ["SHA1", sha1],
    ["MD5", md5],
  ] as const;
  const hashes = digests.flatMap(([method, value]): CaseNode[] =>
    typeof value !== "string"
      ? []
      : [
          {
            "@id": nodeId("hash", recordRef, method),
            "@type": "uco-types:Hash",
            "uco-types:hashMethod": method,
            "uco-types:hashValue": hexBinary(value),
          },
        ],
  );
  const facet: CaseNode = {
    "@id": nodeId("content-data-facet", recordRef, "content"),
    "@type": "uco-observable:ContentDataFacet",
    ...(typeof imageSize === "number" ? { "uco-observable:sizeInBytes": imageSize } : {}),
    "uco-observable:hash": hashes.map((hash) => refTo(hash["@id"])),
  };
  const object: CaseNode = {
    "@id": nodeId("content", recordRef, "object"),
    "@type": "uco-observable:ObservableObject",
    "uco-core:tag": kind,
    "uco-core:hasFacet": [refTo(facet["@id"])],
  };
  return [object, facet, ...hashes];
}
