// SPDX-License-Identifier: Apache-2.0
import { type Act, type Names, type Signatory, signedBy } from "./act.ts";
import { between, moment } from "./story-time.ts";

/** What was taken. Every step of one line is recorded for all three before the next. */
const rows = [
  {
    name: "telephone 1",
    number: "2031-007/1",
    category: "phone",
    description: "Exercise: telephone, black, cracked glass",
    place: "Duty room, second drawer",
    identifiers: [{ type: "imei", value: "004999010640000" }],
    from: "officer 12",
    image: "phone-1.img",
    seals: ["V-7011", "L-3301"],
    times: ["10:05", "10:15", "09:05", "09:20", "10:40", "15:10"],
  },
  {
    name: "telephone 2",
    number: "2031-007/2",
    category: "phone",
    description: "Exercise: telephone, grey, without a card",
    place: "Duty room, behind the radio",
    identifiers: [{ type: "imei", value: "004999010640018" }],
    from: undefined,
    image: "phone-2.img",
    seals: ["V-7012", "L-3302"],
    times: ["10:20", "10:30", "09:10", "10:50", "11:35", "15:20"],
  },
  {
    name: "computer",
    number: "2031-007/3",
    category: "computer",
    description: "Exercise: computer of the duty desk",
    place: "Duty room, desk",
    identifiers: [{ type: "serial", value: "VDD-0417" }],
    from: undefined,
    image: "computer.img",
    seals: ["V-7013", "L-3303"],
    times: ["11:30", "11:45", "09:15", "12:30", "14:50", "15:30"],
  },
] as const;

type Row = (typeof rows)[number];

const lead = signedBy("lead");
const laboratory = signedBy("laboratory");

/** Seized and provisionally sealed on the spot, and handed to the exhibit room. */
export function seizure({ ref }: Names): Act[] {
  return [
    ...rows.map((row) =>
      lead(row.name, "exhibit-seized", {
        caseRef: ref("case"),
        searchRef: ref("search"),
        number: row.number,
        category: row.category,
        description: row.description,
        seizedAt: moment(`2026-02-18 ${row.times[0]}`),
        place: row.place,
        ...(row.from === undefined ? {} : { seizedFromRef: ref(row.from) }),
        identifiers: row.identifiers,
        powerState: row.category === "phone" ? "on" : "off",
      }),
    ),
    ...rows.map((row) =>
      lead(`${row.name} sealed`, "exhibit-sealed", {
        exhibitRef: ref(row.name),
        sealType: "provisional",
        sealNumber: row.seals[0],
        sealedAt: moment(`2026-02-18 ${row.times[1]}`),
        place: "Duty room",
        note: "Exercise",
      }),
    ),
    ...fromHandToHand(ref, "lead", "custodian", "storage", "2026-02-18 14:10"),
    ...fromHandToHand(ref, "custodian", "laboratory", "imaging", "2026-02-19 08:30"),
  ];
}

/** Opened before witnesses, imaged, sealed again. */
export function imaging({ ref }: Names): Act[] {
  const attendees = ["archivist", "firefighter"].map((witness) => ({
    personRef: ref(witness),
    capacity: "witness",
    isOutsideAuthority: true,
    signature: "signed",
  }));
  return [
    ...rows.map((row) =>
      laboratory(`${row.name} opened`, "seal-opened", {
        exhibitRef: ref(row.name),
        ground: "imaging",
        openedAt: moment(`2026-02-19 ${row.times[2]}`),
        place: "Laboratory, room 2",
        authorisationRef: ref("warrant"),
        reason: "Exercise: to make a forensic image before two witnesses",
      }),
    ),
    ...rows.map((row) =>
      signedBy("second-inspector")(`${row.name} opening attended`, "attendance-recorded", {
        caseRef: ref("case"),
        actRef: ref(`${row.name} opened`),
        branch: "two-witnesses",
        attendees,
        note: "Exercise",
      }),
    ),
    ...rows.map((row) =>
      laboratory(`${row.name} imaged`, "image-acquired", imageStated(ref, row), { image: row.image }),
    ),
    ...rows.map((row) =>
      laboratory(`${row.name} resealed`, "exhibit-resealed", {
        exhibitRef: ref(row.name),
        sealType: "closed",
        sealNumber: row.seals[1],
        resealedAt: moment(`2026-02-19 ${row.times[5]}`),
        place: "Laboratory, room 2",
        note: "Exercise",
      }),
    ),
  ];
}

