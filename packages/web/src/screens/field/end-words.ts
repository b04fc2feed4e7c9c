// SPDX-License-Identifier: Apache-2.0

export const endWords = {
  en: {
    end: "End the search",
    endHelp:
      "The report is made as it stands then, and nothing is added any more. It is brought in afterwards.",
    endNow: "End the search now",
    lacking: (n: number) =>
      n === 1
        ? "One item lacks something: complete it first."
        : `${n} items lack something: complete them first.`,
    noItems: "Nothing was taken: the search can end all the same.",
    noAttendance: "Nobody is entered as having attended.",
    endedAt: "Ended",
    bringIn: "Bring into the register",
    bringInHelp:
      "Act by act, in their order. What is interrupted goes on by itself while this screen is open.",
    go: "Bring in now",
    goOn: "Go on",
    going: (done: number, all: number) => `${done} of ${all} acts are in the register.`,
    done: (all: number) => `All ${all} acts are in the register.`,
    signIn: "Sign in",
    stopped: "It stopped here, and goes on from there.",
    notice: "Copy of the report",
    noticeHelp: "Whether the person searched was handed a copy, and signed for it.",
    handedOver: "A copy was handed over",
    signature: "Receipt",
    reason: "Reason given for not signing",
    noticeKept: (name: string) => `Entered for ${name}.`,
    remove: "Remove from this device",
    removeHelp: "Everything is in the register. What is here can go.",
    removeLoss: (n: number) =>
      n === 1
        ? "One act is not in the register: on this device it is lost for good."
        : `${n} acts are not in the register: on this device they are lost for good.`,
  },
  fr: {
    end: "Terminer la perquisition",
    endHelp: "Le compte rendu est établi en l’état, et rien ne s’ajoute plus. Elle est versée ensuite.",
    endNow: "Terminer maintenant",
    lacking: (n: number) =>
      n === 1
        ? "Il manque quelque chose à un objet : complétez-le d’abord."
        : `Il manque quelque chose à ${n} objets : complétez-les d’abord.`,
    noItems: "Rien ne fut saisi : la perquisition peut se terminer quand même.",
    noAttendance: "Personne n’est inscrit comme présent.",
    endedAt: "Fin",
    bringIn: "Verser au registre",
    bringInHelp:
      "Acte par acte, dans l’ordre. Ce qui est interrompu reprend de soi-même tant que cet écran est ouvert.",
    go: "Verser maintenant",
    goOn: "Poursuivre",
    going: (done: number, all: number) => `${done} actes sur ${all} sont au registre.`,
    done: (all: number) => `Les ${all} actes sont au registre.`,
    signIn: "Se connecter",
    stopped: "Le versement s’est arrêté là, et reprendra de là.",
    notice: "Copie du compte rendu",
    noticeHelp: "Si une copie fut remise à la personne visée, et si elle en a signé réception.",
    handedOver: "Une copie fut remise",
    signature: "Réception",
    reason: "Motif donné pour ne pas signer",
    noticeKept: (name: string) => `Inscrit pour ${name}.`,
    remove: "Retirer de cet appareil",
    removeHelp: "Tout est au registre. Ce qui est ici peut partir.",
    removeLoss: (n: number) =>
      n === 1
        ? "Un acte n’est pas au registre : sur cet appareil, il sera perdu."
        : `${n} actes ne sont pas au registre : sur cet appareil, ils seront perdus.`,
  },
};
