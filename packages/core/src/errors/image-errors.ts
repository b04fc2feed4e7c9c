// SPDX-License-Identifier: Apache-2.0
import type { ErrorRow } from "./error-row.ts";

/** What is wrong with an image in a format of the field. */
export const imageErrors = {
  "image.tool-missing": {
    status: 500,
    exit: 69,
    retry: "after-operator",
    en: "The image carries hashes of its content, and {program}, which checks them, is not here. Install {package} of libewf, or give --unchecked to seal it without that check.",
    fr: "La copie porte des empreintes de son contenu et {program}, qui les vérifie, est absent. Installez {package} de libewf, ou ajoutez --unchecked pour sceller sans ce contrôle.",
  },
  "image.not-checked": {
    status: 500,
    exit: 69,
    retry: "after-operator",
    en: "{program} did not check the image ({problem}), so that nobody knows whether it is intact. Run {program} on it by hand to see why, or give --unchecked to seal it without that check.",
    fr: "{program} n’a pas contrôlé la copie ({problem}) : nul ne sait si elle est intacte. Lancez {program} à la main pour voir pourquoi, ou ajoutez --unchecked pour sceller sans ce contrôle.",
  },
  "image.damaged": {
    status: 422,
    exit: 65,
    retry: "after-operator",
    en: "The image does not hold what it says that it holds: {problem}. Bring an intact copy, or give --unchecked to seal it as it is.",
    fr: "La copie ne contient pas ce qu’elle annonce : {problem}. Apportez une copie intacte, ou ajoutez --unchecked pour la sceller telle quelle.",
  },
  "image.segment-missing": {
    status: 422,
    exit: 66,
    retry: "after-operator",
    en: "Segment {missing} of the image is not there, and {beyond} is. Bring all segments into one folder.",
    fr: "Le segment {missing} de la copie est absent alors que {beyond} est là. Réunissez tous les segments dans un dossier.",
  },
  "image.not-first": {
    status: 422,
    exit: 66,
    retry: "after-operator",
    en: "This is segment {number} of a split image. Name its first file; the others are found beside it.",
    fr: "Ceci est le segment {number} d’une copie en plusieurs fichiers. Indiquez le premier ; les autres sont trouvés à côté.",
  },
  "image.part-named": {
    status: 422,
    exit: 66,
    retry: "after-operator",
    en: "{part} is a part of a split image, which begins with {first}. Name that one; the others are found beside it.",
    fr: "{part} est une partie d’une copie en plusieurs fichiers, qui commence par {first}. Indiquez celui-ci ; les autres sont trouvés à côté.",
  },
} as const satisfies Record<string, ErrorRow>;
