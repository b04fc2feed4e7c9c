// SPDX-License-Identifier: Apache-2.0
import type { ErrorRow } from "./error-row.ts";

/** Refusals about dividing, weighing, examining, returning and destroying an exhibit. */
export const disposalErrors = {
  "custody.ended": {
    status: 409,
    exit: 77,
    retry: "after-operator",
    en: "Exhibit {exhibit} left the inquiry by {act}. Correct that record if it is wrong.",
    fr: "Le scellé {exhibit} est sorti de l’enquête par {act}. Rectifiez cet acte s’il est inexact.",
  },
  "custody.still-sealed": {
    status: 409,
    exit: 77,
    retry: "after-operator",
    en: "Exhibit {exhibit} is under seal. Record the opening of its seal first.",
    fr: "L’objet {exhibit} est sous scellés. Enregistrez d’abord l’ouverture du scellé.",
  },
  "custody.no-weight": {
    status: 422,
    exit: 65,
    retry: "after-operator",
    en: "The weighing of exhibit {exhibit} states no mass. State the gross or the net mass, or both.",
    fr: "La pesée du scellé {exhibit} n’indique aucune masse. Indiquez la masse brute ou nette, ou les deux.",
  },
  "custody.net-above-gross": {
    status: 422,
    exit: 65,
    retry: "after-operator",
    en: "The net mass of exhibit {exhibit} exceeds its gross mass. Weigh again, or state the right values.",
    fr: "La masse nette du scellé {exhibit} dépasse sa masse brute. Repesez ou indiquez les bonnes valeurs.",
  },
  "custody.attendance-unmet": {
    status: 422,
    exit: 65,
    retry: "after-operator",
    en: "The attendees do not make up the attendance {branch}: it takes the person, a representative, or two witnesses from outside the authority of those who act. Name them, or state that nobody attended.",
    fr: "Les personnes présentes ne forment pas la présence {branch} : il faut l’intéressé, un représentant ou deux témoins hors de l’autorité des agissants. Désignez-les ou indiquez que personne n’assistait.",
  },
  "custody.part-narcotic": {
    status: 409,
    exit: 77,
    retry: "after-operator",
    en: "Exhibit {exhibit} was recorded as a narcotic, and so is all that is taken out of it. State the category drug.",
    fr: "Le scellé {exhibit} fut enregistré comme stupéfiant, comme tout ce qui en est prélevé. Indiquez la catégorie drug.",
  },
  "custody.more-than-whole": {
    status: 409,
    exit: 77,
    retry: "after-operator",
    en: "More would have been taken out of exhibit {exhibit} than was in it. State the right quantity, or correct the earlier one.",
    fr: "On aurait prélevé sur le scellé {exhibit} plus qu’il ne contenait. Indiquez la bonne quantité ou rectifiez l’antérieure.",
  },
  "custody.no-image": {
    status: 422,
    exit: 65,
    retry: "after-operator",
    en: "An image of exhibit {exhibit} was examined and none is named. State its object, or the record of an image kept elsewhere.",
    fr: "Une copie du scellé {exhibit} fut examinée sans être désignée. Indiquez son objet ou l’acte d’une copie conservée ailleurs.",
  },
  "custody.no-receipt": {
    status: 422,
    exit: 65,
    retry: "after-operator",
    en: "The receipt for exhibit {exhibit} is said to be signed and is not there. Capture it as a document and name it.",
    fr: "Le reçu du scellé {exhibit} est dit signé et manque. Recueillez-le comme document et citez-le.",
  },
  "custody.second-person": {
    status: 422,
    exit: 65,
    retry: "after-operator",
    en: "One person alone does not destroy exhibit {exhibit}. Name another as the second person.",
    fr: "Une personne seule ne détruit pas le scellé {exhibit}. Désignez-en une autre comme seconde personne.",
  },
  "custody.no-attended-weighing": {
    status: 409,
    exit: 77,
    retry: "after-operator",
    en: "Exhibit {exhibit} was recorded as a narcotic and has no attended weighing that still holds. Weigh it before the person, a representative or two outside witnesses.",
    fr: "Le scellé {exhibit} fut enregistré comme stupéfiant et n’a pas de pesée contradictoire encore valable. Pesez-le devant l’intéressé, un représentant ou deux témoins extérieurs.",
  },
  "custody.no-sample": {
    status: 409,
    exit: 77,
    retry: "after-operator",
    en: "Exhibit {exhibit} was recorded as a narcotic and no sample of it is kept under a definitive seal. Take a sample by exhibit-divided and seal it.",
    fr: "Le scellé {exhibit} fut enregistré comme stupéfiant et aucun échantillon n’en est conservé sous scellé définitif. Prélevez-en un par exhibit-divided et scellez-le.",
  },
  "inventory.named-twice": {
    status: 422,
    exit: 65,
    retry: "after-operator",
    en: "The inventory names exhibit {exhibit} twice. Name it once, as found or as missing.",
    fr: "L’inventaire désigne deux fois le scellé {exhibit}. Désignez-le une fois, trouvé ou manquant.",
  },
} as const satisfies Record<string, ErrorRow>;
