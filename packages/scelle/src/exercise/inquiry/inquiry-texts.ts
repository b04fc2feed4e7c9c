// SPDX-License-Identifier: Apache-2.0
import { type AccountText, wholeDay } from "../account/account-text.ts";

/** What somebody reported under protection. Nothing in the register says who. */
export const protectedReport: AccountText = {
  name: "report text",
  title: "Exercise: Protected report",
  publisher: "inspectorate",
  language: "en",
  publishedAt: wholeDay("2026-01-28"),
  sentences: [
    "Dates of operations left the duty room by telephone, I believe.",
    "At least twice money of a seizure did not reach the exhibit room.",
    "Two entries of the duty book were written days after the day they name.",
    "I was told by a colleague that number plates were looked up for a friend.",
  ],
};

/** What the staff wrote down when the operation was over. */
export const staffNote: AccountText = {
  name: "staff note",
  title: "Exercise: Note of the operations staff after the operation",
  publisher: "operations staff",
  language: "en",
  publishedAt: wholeDay("2026-02-27"),
  sentences: [
    "The arrest planned for Monday did not take place.",
    "The shift on the Eastern Quay was 34 officers short, probably because the order came late.",
    "Was the man still alive when the order went out?",
  ],
};

export const inquiryTexts: readonly AccountText[] = [protectedReport, staffNote];

/** Letters that are sealed for the case as they came in: name of the record, title, words. */
export const letters = [
  {
    name: "instruction document",
    title: "Exercise: Instruction of the prosecution office",
    words: "Exercise\nThe inspectorate is instructed to look into the drug squad of Velmar. PO-2026-0311.\n",
  },
  {
    name: "warrant document",
    title: "Exercise: Warrant of the examining magistrate",
    words:
      "Exercise\nThe offices and lockers of the drug squad may be searched on 18 February 2026. W-2026-112.\n",
  },
  {
    name: "plan document",
    title: "Exercise: Plan of operation Breakwater",
    words: "Exercise\nEastern Quay, The Heights, The Terraces. Monday 14:00 to Thursday 14:00. About 900.\n",
  },
] as const;
