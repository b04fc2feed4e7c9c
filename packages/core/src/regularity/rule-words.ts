// SPDX-License-Identifier: Apache-2.0
import type { Label } from "../records/vocabulary.ts";

/** What a rule asks, and what would cure it if it is not met or not known. */
export interface RuleWords {
  readonly title: Label;
  readonly cure: Label;
}

export const ruleWords = {
  "search-authority": {
    title: {
      en: "A search rests on an authority in force",
      fr: "Une perquisition repose sur une autorisation en vigueur",
    },
    cure: {
      en: "Record the authority that covered the search, or correct its times; none can be given afterwards.",
      fr: "Enregistrer l’autorisation qui couvrait la perquisition, ou en corriger les heures ; aucune ne peut être donnée après coup.",
    },
  },
  "search-hours": {
    title: {
      en: "A search of a dwelling does not begin at night",
      fr: "Une perquisition au domicile ne commence pas de nuit",
    },
    cure: {
      en: "Record the decision that permitted a search at night, or the call from inside, or correct the time.",
      fr: "Enregistrer la décision autorisant la perquisition de nuit, ou l’appel venu de l’intérieur, ou corriger l’heure.",
    },
  },
  "search-attended": {
    title: {
      en: "A search is attended by the person, a representative or two outside witnesses",
      fr: "Une perquisition a lieu en présence de l’intéressé, d’un représentant ou de deux témoins extérieurs",
    },
    cure: {
      en: "Record who attended and who signed or refused. An absence itself cannot be mended: say why nobody could attend.",
      fr: "Enregistrer qui était présent et qui a signé ou refusé. L’absence elle-même ne se répare pas : en dire la raison.",
    },
  },
  "witnesses-outside": {
    title: {
      en: "Witnesses stand outside the authority of those who act",
      fr: "Les témoins sont hors de l’autorité de ceux qui agissent",
    },
    cure: {
      en: "Record where the witness served, or repeat the act before others where it can be repeated.",
      fr: "Enregistrer de quel service relevait le témoin, ou refaire l’acte devant d’autres si cela se peut.",
    },
  },
  "sealed-at-once": {
    title: { en: "What is taken is sealed at once", fr: "Ce qui est saisi est placé sous scellés aussitôt" },
    cure: {
      en: "Record the sealing, or who had it under control until then and how.",
      fr: "Enregistrer la mise sous scellés, ou qui l’avait sous son contrôle jusque-là et comment.",
    },
  },
  "definitive-seal-attended": {
    title: {
      en: "A provisional seal is made definitive before those who attended the search",
      fr: "Un scellé provisoire devient définitif devant ceux qui assistaient à la perquisition",
    },
    cure: {
      en: "Record who attended, or the summons of whoever did not come; else present the exhibit and its inventory to them.",
      fr: "Enregistrer qui était présent, ou la convocation des absents ; à défaut leur présenter le scellé et son inventaire.",
    },
  },
  "opening-attended": {
    title: {
      en: "A closed seal is opened before those concerned",
      fr: "Un scellé fermé est ouvert devant les intéressés",
    },
    cure: {
      en: "Record who attended, or the summons that was served before.",
      fr: "Enregistrer qui était présent, ou la convocation délivrée auparavant.",
    },
  },
  "opening-ordered": {
    title: {
      en: "A seal is opened for an examiner on an order in force",
      fr: "Un scellé est ouvert pour un technicien sur un ordre en vigueur",
    },
    cure: {
      en: "Record the order on which the examiner opened it.",
      fr: "Enregistrer l’ordre sur lequel le technicien l’a ouvert.",
    },
  },
  "moved-sealed": {
    title: { en: "An exhibit changes hands under seal", fr: "Un scellé change de mains sous scellé" },
    cure: {
      en: "Have giver and receiver state what the exhibit was like and who could reach it, and make a new seal.",
      fr: "Faire dire à celui qui remet et à celui qui reçoit l’état de l’objet et qui pouvait l’atteindre, et reconstituer le scellé.",
    },
  },
  "seal-unbroken": {
    title: { en: "No seal is found broken", fr: "Aucun scellé n’est trouvé brisé" },
    cure: {
      en: "Record the circumstances, compare the content with the inventory and the images, and make a new seal.",
      fr: "Enregistrer les circonstances, comparer le contenu à l’inventaire et aux copies, et reconstituer le scellé.",
    },
  },
  "control-continuous": {
    title: { en: "Control of an exhibit has no gap", fr: "Le contrôle d’un scellé est sans interruption" },
    cure: {
      en: "Record who held it meanwhile, with a signed receipt or a statement of the carrier.",
      fr: "Enregistrer qui le détenait entre-temps, par un reçu signé ou une déclaration du transporteur.",
    },
  },
  "weight-accounted": {
    title: {
      en: "What lies between two weighings is accounted for",
      fr: "L’écart entre deux pesées est expliqué",
    },
    cure: {
      en: "Record what was taken out or used up, the verification of the scales, and weigh again.",
      fr: "Enregistrer ce qui fut prélevé ou consommé, la vérification des balances, et peser à nouveau.",
    },
  },
  "narcotic-weighed": {
    title: { en: "A narcotic is weighed before others", fr: "Un stupéfiant est pesé contradictoirement" },
    cure: {
      en: "Weigh it again, attended, while it is there.",
      fr: "Le peser à nouveau, en présence des personnes requises, tant qu’il existe.",
    },
  },
  "narcotic-destroyed": {
    title: {
      en: "A narcotic is destroyed after an attended weighing, with a sample kept",
      fr: "Un stupéfiant est détruit après pesée contradictoire, un échantillon étant conservé",
    },
    cure: {
      en: "Record the attended weighing and the sample if there were any. Nothing else cures it.",
      fr: "Enregistrer la pesée contradictoire et l’échantillon s’il y en eut. Rien d’autre n’y remédie.",
    },
  },
  "habilitation-proved": {
    title: {
      en: "Whoever looks something up holds an habilitation that is proved",
      fr: "Qui consulte un fichier y est habilité, et cela se prouve",
    },
    cure: {
      en: "Record the individual habilitation with the document that decided it.",
      fr: "Enregistrer l’habilitation individuelle avec le document qui la décide.",
    },
  },
  "deadline-kept": {
    title: { en: "A time limit is kept", fr: "Un délai est tenu" },
    cure: {
      en: "Record what was done and when, or an extension with its reasons. Nothing lapses by it.",
      fr: "Enregistrer ce qui fut fait et quand, ou une prolongation motivée. Rien ne s’éteint par là.",
    },
  },
  "deadline-length": {
    title: {
      en: "A time limit is set no longer than its text allows",
      fr: "Un délai n’est pas fixé au-delà de son texte",
    },
    cure: {
      en: "Correct its end, or record the extension with its reasons.",
      fr: "En corriger l’échéance, ou enregistrer la prolongation motivée.",
    },
  },
  "inventory-complete": {
    title: { en: "An inventory finds what it looks for", fr: "Un inventaire trouve ce qu’il cherche" },
    cure: {
      en: "Search for it, ask the last holders on record, and record where it turned up.",
      fr: "Le rechercher, interroger les derniers gardiens au dossier, et enregistrer où il fut retrouvé.",
    },
  },
} as const satisfies Readonly<Record<string, RuleWords>>;

export type RuleName = keyof typeof ruleWords;