/**
 * Back to the exhibit room. The second telephone left the laboratory in the afternoon, and nobody
 * acknowledged it before the night: the one gap of the exercise.
 */
export function wayBack({ ref }: Names): Act[] {
  const late = "telephone 2";
  return [
    ...fromHandToHand(ref, "laboratory", "custodian", "storage", "2026-02-19 16:40", late),
    laboratory(`${late} back offered`, "custody-offered", {
      exhibitRef: ref(late),
      receiverRef: ref("custodian"),
      purpose: "storage",
      handedOverAt: moment("2026-02-19 17:20"),
      place: "Laboratory, loading door",
      note: "Exercise: given to the driver of the inspectorate, who signs for nothing",
    }),
    signedBy("custodian")(`${late} back received`, "custody-received", {
      exhibitRef: ref(late),
      offerRef: ref(`${late} back offered`),
      receivedAt: moment("2026-02-19 22:05"),
      sealCondition: "intact",
      place: "Exhibit room",
      note: "Exercise: the door was shut when the van came; acknowledged when the night watch opened",
    }),
  ];
}

/** Fixity of the images, what was set apart, and what the computer’s image was asked. */
export function workOnImages({ ref, root }: Names): Act[] {
  return [
    ...rows.map((row) =>
      lead(
        `${row.name} fixity`,
        "fixity-checked",
        { exhibitRef: ref(row.name), objectRoot: root(row.image), note: "Exercise" },
        { measured: { outcome: "intact" } },
      ),
    ),
    signedBy("second-inspector")("privileged messages", "matter-segregated", {
      exhibitRef: ref("telephone 1"),
      ground: "legal-privilege",
      objectRoot: root("phone-1.img"),
      scope: "Exercise: messages with counsel, not read",
      itemCount: 14,
      segregatedAt: moment("2026-02-24 09:30"),
      segregatedByRef: ref("second-inspector"),
      decisionBy: "Examining magistrate of Velmar (Exercise)",
      decisionDueAt: moment("2026-03-10 18:00"),
      note: "Exercise",
    }),
    signedBy("second-inspector")("computer examined", "exhibit-examined", {
      exhibitRef: ref("computer"),
      examined: "image",
      objectRoot: root("computer.img"),
      examinerRef: ref("laboratory"),
      competence: "Exercise: examiner on the list of the court",
      startedAt: moment("2026-02-25 09:00"),
      endedAt: moment("2026-02-27 16:00"),
      question: "Exercise: which entries of the duty book were written when?",
      method: "Exercise: list of the file system and of the duty book, read only",
      result:
        "Exercise: entries 431 and 432 were written on 2 February; the seizure of November stands in it twice",
      isRepeatable: true,
      note: "Exercise",
    }),
  ];
}

function imageStated(ref: Names["ref"], row: Row) {
  return {
    exhibitRef: ref(row.name),
    acquisitionMethod: "physical",
    tool: "Imager 4.2 (Exercise)",
    sourceDescription: row.category === "phone" ? "Card of the telephone" : "Disk of the computer",
    acquiredAt: between(`2026-02-19 ${row.times[3]}`, `2026-02-19 ${row.times[4]}`),
  };
}

/** Offered and acknowledged at one and the same moment: no gap. */
function fromHandToHand(
  ref: Names["ref"],
  giver: Signatory,
  receiver: Signatory,
  purpose: string,
  at: string,
  apartFrom?: string,
): Act[] {
  const given = rows.filter(({ name }) => name !== apartFrom);
  const offerOf = (name: string) => `${name} offered to ${receiver} by ${giver}`;
  return [
    ...given.map(({ name }) =>
      signedBy(giver)(offerOf(name), "custody-offered", {
        exhibitRef: ref(name),
        receiverRef: ref(receiver),
        purpose,
        handedOverAt: moment(at),
        note: "Exercise",
      }),
    ),
    ...given.map(({ name }) =>
      signedBy(receiver)(`${offerOf(name)}, received`, "custody-received", {
        exhibitRef: ref(name),
        offerRef: ref(offerOf(name)),
        receivedAt: moment(at),
        sealCondition: "intact",
        note: "Exercise",
      }),
    ),
  ];
}
