// SPDX-License-Identifier: Apache-2.0
import {
  acquisitionMethods,
  exhibitCategories,
  exhibitCode,
  fixityOutcomes,
  groupedExhibitCode,
  identifierTypes,
  type Language,
  sealConditions,
  transferPurposes,
  type Vocabulary,
} from "@scelle/core";
import type { ExhibitView } from "@scelle/core/api";
import { valueText } from "../../commands/value-text.ts";
import { exhibitView } from "../../http/views/exhibit-view.ts";
import { kindTitle } from "../../program/references.ts";
import type { Block } from "../paper.ts";
import { entryText, instantText, lengthText, type Names, type PaperFacts } from "../paper-facts.ts";
import { exhibitWords } from "./exhibit-words.ts";

interface Asked {
  readonly facts: PaperFacts;
  readonly names: Names;
  readonly language: Language;
  readonly exhibitRef: string;
}

/** What an exhibit is, how it is closed, what was made of it. @throws ScelleError("reference.unknown") */
export function exhibitSheet(asked: Asked): Block[] {
  const { facts, names, language, exhibitRef } = asked;
  const told = exhibitWords[language];
  const view = viewOf(asked);
  const images = [...view.images, ...view.registeredImages];
  return [
    { type: "facts", rows: identity(asked, view) },
    {
      type: "code",
      content: exhibitCode(exhibitRef),
      caption: told.code(groupedExhibitCode(exhibitCode(exhibitRef))),
    },
    { type: "heading", level: 2, text: told.sealHistory },
    {
      type: "table",
      caption: told.sealActs,
      head: [told.act, told.when, told.seal, told.by],
      rows: view.seals.map(({ kind, at, sealNumber, personRef, recordRef }) => [
        `${kindTitle(kind, language)}, ${entryOf(facts, recordRef, language)}`,
        instantText(at.earliest),
        sealNumber ?? "–",
        names.of(personRef),
      ]),
      widths: [3, 2, 1.5, 2.5],
    },
    ...continuityBlocks(asked, view),
    ...(images.length === 0 ? [] : [imageTable(asked, images)]),
  ];
}

/** Who held an exhibit when, with every gap and its length. @throws ScelleError("reference.unknown") */
export function continuityStatement(asked: Asked): Block[] {
  const view = viewOf(asked);
  const told = exhibitWords[asked.language];
  const rows = identity(asked, view).slice(0, 6);
  return [{ type: "facts", rows }, ...continuityBlocks(asked, view), { type: "text", text: told.rule }];
}

/** What a label says, large enough to be cut out: numbers, and one code. */
export function exhibitLabel(asked: Asked): Block[] {
  const { exhibitRef, language } = asked;
  const told = exhibitWords[language];
  const view = viewOf(asked);
  return [
    { type: "facts", rows: identity(asked, view).slice(0, 4) },
    {
      type: "code",
      content: exhibitCode(exhibitRef),
      caption: told.code(groupedExhibitCode(exhibitCode(exhibitRef))),
    },
  ];
}

/** The last hand-over of an exhibit: as it is recorded, and with lines for those who sign on paper. */
export function handOverReceipt(asked: Asked): Block[] {
  const { facts, names, language, exhibitRef } = asked;
  const told = exhibitWords[language];
  const own = facts.records.filter(({ stated }) => stated["exhibitRef"] === exhibitRef);
  const offer = own.findLast(({ kind }) => kind === "custody-offered");
  const answer = own.find(({ stated }) => offer !== undefined && stated["offerRef"] === offer.recordRef);
  const rows = identity(asked, viewOf(asked)).slice(0, 5);
  if (offer === undefined)
    return [
      { type: "facts", rows },
      { type: "text", text: told.noOffer },
    ];
  const { stated, assigned } = offer;
  const time = (value: unknown) => (value === undefined ? "–" : valueText(value, undefined, {}, language));
  const receiver = names.of(String(stated["receiverRef"]));
  return [
    { type: "facts", rows },
    { type: "heading", level: 2, text: told.handOver },
    {
      type: "facts",
      rows: [
        [told.giver, names.of(assigned.author)],
        [told.receiver, receiver],
        [told.purpose, wordIn(transferPurposes, stated["purpose"], language)],
        [told.left, time(stated["handedOverAt"])],
        [told.dueBack, time(stated["dueBackAt"])],
        [told.offered, `${instantText(assigned.recordedAt)}, ${entryText(offer.index, language)}`],
        ...(answer === undefined
          ? [[told.answered, told.notYet] as const]
          : [
              [
                told.answered,
                `${kindTitle(answer.kind, language)}, ${time(answer.stated["receivedAt"])}, ${entryText(answer.index, language)}`,
              ] as const,
              [told.condition, wordIn(sealConditions, answer.stated["sealCondition"], language)] as const,
            ]),
      ],
    },
    { type: "text", text: told.sign },
    {
      type: "signatures",
      who: [told.signer(told.giver, names.of(assigned.author)), told.signer(told.receiver, receiver)],
    },
  ];
}

