// SPDX-License-Identifier: Apache-2.0

export const operationsWords = {
  en: {
    title: "Operations",
    lead: "What was planned and carried out, and what an authority announced before. Open an operation to see who could have known of it, and from which records.",
    operations: "Operations",
    programmes: "Programmes announced",
    noOperations: "No operation is on record in this case.",
    noProgrammes: "No programme is on record in this case.",
    aim: "Aim as stated:",
    planned: "Planned",
    strength: "strength",
    executed: "carried out",
    notExecuted: "no record of its execution",
    failed: "failed",
  },
  fr: {
    title: "Opérations",
    lead: "Ce qui fut préparé et exécuté, et ce qu’une autorité avait annoncé. Ouvrez une opération pour voir qui pouvait en avoir connaissance, et d’après quels actes.",
    operations: "Opérations",
    programmes: "Programmes annoncés",
    noOperations: "Aucune opération n’est consignée dans cette affaire.",
    noProgrammes: "Aucun programme n’est consigné dans cette affaire.",
    aim: "But énoncé :",
    planned: "Prévue",
    strength: "effectif",
    executed: "exécutée",
    notExecuted: "exécution non consignée",
    failed: "échec",
  },
};
