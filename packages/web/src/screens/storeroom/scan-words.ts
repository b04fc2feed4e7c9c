// SPDX-License-Identifier: Apache-2.0

export const scanWords = {
  en: {
    label: "Scan or type a label",
    help: "Identifier of the label, exhibit number or seal number. A scanner is heard wherever the cursor stands.",
    take: "Take",
    camera: "Camera",
    closeCamera: "Close the camera",
    video: "What the camera sees",
    noCamera: "This device gave no camera. A scanner and the keyboard do as well.",
    outcomes: {
      seen: (name: string) => `${name}: found.`,
      again: (name: string) => `${name}: found before.`,
      elsewhere: (name: string) => `${name}: by the register elsewhere.`,
      unknown: (text: string) => `${text}: not in this case.`,
      several: (text: string) => `${text} fits several exhibits: scan the label.`,
      taken: (name: string) => `${name}: taken.`,
      foreign: (name: string) => `${name}: not yours to take here.`,
    },
  },
  fr: {
    label: "Lire ou saisir une étiquette",
    help: "Identifiant de l’étiquette, numéro de l’objet ou numéro du scellé. Une douchette est entendue où que soit le curseur.",
    take: "Prendre",
    camera: "Caméra",
    closeCamera: "Fermer la caméra",
    video: "Ce que voit la caméra",
    noCamera: "Cet appareil n’a pas donné de caméra. Une douchette et le clavier suffisent.",
    outcomes: {
      seen: (name: string) => `${name} : trouvé.`,
      again: (name: string) => `${name} : déjà trouvé.`,
      elsewhere: (name: string) => `${name} : ailleurs d’après le registre.`,
      unknown: (text: string) => `${text} : hors de cette affaire.`,
      several: (text: string) => `${text} désigne plusieurs scellés : lisez l’étiquette.`,
      taken: (name: string) => `${name} : pris.`,
      foreign: (name: string) => `${name} : vous ne pouvez le prendre ici.`,
    },
  },
};
