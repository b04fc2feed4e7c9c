// SPDX-License-Identifier: Apache-2.0
import {
  type Attendee,
  attendanceBranches,
  attendanceRecorded,
  attendeeCapacities,
  authorisationTypes,
  exhibitCategories,
  exhibitSealed,
  exhibitSeized,
  isRecordOf,
  type Language,
  placeTypes,
  ScelleError,
  searchConducted,
  signatureOutcomes,
} from "@scelle/core";
import { valueText } from "../../commands/value-text.ts";
import type { Block } from "../paper.ts";
import {
  entryText,
  fingerprintOf,
  instantText,
  legalText,
  type Names,
  type PaperFacts,
} from "../paper-facts.ts";

interface Asked {
  readonly facts: PaperFacts;
  readonly names: Names;
  readonly language: Language;
  readonly searchRef: string;
}

/**
 * A search with its authority, those who attended, and what was taken. The copy that is left with the person
 * searched carries the state of the log: the defence's own anchor from the first hour.
 * @throws ScelleError("reference.unknown")
 */
export function searchReport(asked: Asked): Block[] {
  const { facts, names, language, searchRef } = asked;
  const told = words[language];
  const search = facts.records.find(({ recordRef }) => recordRef === searchRef);
  if (search === undefined || !isRecordOf(search, searchConducted)) {
    throw new ScelleError("reference.unknown", { field: "of", ref: searchRef, expected: "search" });
  }
  const { place, placeType, startedAt, endedAt, conductedByRefs, note } = search.stated;
  return [
    { type: "notice", text: told.presumption },
    {
      type: "facts",
      rows: [
        [told.case, names.of(facts.caseRef)],
        [told.place, `${place ?? told.erased} (${placeTypes[placeType][language]})`],
        [told.started, valueText(startedAt, undefined, {}, language)],
        [told.ended, endedAt === undefined ? "–" : valueText(endedAt, undefined, {}, language)],
        [told.conducted, conductedByRefs.map(names.of).join("\n")],
        ...authority(asked, search.stated.authorisationRef),
        [told.recorded, `${instantText(search.assigned.recordedAt)}, ${entryText(search.index, language)}`],
        ...(note === undefined ? [] : [[told.note, note] as const]),
      ],
    },
    ...attendance(asked),
    ...taken(asked),
    { type: "code", content: fingerprintOf(facts.checkpoint), caption: told.fingerprint },
    { type: "text", text: told.keep },
    { type: "signatures", who: told.signs },
  ];
}

function authority({ facts, language }: Asked, ref: string | undefined): [string, string][] {
  const told = words[language];
  const stated = facts.records.find(({ recordRef }) => recordRef === ref)?.stated;
  if (stated === undefined) return [[told.authority, ref === undefined ? told.none : told.notShown]];
  const type = authorisationTypes[stated["authorisationType"] as keyof typeof authorisationTypes];
  const parts = [type?.[language], stated["issuer"], stated["number"]].filter(
    (part) => typeof part === "string",
  );
  return [
    [told.authority, parts.join(", ")],
    [told.legal, legalText(stated["legalReference"])],
  ];
}

function attendance({ facts, names, language, searchRef }: Asked): Block[] {
  const told = words[language];
  const records = facts.records.filter(
    (record) => isRecordOf(record, attendanceRecorded) && record.stated.actRef === searchRef,
  );
  const rows = records.flatMap((record) =>
    ((record.stated["attendees"] ?? []) as unknown as readonly Attendee[]).map((attendee) => [
      names.of(attendee.personRef),
      attendeeCapacities[attendee.capacity][language],
      [
        signatureOutcomes[attendee.signature][language],
        ...(attendee.reason === undefined ? [] : [attendee.reason]),
      ].join("\n"),
    ]),
  );
  const branches = records.map(
    ({ stated }) => attendanceBranches[stated["branch"] as keyof typeof attendanceBranches],
  );
  return [
    { type: "heading", level: 2, text: told.attendance },
    {
      type: "text",
      text: told.branch(branches.map((branch) => branch[language]).join(", ") || told.notRecorded),
    },
    ...(rows.length === 0
      ? []
      : [
          {
            type: "table",
            caption: told.attendees,
            head: [told.person, told.capacity, told.signature],
            rows,
          } as const,
        ]),
  ];
}

