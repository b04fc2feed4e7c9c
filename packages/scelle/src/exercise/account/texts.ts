// SPDX-License-Identifier: Apache-2.0
import { type AccountText, wholeDay } from "./account-text.ts";

/** The account: ten sentences of a paper of Velmar. */
export const harbourCourier: AccountText = {
  name: "courier text",
  title: "Exercise: A drug squad and its phones",
  publisher: "courier",
  language: "en",
  publishedAt: wholeDay("2026-02-25"),
  sentences: [
    "A week ago inspectors went through the offices of Velmar’s drug squad, writes the Quay Gazette, which names several sources that agree.",
    "Members of the squad are suspected of numerous alleged breaches of secrecy and of the rules on seizures.",
    "The inspectors took away two telephones and a computer.",
    "There have been no arrests.",
    "“No service recovers quickly from a thing like that,” said a retired head of the squad.",
    "Officers patrol the northern quarters around the clock, and about 900 took part in the largest of the operations, the authorities say.",
    "Last year 49 people were killed in the city’s drug trade.",
    "The chief prosecutor told the council, “I fear we are losing”; the ministry disagrees.",
    "On Monday night a man was shot dead on the Eastern Quay, presumably by rivals; he was to be arrested during the day on Monday.",
    "Neighbours liken it all to “The Ninth Pier”, a film based on real events.",
  ],
};

/** The same death in a paper of another language, whose night is the one before. */
export const nachtblatt: AccountText = {
  name: "nachtblatt text",
  title: "Übung (Exercise): Schüsse am Ostkai",
  publisher: "nachtblatt",
  language: "de",
  publishedAt: wholeDay("2026-02-24"),
  sentences: [
    "In der Nacht zum Montag ist am Ostkai von Velmar ein Mann erschossen worden, mutmaßlich von Rivalen.",
  ],
};

/** A third paper, in which the fear has become a fact. */
export const eveningSheet: AccountText = {
  name: "evening text",
  title: "Exercise: The quarters slip away",
  publisher: "evening sheet",
  language: "en",
  publishedAt: wholeDay("2026-02-26"),
  sentences: ["We are losing, the chief prosecutor told the council."],
};

/** Counts as they were given in December and in January. */
export const figures: readonly AccountText[] = [
  {
    name: "december text",
    title: "Exercise: Note of the prosecution office of Velmar",
    publisher: "prosecution",
    language: "en",
    publishedAt: wholeDay("2025-12-21"),
    sentences: ["The office counts 47 killings linked to the drug trade in the city this year."],
  },
  {
    name: "agency text",
    title: "Exercise: Dispatch of the coast agency",
    publisher: "agency",
    language: "en",
    publishedAt: wholeDay("2025-12-30"),
    sentences: [
      "A man died on Monday; he would be the 49th this year if the link with the drug trade is established.",
    ],
  },
  {
    name: "january text",
    title: "Exercise: Yearly figures of the prosecution office of Velmar",
    publisher: "prosecution",
    language: "en",
    publishedAt: wholeDay("2026-01-15"),
    sentences: [
      "For 2025 the office counts 49 killings linked to the drug trade in the city.",
      "In 2024 there were 33.",
      "Across the province 61 people died by firearms in 2025, whatever the reason.",
    ],
  },
];

export const accountTexts: readonly AccountText[] = [harbourCourier, nachtblatt, eveningSheet, ...figures];
