// SPDX-License-Identifier: Apache-2.0

/** The words of a correction. */
export const correctionWords = {
  en: {
    lead: "Tick the fields that were recorded wrongly and state them anew. The record stands as it was: from now on every view shows both.",
    correct: "Record the correction",
    open: "Correct this record",
    fixed:
      "Some fields are not corrected, because authority hangs on them or they say what the record is about: the cure is a new record.",
    none: "This record has no field that can be corrected.",
    reason: "Why",
  },
  fr: {
    lead: "Cochez les champs mal consignés et déclarez-les à nouveau. L’acte demeure tel quel : désormais toute vue montre les deux.",
    correct: "Consigner la rectification",
    open: "Rectifier cet acte",
    fixed:
      "Certains champs ne se rectifient pas, parce qu’un pouvoir en dépend ou qu’ils disent de quoi traite l’acte : il faut alors un nouvel acte.",
    none: "Cet acte n’a aucun champ rectifiable.",
    reason: "Pourquoi",
  },
};
