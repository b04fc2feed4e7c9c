// SPDX-License-Identifier: Apache-2.0

export const verifyWords = {
  en: {
    title: "Verify",
    lead: "Three looks at the same register: by this browser, by its own server, and by a page that trusts neither.",
    here: "In this browser",
    hereLead:
      "This browser keeps the last signed state that it saw, and notices when the log is another one.",
    seen: (size: number) => `Last seen: ${size} entries`,
    notSeen: "This browser has not seen a signed state of this register yet.",
    root: "Root",
    again: "Check again",
    continues: "The log continues what this browser saw.",
    first: "Seen for the first time: from now on another history is noticed.",
    broken: "The log does not continue what this browser saw.",
    saveSeen: "Save what was seen",
    saveHelp:
      "Kept elsewhere, or handed to somebody else, it shows a rewritten history even when this browser is gone.",
    server: "By its own server",
    serverLead: "Reads every file of the register and judges it. A server that lies can lie here too.",
    run: "Check the whole register",
    running: "Checking …",
    integrity: "Integrity",
    completeness: "Completeness",
    checks: "Checks",
    check: "Check",
    count: "Times",
    witnesses: "Witnesses outside",
    timestamps: "Time from outside",
    notProved: "Not proved by any of this",
    verdicts: { holds: "holds", fails: "fails", "not-established": "not established" } as Record<
      string,
      string
    >,
    outcomes: { ok: "✓", failed: "✗", note: "note", "not-checked": "not checked" } as Record<string, string>,
    other: "By somebody who trusts nobody",
    otherLead:
      "A file that was handed over is checked by a page that needs no network and asks no server. Use your own copy of " +
      "that page, from somebody you trust; this one comes from the very register that it would check.",
    openPage: "Open the page",
    key: "Public key of this register",
    keyHelp: "Compare it with the one that you were given on paper.",
  },
  fr: {
    title: "Vérifier",
    lead: "Trois regards sur le même registre : ce navigateur, son propre serveur, et une page qui ne se fie à aucun.",
    here: "Dans ce navigateur",
    hereLead:
      "Ce navigateur garde le dernier état signé qu’il a vu, et remarque si le journal en est un autre.",
    seen: (size: number) => `Dernier état vu : ${size} entrées`,
    notSeen: "Ce navigateur n’a pas encore vu d’état signé de ce registre.",
    root: "Racine",
    again: "Contrôler de nouveau",
    continues: "Le journal prolonge ce que ce navigateur a vu.",
    first: "Vu pour la première fois : toute autre histoire sera désormais remarquée.",
    broken: "Le journal ne prolonge pas ce que ce navigateur a vu.",
    saveSeen: "Enregistrer l’état vu",
    saveHelp:
      "Conservé ailleurs ou confié à autrui, il révèle une histoire réécrite même sans ce navigateur.",
    server: "Par son propre serveur",
    serverLead: "Lit chaque fichier du registre et le juge. Un serveur qui ment peut mentir ici aussi.",
    run: "Contrôler tout le registre",
    running: "Contrôle…",
    integrity: "Intégrité",
    completeness: "Complétude",
    checks: "Contrôles",
    check: "Contrôle",
    count: "Fois",
    witnesses: "Témoins extérieurs",
    timestamps: "Heure de l’extérieur",
    notProved: "Ce que rien de cela ne prouve",
    verdicts: { holds: "tient", fails: "échoue", "not-established": "non établie" } as Record<string, string>,
    outcomes: { ok: "✓", failed: "✗", note: "note", "not-checked": "non contrôlé" } as Record<string, string>,
    other: "Par qui ne se fie à personne",
    otherLead:
      "Un dossier remis se contrôle par une page qui n’a besoin ni de réseau ni de serveur. Prenez votre propre copie " +
      "de cette page, d’une personne de confiance ; celle-ci vient du registre même qu’elle contrôlerait.",
    openPage: "Ouvrir la page",
    key: "Clé publique de ce registre",
    keyHelp: "Comparez-la à celle qui vous a été remise sur papier.",
  },
};
