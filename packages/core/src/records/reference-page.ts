// SPDX-License-Identifier: Apache-2.0
import type { Language } from "../errors.ts";
import type { Field, FieldFrom, Kind } from "./define-kind.ts";
import { describeParts, describeValue } from "./describe-value.ts";
import { isOptional } from "./schema-walk.ts";
import { legalReference, quantity, timeInterval } from "./values.ts";

/** The reference of a kind as Markdown, from its definition alone. */
export function referencePage(kind: Kind, language: Language): string {
  const words = phrases[language];
  const founds = kind.founds === undefined ? [] : [`${words.founds} \`${kind.founds}\`.`, ""];
  return [
    `# ${kind.title[language]}`,
    "",
    `\`${kind.kind}\` · ${words.version} ${kind.version}`,
    "",
    kind.about[language],
    "",
    ...founds,
    ...(["stated", "measured", "assigned"] as const).flatMap((from) => section(kind, from, language)),
  ].join("\n");
}

/** What the composed values of the reference pages consist of, as Markdown list. */
export function referenceOfValues(language: Language): string {
  const values = [
    [{ en: "Time interval", fr: "Intervalle de temps" }, timeInterval],
    [{ en: "Quantity", fr: "Quantité" }, quantity],
    [{ en: "Article of a code", fr: "Article d’un code" }, legalReference],
  ] as const;
  return values.map(([name, schema]) => `- ${name[language]}: ${describeParts(schema, language)}`).join("\n");
}

function section(kind: Kind, from: FieldFrom, language: Language): string[] {
  const fields = Object.entries(kind.shape).filter(([, field]) => field.from === from);
  if (fields.length === 0) return [];
  const words = phrases[language];
  return [
    `## ${words[from]}`,
    "",
    `| ${words.field} | ${words.label} | ${words.value} | ${words.remarks} |`,
    "|---|---|---|---|",
    ...fields.map(([name, field]) => row(name, field, language)),
    "",
  ];
}

function row(name: string, field: Field, language: Language): string {
  const { label } = field.meta;
  const cells = [
    `\`${name}\``,
    label[language],
    describeValue(field.schema, language),
    remarks(field, language),
  ];
  return `| ${cells.join(" | ")} |`;
}

function remarks(field: Field, language: Language): string {
  const words = phrases[language];
  const { meta, measuredBy } = field;
  const notes = [
    isOptional(field.schema) ? words.optional : words.required,
    meta.unit === undefined ? undefined : `${words.unit} ${meta.unit}`,
    measuredBy === undefined ? undefined : words[measuredBy],
    field.words ? words.erased : undefined,
    meta.subject === true || meta.fixed === true ? words.fixed : undefined,
    meta.source,
  ];
  return notes.filter((note) => note !== undefined).join("; ");
}

const phrases = {
  en: {
    version: "version",
    founds: "Its draft id is from then on the reference of a thing of type",
    stated: "Stated by the author",
    measured: "Measured",
    assigned: "Assigned by the register",
    field: "Field",
    label: "Label",
    value: "Value",
    remarks: "Remarks",
    optional: "optional",
    required: "required",
    unit: "in",
    register: "measured again by the register",
    client: "measured by the client alone",
    erased: "goes with an erasure",
    fixed: "not corrected",
  },
  fr: {
    version: "version",
    founds: "Son identifiant désigne dès lors une chose de type",
    stated: "Déclaré par l’auteur",
    measured: "Mesuré",
    assigned: "Attribué par le registre",
    field: "Champ",
    label: "Libellé",
    value: "Valeur",
    remarks: "Remarques",
    optional: "facultatif",
    required: "obligatoire",
    unit: "en",
    register: "mesuré à nouveau par le registre",
    client: "mesuré par le seul client",
    erased: "disparaît à l’effacement",
    fixed: "ne se rectifie pas",
  },
} as const satisfies Record<Language, Record<string, string>>;
