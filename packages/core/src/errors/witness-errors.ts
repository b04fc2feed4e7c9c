// SPDX-License-Identifier: Apache-2.0
import type { ErrorRow } from "./error-row.ts";

/** What witnesses say no to, and what is wrong with what a register or a witness was told of them. */
export const witnessErrors = {
  "witness.ahead": {
    status: 409,
    exit: 77,
    retry: "after-operator",
    en: "The witness {witness} cosigned {witnessed} entries of this register and {size} are here: it is an older copy. Nothing is recorded in it; bring the newer one back, or restore.",
    fr: "Le témoin {witness} a cosigné {witnessed} entrées de ce registre et il y en a {size} ici : copie ancienne. Rien n’y est enregistré ; rapportez la plus récente, ou restaurez.",
  },
  "witness.other-history": {
    status: 409,
    exit: 77,
    retry: "after-operator",
    en: "The witness {witness} cosigned another history of this register, {witnessed} entries long. Nothing is recorded here; keep both copies and have verify compare them.",
    fr: "Le témoin {witness} a cosigné un autre historique de ce registre, long de {witnessed} entrées. Rien n’est enregistré ici ; gardez les deux copies et comparez-les par verify.",
  },
  "witness.unreachable": {
    status: 503,
    exit: 69,
    retry: "later",
    en: "No witness answered at {url}. Check the address and that it runs; records are taken in meanwhile, and cosigned later.",
    fr: "Aucun témoin n’a répondu à {url}. Vérifiez l’adresse et qu’il tourne ; les actes sont pris entre-temps et cosignés plus tard.",
  },
  "witness.bad-address": {
    status: 400,
    exit: 64,
    retry: "after-operator",
    en: "{url} is no address of a witness. Give the one its operator names: http://127.0.0.1:8470, or https://….",
    fr: "{url} n’est pas l’adresse d’un témoin. Donnez celle que nomme son exploitant : http://127.0.0.1:8470, ou https://….",
  },
  "witness.bad-key": {
    status: 400,
    exit: 65,
    retry: "after-operator",
    en: "{key} is not the key that is needed here ({needed}). Ask whoever runs it for its verifier key: name+8 digits+letters.",
    fr: "{key} n’est pas la clé attendue ici ({needed}). Demandez à son exploitant la clé de vérification : nom+8 chiffres+lettres.",
  },
  "witness.bad-name": {
    status: 400,
    exit: 64,
    retry: "after-operator",
    en: "{name} cannot name a witness. Use letters, digits, dots, dashes and slashes: witness.notary.example.",
    fr: "{name} ne peut nommer un témoin. Prenez lettres, chiffres, points, tirets et barres : temoin.notaire.example.",
  },
  "witness.name-taken": {
    status: 409,
    exit: 73,
    retry: "no",
    en: "The policy has another witness by the name {name}. Choose another name for this one.",
    fr: "La politique a déjà un autre témoin du nom de {name}. Choisissez un autre nom pour celui-ci.",
  },
  "witness.quorum-impossible": {
    status: 400,
    exit: 64,
    retry: "after-operator",
    en: "A quorum of {quorum} cannot be met: there are {count} witnesses. Give a number from 1 to {count}, all, any or none.",
    fr: "Un quorum de {quorum} est impossible : il y a {count} témoins. Donnez un nombre de 1 à {count}, all, any ou none.",
  },
  "witness.policy-by-hand": {
    status: 409,
    exit: 73,
    retry: "no",
    en: "{path} has groups that were written by hand and is left as it is. Write this line into it yourself, above the groups: “{line}”.",
    fr: "{path} contient des groupes écrits à la main et reste tel quel. Écrivez-y vous-même cette ligne, au-dessus des groupes : « {line} ».",
  },
  "witness.folder-taken": {
    status: 409,
    exit: 75,
    retry: "later",
    en: "Another process works in {folder} as a witness. Stop it first: two would not know of each other’s word.",
    fr: "Un autre processus travaille dans {folder} comme témoin. Arrêtez-le d’abord : deux s’ignoreraient.",
  },
  "witness.other-name": {
    status: 409,
    exit: 73,
    retry: "after-operator",
    en: "The witness in {folder} is called {found}. Leave --name out, or choose another folder for another witness.",
    fr: "Le témoin de {folder} s’appelle {found}. Omettez --name, ou prenez un autre dossier pour un autre témoin.",
  },
  "witness.state-damaged": {
    status: 500,
    exit: 65,
    retry: "no",
    en: "{path} is not what this witness wrote: {problem}. Bring it back as it was: a witness that forgets can be led to cosign two histories.",
    fr: "{path} n’est pas ce que ce témoin a écrit : {problem}. Rapportez-le tel quel : un témoin qui oublie peut cosigner deux historiques.",
  },
  "misconduct.no-key": {
    status: 400,
    exit: 64,
    retry: "after-operator",
    en: "Whose misconduct {path} shows depends on the log’s key. Give the one you got elsewhere: --key name+8 digits+letters.",
    fr: "L’auteur de la faute que montre {path} dépend de la clé du journal. Donnez celle reçue d’ailleurs : --key nom+8 chiffres+lettres.",
  },
  "misconduct.unproved": {
    status: 422,
    exit: 65,
    retry: "no",
    en: "{path} proves nothing: the two checkpoints in it may both be true. Keep the two folders and compare them again.",
    fr: "{path} ne prouve rien : ses deux points de contrôle peuvent être vrais tous deux. Gardez les deux dossiers et comparez encore.",
  },
} as const satisfies Record<string, ErrorRow>;
