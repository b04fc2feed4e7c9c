// SPDX-License-Identifier: Apache-2.0

export const mapWords = {
  en: {
    closer: "Closer",
    wider: "Wider",
    whole: "Whole map",
    north: "North",
    metres: (n: number) => (n >= 1000 ? `${n / 1000} km` : `${n} m`),
    within: (n: number) => `within\u00a0${n >= 1000 ? `${n / 1000}\u00a0km` : `${n}\u00a0m`}`,
    areas: "Areas",
    places: "Places",
    legend: "What the map shows",
    noGround: "No map of the ground lies on this server: places are drawn to scale on an empty sheet.",
    noPlace: "No place on the map",
    circle: "The circle is how far from its middle the place may be.",
  },
  fr: {
    closer: "Plus près",
    wider: "Plus loin",
    whole: "Toute la carte",
    north: "Nord",
    metres: (n: number) => (n >= 1000 ? `${n / 1000} km` : `${n} m`),
    within: (n: number) => `à\u00a0${n >= 1000 ? `${n / 1000}\u00a0km` : `${n}\u00a0m`}\u00a0près`,
    areas: "Zones",
    places: "Lieux",
    legend: "Ce que montre la carte",
    noGround: "Ce serveur n’a pas de fond de carte : les lieux sont placés à l’échelle sur une feuille vide.",
    noPlace: "Sans lieu sur la carte",
    circle: "Le cercle indique jusqu’où le lieu peut se trouver de son centre.",
  },
};