function taken({ facts, language, searchRef }: Asked): Block[] {
  const told = words[language];
  const seized = facts.records.filter(
    (record) => isRecordOf(record, exhibitSeized) && record.stated.searchRef === searchRef,
  );
  const rows = seized.map(({ recordRef, stated }) => {
    const seal = facts.records.find(
      (record) => isRecordOf(record, exhibitSealed) && record.stated.exhibitRef === recordRef,
    );
    const category = exhibitCategories[stated["category"] as keyof typeof exhibitCategories];
    return [
      String(stated["number"] ?? told.erased),
      category?.[language] ?? "–",
      String(stated["description"] ?? told.erased),
      valueText(stated["seizedAt"], undefined, {}, language),
      String(seal?.stated["sealNumber"] ?? told.notSealed),
    ];
  });
  return [
    { type: "heading", level: 2, text: told.taken },
    rows.length === 0
      ? { type: "text", text: told.nothing }
      : {
          type: "table",
          caption: told.list(rows.length),
          head: [told.number, told.category, told.what, told.when, told.seal],
          widths: [1.2, 1.3, 3.5, 2, 1.5],
          rows,
        },
  ];
}

const words = {
  en: {
    presumption: "A search is no finding of guilt: whoever is searched is presumed innocent.",
    case: "Case",
    place: "Place",
    started: "Begun",
    ended: "Ended",
    conducted: "Conducted by",
    authority: "Authority",
    legal: "Legal reference",
    none: "none on record",
    notShown: "on record, and not among what you may read",
    recorded: "Recorded",
    note: "Remark",
    erased: "(erased)",
    attendance: "Who attended",
    branch: (branch: string) => `Attendance required: ${branch}.`,
    notRecorded: "not recorded",
    attendees: "Those who attended",
    person: "Person",
    capacity: "Capacity",
    signature: "Signature",
    taken: "What was taken",
    nothing: "Nothing was taken.",
    list: (n: number) => `Exhibits seized: ${n}`,
    number: "Number",
    category: "Category",
    what: "What it is",
    when: "Seized at",
    seal: "Seal",
    notSealed: "not sealed yet",
    fingerprint: "State of the register’s log when this was printed: number of entries and root",
    keep:
      "Keep this copy. Whoever later shows a log of this register that does not continue this state shows another history: " +
      "scelle verify and the page verify.html take the fingerprint as an anchor.",
    signs: ["For the investigators", "The person searched, a representative or a witness"],
  },
  fr: {
    presumption: "Une perquisition n’établit aucune culpabilité : la personne est présumée innocente.",
    case: "Affaire",
    place: "Lieu",
    started: "Début",
    ended: "Fin",
    conducted: "Effectuée par",
    authority: "Autorisation",
    legal: "Référence légale",
    none: "aucune consignée",
    notShown: "consignée, mais non parmi ce que vous pouvez lire",
    recorded: "Consigné",
    note: "Observation",
    erased: "(effacé)",
    attendance: "Personnes présentes",
    branch: (branch: string) => `Présence requise : ${branch}.`,
    notRecorded: "non consignée",
    attendees: "Présents",
    person: "Personne",
    capacity: "Qualité",
    signature: "Signature",
    taken: "Ce qui fut saisi",
    nothing: "Rien ne fut saisi.",
    list: (n: number) => `Scellés saisis : ${n}`,
    number: "Numéro",
    category: "Catégorie",
    what: "Nature",
    when: "Saisi le",
    seal: "Scellé",
    notSealed: "pas encore scellé",
    fingerprint: "État du journal du registre à l’impression : nombre d’entrées et racine",
    keep:
      "Gardez cet exemplaire. Qui présente plus tard un journal de ce registre ne prolongeant pas cet état présente une autre " +
      "histoire : scelle verify et la page verify.html prennent l’empreinte pour repère.",
    signs: ["Pour les enquêteurs", "La personne, un représentant ou un témoin"],
  },
} as const;
