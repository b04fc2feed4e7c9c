// SPDX-License-Identifier: Apache-2.0
import type { InitResult } from "../commands/init.ts";
import type { PersonKey } from "../commands/person-key.ts";
import {
  ago,
  asLaboratory,
  asLead,
  caseNumber,
  exhibits,
  interval,
  laboratory,
  lead,
  record,
  recordFile,
} from "./acts.ts";
import { exhibitImages } from "./exhibit-images.ts";
import type { Stage } from "./stage.ts";
import { type EvidenceStory, tellEvidence } from "./story-of-evidence.ts";

/** What the attempts to cheat need to know of what came before. */
export interface Story extends EvidenceStory {
  readonly keyFolder: string;
}

/** From the founding to a restored copy, in the order in which it would happen. */
export async function tellStory(stage: Stage): Promise<Story> {
  const { keyFolder } = await foundIt(stage);
  await admitPeople(stage);
  await openCase(stage);
  await seizeThree(stage);
  await handOver(stage);
  return { keyFolder, ...(await tellEvidence(stage, exhibitImages())) };
}

async function foundIt(stage: Stage): Promise<InitResult> {
  stage.chapter("A register is founded");
  stage.say(
    "The Inspectorate of Velmar looks into the police office of Quay Street. Its registry founds a register: keys " +
      "are made, two entries are signed, and a recovery sheet is printed. Outside of an exercise the register takes " +
      "nothing in until that sheet has left its folder.",
  );
  const { result } = await stage.run<InitResult>(
    ...["init", "register", "--origin", "register.velmar.example", "--body", "Inspectorate of Velmar"],
    ...["--founder", "Registry of the Inspectorate", "--exercise"],
  );
  stage.note(`first checkpoint, printed on the sheet: ${result.fingerprint.slice(0, 18)}…`);
  return result;
}

async function admitPeople(stage: Stage): Promise<void> {
  stage.chapter("Those who sign");
  stage.say(
    "Each person signs with a key of their own, made where they work. The registry gets its public half and admits " +
      "them. The inquiry also makes an identity that opens evidence: the machine of the register never sees it.",
  );
  for (const [name, file] of [
    [lead, "lead.key"],
    [laboratory, "lab.key"],
  ] as const) {
    const { result: key } = await stage.run<PersonKey>("person", "key", "--identity", file);
    await record(stage, "person-registered", { name, publicKey: key.publicKey });
  }
  await stage.run("person", "key", "--evidence", "--identity", "evidence.key");
}

async function openCase(stage: Stage): Promise<void> {
  stage.chapter("A case, a warrant, a search");
  stage.say(
    "The lead opens the case and names who can open its evidence. A judge’s warrant allows the search. The head of " +
      "the office attends and refuses to sign: that is recorded as it was, beside two witnesses from outside.",
  );
  const title = "Two entries missing from a duty book";
  await record(stage, "case-opened", { number: caseNumber, title, recipients: "@evidence.key.pub" }, asLead);
  const [head, ...witnesses] = [
    "Head of the Quay Street office",
    "Witness, city archive",
    "Witness, fire brigade",
  ] as const;
  await record(stage, "person-registered", { caseRef: caseNumber, name: head }, asLead);
  for (const name of witnesses)
    await record(stage, "person-registered", { caseRef: caseNumber, name }, asLead, false);
  stage.note("and the two witnesses likewise");
  const warrant = {
    authorisationType: "warrant",
    number: "W-112",
    issuer: "Examining judge, court of Velmar",
  };
  const scope = "Offices and lockers of the Quay Street police office";
  await record(
    stage,
    "authorisation-issued",
    { caseRef: caseNumber, ...warrant, issuedAt: ago(600), scope },
    asLead,
  );
  const place = { placeType: "police-office", place: "Quay Street police office, Velmar" };
  const times = { startedAt: interval(180), endedAt: interval(120) };
  const by = { authorisationRef: "W-112", conductedByRefs: [lead] };
  const search = await recordFile(
    stage,
    "search-conducted",
    { caseRef: caseNumber, ...by, ...place, ...times },
    asLead,
  );
  const attendees = [
    { personRef: head, capacity: "person", signature: "refused", reason: "No reason given" },
    ...witnesses.map((personRef) => ({
      personRef,
      capacity: "witness",
      isOutsideAuthority: true,
      signature: "signed",
    })),
  ];
  const attendance = { caseRef: caseNumber, actRef: search.recordRef, branch: "person", attendees };
  await recordFile(stage, "attendance-recorded", attendance, asLead);
}

async function seizeThree(stage: Stage): Promise<void> {
  stage.chapter("Two telephones and a computer are seized");
  stage.say(
    "Each is inventoried and put under a provisional seal on the spot. Its number is what everybody calls it from " +
      "here on; its record is signed by the lead, who thereby holds it.",
  );
  for (const [i, { number, category, description }] of exhibits.entries()) {
    const what = { number, category, description, seizedAt: ago(160 - i), place: `Office ${i + 3}` };
    const identifiers = i === 1 ? { identifiers: '[{"type":"imei","value":"004999010640000"}]' } : {};
    await record(stage, "exhibit-seized", { caseRef: caseNumber, ...what, ...identifiers }, asLead, i === 1);
  }
  for (const [i, { number }] of exhibits.entries()) {
    const seal = { sealType: "provisional", sealNumber: `V-70${i + 1}`, sealedAt: ago(150 - i) };
    await record(stage, "exhibit-sealed", { exhibitRef: number, ...seal }, asLead, i === 1);
  }
  stage.note("and the other two likewise");
}

async function handOver(stage: Stage): Promise<void> {
  stage.chapter("They are handed to the laboratory");
  stage.say(
    "An offer moves nothing. Custody passes when the receiver acknowledges, here by the laboratory’s own key, and " +
      "says in what condition the seal arrived.",
  );
  for (const [i, { number }] of exhibits.entries()) {
    const offered = {
      exhibitRef: number,
      receiverRef: laboratory,
      purpose: "imaging",
      handedOverAt: ago(95),
    };
    const offer = await record(stage, "custody-offered", offered, asLead, i === 0);
    const received = {
      exhibitRef: number,
      offerRef: offer.recordRef,
      receivedAt: ago(90),
      sealCondition: "intact",
    };
    await record(stage, "custody-received", received, asLaboratory, i === 0);
  }
  stage.note("and the other two likewise");
}
