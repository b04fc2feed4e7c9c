// SPDX-License-Identifier: Apache-2.0
import type { Act, Keys } from "./act.ts";
import { signedBy } from "./act.ts";
import type { ExerciseRole } from "./exercise.ts";

type Part = Omit<ExerciseRole, "personRef" | "identityFile"> & {
  readonly office: string;
  readonly body?: string;
};

/** Everybody whom a newcomer may look through. The lead of the inquiry comes first. */
export const parts: readonly [Part, ...Part[]] = [
  {
    part: "lead",
    name: "Lead inspector (Exercise)",
    office: "Inspector",
    about: {
      en: "Leads the inquiry into the drug squad and reads all of it.",
      fr: "Dirige l’enquête sur la brigade des stupéfiants et en lit tout.",
    },
  },
  {
    part: "squad-member",
    name: "Officer 31 of the drug squad (Exercise)",
    office: "Officer of the squad",
    about: {
      en: "Serves in the squad. Has a key of this register, and a wall: of the inquiry there is nothing to see.",
      fr: "Sert à la brigade. Détient une clé de ce registre, derrière une cloison : de l’enquête, rien ne se voit.",
    },
  },
  {
    part: "second-inspector",
    name: "Second inspector (Exercise)",
    office: "Inspector",
    about: {
      en: "Works in the inquiry, and led the older case on the methods of the night section.",
      fr: "Participe à l’enquête ; a dirigé l’affaire antérieure sur les méthodes de la section de nuit.",
    },
  },
  {
    part: "custodian",
    name: "Custodian of the exhibit room (Exercise)",
    office: "Keeps the exhibits under seal",
    about: {
      en: "Holds the exhibits and signs for them. Is a member of no case and reads nothing of it.",
      fr: "Garde les scellés et signe pour eux. N’est membre d’aucune affaire et n’en lit rien.",
    },
  },
  {
    part: "laboratory",
    name: "Digital laboratory of Velmar (Exercise)",
    office: "Examiner on duty",
    body: "laboratory body",
    about: {
      en: "Images the telephones and the computer. Is a member of no case and reads nothing of it.",
      fr: "Copie les téléphones et l’ordinateur. N’est membre d’aucune affaire et n’en lit rien.",
    },
  },
  {
    part: "magistrate",
    name: "Examining magistrate of Velmar (Exercise)",
    office: "Examining magistrate",
    body: "court",
    about: {
      en: "Issued the warrant and reads the file, without changing it.",
      fr: "A délivré le mandat et lit le dossier, sans le modifier.",
    },
  },
  {
    part: "defence",
    name: "Defence lawyer (Exercise)",
    office: "Lawyer",
    body: "bar",
    about: {
      en: "Reads the older case. Of the inquiry, counsel gets a copy that can be checked at home.",
      fr: "Lit l’affaire antérieure. De l’enquête, la défense reçoit une copie vérifiable chez elle.",
    },
  },
  {
    part: "ombudsman",
    name: "Ombudsman of Velmar (Exercise)",
    office: "Ombudsman",
    body: "ombudsman office",
    about: {
      en: "Oversees police and inspectorate alike: reads both cases, and who has looked.",
      fr: "Contrôle la police comme l’inspection : lit les deux affaires, et qui les a consultées.",
    },
  },
];

const bodies = [
  ["court", "Court of Velmar (Exercise)", "court"],
  ["laboratory body", "Laboratory of the province of Velmar (Exercise)", "laboratory"],
  ["bar", "Bar of Velmar (Exercise)", "other"],
  ["ombudsman office", "Office of the ombudsman of Velmar (Exercise)", "oversight"],
] as const;

/** Bodies and persons that the whole register knows, as its registry puts them down. */
export function registration(ref: (name: string) => string, publicKeyOf: Keys["publicKeyOf"]): Act[] {
  const record = signedBy("registry");
  return [
    ...bodies.map(([name, title, bodyType]) => record(name, "body-registered", { name: title, bodyType })),
    ...parts.map(({ part, name, office, body }) =>
      record(part, "person-registered", {
        name,
        office,
        ...(body === undefined ? {} : { bodyRef: ref(body) }),
        role: "user",
        publicKey: publicKeyOf(part),
      }),
    ),
  ];
}
