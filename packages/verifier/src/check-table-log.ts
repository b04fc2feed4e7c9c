// SPDX-License-Identifier: Apache-2.0
import type { CheckRow } from "./check-sentence.ts";

/** Checks of the folder's own files, of checkpoints and of the log: they need no key. */
export const logCheckRows = {
  "folder.readable": {
    concerns: "integrity",
    failed: {
      en: "{subject} cannot be read as a plain file: {problem}.",
      fr: "{subject} ne peut être lu comme un simple fichier : {problem}.",
    },
  },
  "report.repeated": {
    concerns: "integrity",
    failed: { en: "{count} more like it: {of}.", fr: "{count} autres semblables : {of}." },
    note: { en: "{count} more notes like it: {of}.", fr: "{count} autres remarques semblables : {of}." },
  },
  "checkpoint.moved": {
    concerns: "integrity",
    note: {
      en: "The register was written to meanwhile: this report covers {size} entries, and {now} are there now.",
      fr: "Le registre a été écrit entre-temps : ce rapport couvre {size} entrées, il y en a {now} maintenant.",
    },
  },
  "folder.foreign": {
    concerns: "integrity",
    note: {
      en: "{subject} is no file of a register; it was not looked at.",
      fr: "{subject} n’est pas un fichier de registre ; il n’a pas été examiné.",
    },
  },
  "folder.temporary": {
    concerns: "integrity",
    note: {
      en: "{subject} is a temporary file of a write that is under way or was interrupted.",
      fr: "{subject} est un fichier temporaire d’une écriture en cours ou interrompue.",
    },
  },
  "folder.recovery": {
    concerns: "integrity",
    "not-checked": {
      en: "{subject} holds the register’s keys for its recovery; only the recovery identity can check it.",
      fr: "{subject} porte les clés du registre pour sa reprise ; seule l’identité de reprise peut le vérifier.",
    },
  },
  "folder.policy": {
    concerns: "completeness",
    note: {
      en: "{subject} lies inside the folder that it should judge; only a policy from outside counts.",
      fr: "{subject} se trouve dans le dossier qu’il devrait juger ; seule une politique externe compte.",
    },
  },
  "register.document": {
    concerns: "integrity",
    ok: { en: "register.json is in its exact form.", fr: "register.json est dans sa forme exacte." },
    failed: { en: "{subject}: {problem}.", fr: "{subject} : {problem}." },
    absent: { en: "{subject} is missing.", fr: "{subject} manque." },
  },
  "register.log-key": {
    concerns: "integrity",
    ok: {
      en: "The folder names the log key that was given from outside.",
      fr: "Le dossier désigne la clé de journal fournie de l’extérieur.",
    },
    failed: {
      en: "{subject} names another log key than the one given from outside ({expected}).",
      fr: "{subject} désigne une autre clé de journal que celle fournie de l’extérieur ({expected}).",
    },
    "not-checked": {
      en: "No log key was given from outside: signatures are checked with the key that {subject} names.",
      fr: "Aucune clé de journal externe : les signatures sont vérifiées avec la clé que désigne {subject}.",
    },
  },
  "register.founding-entry": {
    concerns: "integrity",
    ok: {
      en: "Entry 0 is the founding entry that register.json names.",
      fr: "L’entrée 0 est l’entrée fondatrice que désigne register.json.",
    },
    failed: {
      en: "Entry 0 is not the founding entry that {subject} names.",
      fr: "L’entrée 0 n’est pas l’entrée fondatrice que désigne {subject}.",
    },
  },
  "checkpoint.signature": {
    concerns: "integrity",
    ok: {
      en: "The checkpoint of size {size} carries the log key’s signature.",
      fr: "Le point de contrôle de taille {size} porte la signature de la clé de journal.",
    },
    failed: {
      en: "{subject} is not a checkpoint that the log key signed: {problem}.",
      fr: "{subject} n’est pas un point de contrôle signé par la clé de journal : {problem}.",
    },
    absent: { en: "{subject} is missing.", fr: "{subject} manque." },
  },
  "checkpoint.unknown-signature": {
    concerns: "integrity",
    note: {
      en: "{subject} carries a signature line of {name}, whose key was not given; it was not checked.",
      fr: "{subject} porte une signature de {name}, dont la clé n’a pas été fournie ; elle n’est pas vérifiée.",
    },
  },
  "checkpoint.cosignature": {
    concerns: "integrity",
    ok: {
      en: "Good cosignatures by witnesses of the policy: {count}.",
      fr: "Cosignatures bonnes de témoins de la politique : {count}.",
    },
    failed: {
      en: "{subject} carries a cosignature of a named witness that is not good: {problem}.",
      fr: "{subject} porte une cosignature d’un témoin désigné qui n’est pas bonne : {problem}.",
    },
  },
  "checkpoint.quorum": {
    concerns: "completeness",
    ok: {
      en: "{subject} (size {size}) is cosigned by the quorum of the policy: {witnesses}.",
      fr: "{subject} (taille {size}) est cosigné par le quorum de la politique : {witnesses}.",
    },
    absent: {
      en: "No checkpoint here is cosigned by the quorum of the policy.",
      fr: "Aucun point de contrôle n’est cosigné par le quorum de la politique.",
    },
    "not-checked": {
      en: "No policy that demands witnesses was given from outside.",
      fr: "Aucune politique exigeant des témoins n’a été fournie de l’extérieur.",
    },
  },
  "history.signature": {
    concerns: "integrity",
    ok: {
      en: "Earlier checkpoints signed by the log key: {count}.",
      fr: "Points de contrôle antérieurs signés par la clé de journal : {count}.",
    },
    failed: {
      en: "{subject} is not a checkpoint that the log key signed: {problem}.",
      fr: "{subject} n’est pas un point de contrôle signé par la clé de journal : {problem}.",
    },
  },
  "history.consistent": {
    concerns: "integrity",
    ok: {
      en: "Earlier checkpoints consistent with the newest: {count}.",
      fr: "Points de contrôle antérieurs concordant avec le plus récent : {count}.",
    },
    failed: {
      en: "{subject} is signed and contradicts the log: at size {size} the root is another.",
      fr: "{subject} est signé et contredit le journal : à la taille {size}, la racine diffère.",
    },
    "not-checked": {
      en: "{subject} could not be compared: the log here is broken before its size {size}.",
      fr: "{subject} n’a pu être comparé : le journal est interrompu avant sa taille {size}.",
    },
  },
  "history.tail-deleted": {
    concerns: "integrity",
    failed: {
      en: "{subject} was signed at {size} entries and the log here has {logSize}: the tail was deleted.",
      fr: "{subject} fut signé à {size} entrées et le journal n’en a que {logSize} : la fin a été supprimée.",
    },
  },
  "anchor.signature": {
    concerns: "completeness",
    ok: {
      en: "Checkpoints from outside signed by the log key: {count}.",
      fr: "Points de contrôle externes signés par la clé de journal : {count}.",
    },
    failed: {
      en: "{subject} is not a checkpoint that this log’s key signed: {problem}.",
      fr: "{subject} n’est pas un point de contrôle signé par la clé de ce journal : {problem}.",
    },
  },
  "anchor.consistent": {
    concerns: "completeness",
    ok: {
      en: "{subject} of size {size} is consistent with this log.",
      fr: "{subject} de taille {size} concorde avec ce journal.",
    },
    failed: {
      en: "{subject} of size {size} cannot be compared: the entries here are damaged.",
      fr: "{subject} de taille {size} ne peut être comparé : les entrées présentes sont endommagées.",
    },
    "not-checked": {
      en: "No checkpoint from outside was given.",
      fr: "Aucun point de contrôle externe n’a été fourni.",
    },
  },
  "anchor.receipt": {
    concerns: "completeness",
    ok: {
      en: "Entry {index} is the one that {subject} names.",
      fr: "L’entrée {index} est celle que désigne {subject}.",
    },
  },
  "anchor.tail-deleted": {
    concerns: "completeness",
    failed: {
      en: "{subject} fixes {size} entries and the log here has {logSize}: the tail was deleted.",
      fr: "{subject} fixe {size} entrées et le journal n’en a que {logSize} : la fin a été supprimée.",
    },
  },
  "anchor.rewritten": {
    concerns: "completeness",
    failed: {
      en: "{subject} of size {size} contradicts this log: its history was rewritten.",
      fr: "{subject} de taille {size} contredit ce journal : son historique a été réécrit.",
    },
  },
  "anchor.misconduct": {
    concerns: "completeness",
    failed: {
      en: "{subject} and {other} are both signed by the log key and cannot both be true. Keep both: together they prove it to anybody.",
      fr: "{subject} et {other} sont signés par la clé du journal et ne peuvent être vrais tous deux. Gardez-les : ensemble ils le prouvent à quiconque.",
    },
  },
  "log.root": {
    concerns: "integrity",
    ok: {
      en: "The entries give the root that the checkpoint signs: {count}.",
      fr: "Les entrées donnent la racine que signe le point de contrôle : {count}.",
    },
    failed: {
      en: "The entries here do not give the root that {subject} signs.",
      fr: "Les entrées présentes ne donnent pas la racine que signe {subject}.",
    },
  },
  "log.bundle": {
    concerns: "integrity",
    ok: { en: "Entry bundles, whole: {count}.", fr: "Lots d’entrées entiers : {count}." },
    failed: { en: "{subject}: {problem}.", fr: "{subject} : {problem}." },
    absent: { en: "{subject} is missing.", fr: "{subject} manque." },
  },
  "log.entry": {
    concerns: "integrity",
    ok: {
      en: "Entries in their exact form: {count}.",
      fr: "Entrées dans leur forme exacte : {count}.",
    },
    failed: {
      en: "Entry {index} in {subject} was altered: {problem}.",
      fr: "L’entrée {index} dans {subject} a été altérée : {problem}.",
    },
  },
  "log.tile": {
    concerns: "integrity",
    ok: {
      en: "Tiles that hold what the entries give: {count}.",
      fr: "Tuiles contenant ce que donnent les entrées : {count}.",
    },
    failed: { en: "{subject}: {problem}.", fr: "{subject} : {problem}." },
    absent: { en: "{subject} is missing.", fr: "{subject} manque." },
  },
  "log.beyond-checkpoint": {
    concerns: "integrity",
    failed: {
      en: "{subject} belongs to a log longer than the checkpoint’s {size} entries: an older checkpoint was put back, or a write was cut off.",
      fr: "{subject} relève d’un journal plus long que les {size} entrées du point de contrôle : un ancien point de contrôle a été remis, ou une écriture coupée.",
    },
    note: {
      en: "{subject} is ahead of the checkpoint; commit records explain it.",
      fr: "{subject} devance le point de contrôle ; des actes de validation l’expliquent.",
    },
  },
} as const satisfies Record<string, CheckRow>;
