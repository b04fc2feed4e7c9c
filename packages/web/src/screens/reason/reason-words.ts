// SPDX-License-Identifier: Apache-2.0
export const reasonWords = {
  en: {
    why: "Why are you looking?",
    whyHelp:
      "Your reason is recorded with every look into this case, and those who oversee it read it. It is asked once.",
    whyShort: "Your reason for looking",
    ground: "Ground",
    act: "Act that it serves, as you cite it",
    words: "In words",
    wordsNeeded: "In words, since the ground is another",
    goOn: "Go on as before",
    before: "Last time you gave this reason:",
    or: "Or give another",
    look: "Look into the case",
    change: "Change",
    keep: "Keep",
    choose: "Choose a ground",
  },
  fr: {
    why: "Pourquoi consultez-vous ?",
    whyHelp:
      "Votre motif est consigné avec chaque consultation de cette affaire, et ceux qui la contrôlent le lisent. Il n’est demandé qu’une fois.",
    whyShort: "Votre motif de consultation",
    ground: "Motif",
    act: "Acte que la consultation sert, tel que vous le citez",
    words: "En toutes lettres",
    wordsNeeded: "En toutes lettres, puisque le motif est autre",
    goOn: "Continuer comme avant",
    before: "Vous avez donné ce motif la dernière fois :",
    or: "Ou en donner un autre",
    look: "Consulter l’affaire",
    change: "Modifier",
    keep: "Garder",
    choose: "Choisir un motif",
  },
};