function viewOf({ facts, exhibitRef }: Asked): ExhibitView {
  const { caseRef, records, asOf: at } = facts;
  const beside = { kinds: [], nameOf: () => undefined, viewerRef: "", event: undefined };
  return exhibitView({ caseRef, records, at, of: exhibitRef, ...beside });
}

function identity({ facts, names, language, exhibitRef }: Asked, view: ExhibitView): [string, string][] {
  const told = exhibitWords[language];
  const { exhibit, seizedAt, place, identifiers } = view;
  const custodian = exhibit.custodianRef === undefined ? told.nobody : names.of(exhibit.custodianRef);
  const seal = exhibit.sealNumber === undefined ? "" : `, ${exhibit.sealNumber}`;
  return [
    [told.number, exhibit.number],
    [told.case, names.of(facts.caseRef)],
    [told.seal, `${told.seals[exhibit.seal]}${seal}`],
    [told.category, wordIn(exhibitCategories, exhibit.category, language)],
    [told.description, descriptionOf(facts, exhibitRef, exhibit.description)],
    [told.custodian, exhibit.end === undefined ? custodian : told.ends[exhibit.end]],
    [told.seizedAt, valueText(seizedAt, undefined, {}, language)],
    [told.place, place ?? "–"],
    [told.lies, exhibit.place ?? "–"],
    [
      told.identifiers,
      identifiers
        .map(({ type, value }) => `${wordIn(identifierTypes, type, language)} ${value}`)
        .join("\n") || "–",
    ],
    ...(view.partOf === undefined ? [] : [[told.partOf, names.of(view.partOf)] as [string, string]]),
  ];
}

/** In full, where a view shortens it. */
function descriptionOf({ records }: PaperFacts, exhibitRef: string, otherwise: string): string {
  const description = records.find(({ recordRef }) => recordRef === exhibitRef)?.stated["description"];
  return typeof description === "string" ? description : otherwise;
}

function continuityBlocks({ facts, names, language }: Asked, view: ExhibitView): Block[] {
  const told = exhibitWords[language];
  const { control, controlFrom, controlUntil, exhibit } = view;
  const held = control.reduce((sum, { type, lengthMs }) => (type === "held" ? sum + lengthMs : sum), 0);
  return [
    { type: "heading", level: 2, text: told.continuity },
    {
      type: "text",
      text: told.sum(
        `${instantText(controlFrom)} – ${instantText(controlUntil)}`,
        lengthText(held, language),
        exhibit.gapCount,
        lengthText(exhibit.gapMs, language),
      ),
    },
    {
      type: "table",
      caption: told.stretches,
      head: [told.fromTo, told.length, told.holder, told.proof],
      widths: [3, 1.5, 2.5, 3],
      rows: control.map(({ type, from, until, lengthMs, holderRef, proofRef }) => [
        `${instantText(from)}\n${instantText(until)}`,
        lengthText(lengthMs, language),
        type === "gap" || holderRef === undefined ? told.gap : names.of(holderRef),
        proofText(facts, proofRef, language),
      ]),
    },
  ];
}

function imageTable(
  { language }: Asked,
  images: readonly (ExhibitView["images"] | ExhibitView["registeredImages"])[number][],
): Block {
  const told = exhibitWords[language];
  return {
    type: "table",
    caption: told.images,
    head: [told.when, told.method, told.size, "SHA-256", told.fixity],
    widths: [2, 1.5, 1.5, 4, 2],
    rows: images.map(({ acquiredAt, method, sizeBytes, sha256, fixity }) => [
      valueText(acquiredAt, undefined, {}, language),
      wordIn(acquisitionMethods, method, language),
      String(sizeBytes),
      sha256.replace(/(.{16})(?!$)/g, "$1 "),
      fixity
        .map(({ outcome, at }) => `${wordIn(fixityOutcomes, outcome, language)}, ${instantText(at.earliest)}`)
        .join("\n") || "–",
    ]),
  };
}

function proofText(facts: PaperFacts, ref: string, language: Language): string {
  const record = facts.records.find(({ recordRef }) => recordRef === ref);
  if (record === undefined) return "–";
  return `${kindTitle(record.kind, language)}, ${entryText(record.index, language)}`;
}

function entryOf({ records }: PaperFacts, ref: string, language: Language): string {
  return entryText(records.find(({ recordRef }) => recordRef === ref)?.index ?? 0, language);
}

function wordIn(vocabulary: Vocabulary, word: unknown, language: Language): string {
  return vocabulary[String(word)]?.[language] ?? "–";
}
