// SPDX-License-Identifier: Apache-2.0
import type { Label } from "@scelle/core";

/** Terms of CASE and UCO in words; any other is shown as the file has it. */
export const termWords: Readonly<Record<string, Label>> = {
  "case-investigation:authorizationType": { en: "Type of authority", fr: "Type d’autorisation" },
  "case-investigation:exhibitNumber": { en: "Exhibit number", fr: "Numéro de scellé" },
  "case-investigation:focus": { en: "Focus", fr: "Objet" },
  "case-investigation:investigationForm": { en: "Form", fr: "Forme" },
  "case-investigation:relevantAuthorization": { en: "Under the authority of", fr: "En vertu de" },
  "case-investigation:rootExhibitNumber": { en: "First exhibit number", fr: "Premier numéro de scellé" },
  "case-investigation:wasInformedBy": { en: "Follows", fr: "Fait suite à" },
  "uco-action:endTime": { en: "Ended", fr: "Terminé" },
  "uco-action:instrument": { en: "With", fr: "Au moyen de" },
  "uco-action:location": { en: "At", fr: "À" },
  "uco-action:object": { en: "Done to", fr: "Porte sur" },
  "uco-action:participant": { en: "With the help of", fr: "Avec le concours de" },
  "uco-action:performer": { en: "Done by", fr: "Accompli par" },
  "uco-action:result": { en: "Gave", fr: "A produit" },
  "uco-action:startTime": { en: "Began", fr: "Commencé" },
  "uco-core:description": { en: "Description", fr: "Description" },
  "uco-core:endTime": { en: "Until", fr: "Jusqu’à" },
  "uco-core:object": { en: "Holds", fr: "Contient" },
  "uco-core:objectCreatedTime": { en: "Recorded there at", fr: "Consigné là-bas le" },
  "uco-core:startTime": { en: "From", fr: "Depuis" },
  "uco-core:tag": { en: "Tag", fr: "Étiquette" },
  "uco-observable:deviceType": { en: "Type of device", fr: "Type d’appareil" },
  "uco-observable:filePath": { en: "Path", fr: "Chemin" },
  "uco-observable:model": { en: "Model", fr: "Modèle" },
  "uco-observable:serialNumber": { en: "Serial number", fr: "Numéro de série" },
  "uco-observable:sizeInBytes": { en: "Size in bytes", fr: "Taille en octets" },
  "uco-tool:version": { en: "Version", fr: "Version" },
};
