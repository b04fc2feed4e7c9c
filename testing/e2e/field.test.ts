// SPDX-License-Identifier: Apache-2.0
import { createHash, randomBytes } from "node:crypto";
import { EventEmitter, once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { registerPaths } from "@scelle/core";
import type { ShownAnswer, TimelineView } from "@scelle/core/api";
import { Decrypter, generateIdentity, identityToRecipient } from "age-encryption";
import { afterAll, beforeAll, expect } from "vitest";
import { toolTest } from "../tool-test.ts";
import { devicePosition, FieldTeam } from "./field-team.ts";

/** What an item may take, as a mean over the items of a search. */
const actionsPerItemMax = 8;
const imeis = ["490154203237518", "356938035643809"];
let team: FieldTeam;
let identity: string;
let caseRef: string;
/** Address of the search on the device. */
let at: string;

beforeAll(async () => {
  team = await FieldTeam.begin();
  identity = await generateIdentity();
  const recipients = [await identityToRecipient(identity)];
  caseRef = await team.record("case-opened", 1, { number: "C-1", title: "A case", recipients });
  await team.seize(caseRef, "C-1/1");
}, 90_000);
afterAll(() => team.leave());

const button = (name: string | RegExp) => team.button(name);
const label = (name: string | RegExp) => team.label(name);

interface Taken {
  readonly category: string;
  readonly description: string;
  readonly seal: string;
  readonly picture: Buffer;
}

/** One item with a photograph and a scanned seal; of a telephone also the whole checklist. */
async function take({ category, description, seal, picture }: Taken): Promise<number> {
  team.actions = [];
  await team.press(button(category));
  await team.type(label("Description"), description);
  if (category === "Telephone") {
    for (const imei of imeis) await team.scan(imei);
    await team.choose(label("Power and screen"), "on locked");
    await team.choose(label("Kept from networks by"), "faraday");
    await team.type(label("Battery, percent"), "41");
    await team.type(label("Its clock shows"), "2026-03-02T09:00");
  }
  await team.photograph(label("Photographs"), `${seal}.jpg`, picture);
  await team.scan(seal);
  await team.page.getByText(`Seal ${seal}.`).first().waitFor();
  const digest = createHash("sha256").update(picture).digest("hex");
  await team.page.getByText(digest).waitFor();
  return team.actions.length;
}

const pictures = Array.from({ length: 9 }, () => randomBytes(70_000));

async function takeNine(): Promise<number[]> {
  const counts: number[] = [];
  for (const [i, picture] of pictures.entries()) {
    const category = i < 2 ? "Telephone" : "Document";
    const description = `Thing ${i}`;
    counts.push(await take({ category, description, seal: `SEAL-00${i}`, picture }));
    // In the middle of the search the tab dies; the search stands as it was.
    if (i === 4) await team.killTab(at);
  }
  return counts;
}

/** The same by the keys alone, begun at the top of the page. */
async function takeByKeyboard(): Promise<void> {
  const { keyboard } = team.page;
  await team.page.locator("body").press("Home");
  await team.tabTo(/\|?Money$/);
  await keyboard.press("Enter");
  await team.page.getByRole("heading", { name: /Item C-1\/11/ }).waitFor();
  await keyboard.type("A banknote", { delay: 70 });
  await team.tabTo(/^\|?Number on the seal/);
  await keyboard.type("SEAL-KEYS", { delay: 70 });
  await team.page.getByText("Seal SEAL-KEYS.").first().waitFor();
}

async function attendAndEnd(): Promise<void> {
  await team.open(`${at}?do=attendance`);
  await label("Person").selectOption({ label: "Officer 40" });
  await button("Enter").click();
  await label("Signature").selectOption("refused");
  await label("Reason given for not signing").fill("Wants a lawyer first");
  await team.page.getByText("Kept on this device.").waitFor();
  await team.open(`${at}?do=end`);
  await button("End the search now").click();
  await label("Receipt").selectOption("signed");
  await button("A copy was handed over").click();
  await team.page.getByText("Entered for Officer 40.").waitFor();
}

async function timeline(): Promise<TimelineView["records"]> {
  const { view } = await team.ask<{ view: TimelineView }>(`/cases/${caseRef}/views/timeline`);
  return [...view.records].reverse().filter(({ kind }) => kind !== "record-consulted");
}

const kindsOfItem = ["exhibit-seized", "exhibit-photographed", "exhibit-sealed"];
const kindsOfTelephone = ["exhibit-seized", "exhibit-photographed", "device-checked", "exhibit-sealed"];

toolTest(
  "ten items are taken in without a register, over a tab that dies, and recorded once and in order",
  ["chromium"],
  async () => {
    at = await team.prepare(caseRef, "Office 12", "Officer 40");
    await team.served.stop();
    await team.killTab("/cases");
    await team.page.getByRole("heading", { name: "The register does not answer" }).waitFor();
    await team.page.getByRole("link", { name: "Searches on this device" }).click();
    await team.page.getByRole("link", { name: "Office 12" }).click();
    await button("Begin the search").click();
    await label("State this device’s position with each item").check();
    const counts = await takeNine();
    await takeByKeyboard();
    const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length;
    process.stdout.write(
      `actions per item at a search: ${mean.toFixed(1)}; of a document ${counts.at(-1) ?? 0}, ` +
        `of a telephone with its whole checklist ${counts[0] ?? 0}\n`,
    );
    expect(mean).toBeLessThanOrEqual(actionsPerItemMax);
    await attendAndEnd();
    await button("Bring into the register").or(button("Bring in now")).click();
    await team.page.getByText("The register does not answer").first().waitFor();

    // The register comes back; after some acts the tab dies with an answer on its way.
    await team.serve();
    await team.page.close();
    await team.signInAgain("/field");
    // Somebody at a desk was given a number of this search meanwhile.
    await team.seize(caseRef, "C-1/5");
    let answers = 0;
    await team.page.route("**/api/v1/drafts", async (route) => {
      answers += 1;
      const response = await route.fetch();
      await (answers > 7 ? route.abort() : route.fulfill({ response }));
    });
    await team.open(`${at}?do=end`);
    await expect.poll(() => answers, { timeout: 30_000 }).toBeGreaterThan(7);
    await team.killTab(`${at}?do=end`);
    await team.page.getByRole("heading", { name: "Refused by the register" }).waitFor({ timeout: 60_000 });
    await team.page.getByText("has an exhibit with this number").waitFor();
    await button("Take this number").click();
    await team.page.getByText(/^All \d+ acts are in the register\.$/).waitFor({ timeout: 60_000 });

    // What the desk had recorded stands beside it: the case, and two exhibits.
    const records = (await timeline()).filter(({ summary }) => !/^C-1$|C-1\/1$|C-1\/5$/.test(summary));
    const late = records.find(({ summary }) => summary === "C-1/12")?.recordRef;
    const ofLate = records.filter((one) => one.recordRef === late || one.subjectRef === late);
    expect(ofLate.map(({ kind }) => kind)).toEqual(kindsOfItem);
    expect(records.filter((one) => !ofLate.includes(one)).map(({ kind }) => kind)).toEqual([
      ...["person-registered", "search-conducted", "attendance-recorded"],
      ...[...kindsOfTelephone, ...kindsOfTelephone],
      ...Array.from({ length: 6 }, () => kindsOfItem).flat(),
      ...["exhibit-seized", "exhibit-sealed", "field-report-recorded", "notice-served"],
    ]);
  },
  240_000,
);

/** What the newest record of a kind states. */
async function stated(kind: string): Promise<ShownAnswer["stated"]> {
  const ref = (await timeline()).findLast((record) => record.kind === kind)?.recordRef ?? "";
  return (await team.ask<{ record: ShownAnswer }>(`/records/${ref}`)).record.stated;
}

toolTest(
  "the records say what was entered, and apart from it what the device said",
  ["chromium"],
  async () => {
    const { branch, attendees } = await stated("attendance-recorded");
    expect({ branch, attendees }).toMatchObject({
      branch: "person",
      attendees: [{ capacity: "person", signature: "refused", reason: "Wants a lawyer first" }],
    });
    const found = { powerState: "on", lockState: "locked", batteryPercent: 41, isolation: "faraday" };
    const checked = await stated("device-checked");
    expect(checked).toMatchObject({ ...found, clock: { shown: "2026-03-02T08:00:00.000Z" } });
    const { readings, clocks } = await stated("field-report-recorded");
    expect(clocks).toHaveLength(1);
    const { latitude, longitude, accuracy: accuracyMetres } = devicePosition;
    const positions = (readings as { position?: object }[]).flatMap(({ position }) => position ?? []);
    expect(positions).toHaveLength(10);
    expect(positions[0]).toEqual({ latitude, longitude, accuracyMetres });
    expect(await stated("notice-served")).toMatchObject({ noticeType: "seizure", signature: "signed" });
  },
);

toolTest("a second time nothing goes out, and nothing is recorded", ["chromium"], async () => {
  const before = (await timeline()).length;
  let sent = 0;
  await team.page.route("**/api/v1/drafts", (route) => {
    sent += 1;
    return route.continue();
  });
  await team.open(`${at}?do=end`);
  await team.page.getByText(/^All \d+ acts are in the register\.$/).waitFor();
  expect(await button("Go on").count()).toBe(0);
  expect(sent).toBe(0);
  expect(await timeline()).toHaveLength(before);
});

toolTest(
  "a photograph in the vault opens for the case's recipient, with the digest of its record",
  ["chromium"],
  async () => {
    const ref = (await timeline()).find(({ kind }) => kind === "exhibit-photographed")?.recordRef ?? "";
    const { record } = await team.ask<{ record: ShownAnswer }>(`/records/${ref}`);
    const { objectRoot, imageDigest } = record.measured as { objectRoot: string; imageDigest: string };
    const decrypter = new Decrypter();
    decrypter.addIdentity(identity);
    const sealed = readFileSync(join(team.served.visitor.path("register"), registerPaths.object(objectRoot)));
    const opened = await decrypter.decrypt(sealed);
    expect(createHash("sha256").update(opened).digest("hex")).toBe(imageDigest);
    expect(pictures.some((picture) => picture.equals(opened))).toBe(true);
  },
);

toolTest(
  "what the register has can leave the device, after being asked once more",
  ["chromium"],
  async () => {
    await team.open(`${at}?do=end`);
    await button("Remove from this device").click();
    await team.page.getByText("Everything is in the register.").waitFor();
    await button("Remove from this device").click();
    await team.page.getByText("No search is prepared on this device.").waitFor();
  },
);

const passphrase = "seven quiet herons by the water";

/** As where a browser was set up anew: what it kept stays, and its key is another. */
async function loseKey(): Promise<void> {
  await team.page.evaluate(async () => {
    const made = { name: "AES-GCM", length: 256 };
    const key = await crypto.subtle.generateKey(made, false, ["encrypt", "decrypt"]);
    await new Promise<void>((resolve, reject) => {
      const asked = indexedDB.open("scelle-field");
      asked.onerror = () => reject(asked.error ?? new Error("nothing was opened"));
      asked.onsuccess = () => {
        const change = asked.result.transaction("keys", "readwrite", { durability: "strict" });
        change.objectStore("keys").put(key, "device");
        change.onerror = () => reject(change.error ?? new Error("nothing was kept"));
        change.oncomplete = () => {
          asked.result.close();
          resolve();
        };
      };
    });
  });
}

toolTest(
  "a search whose key this browser lost comes back from its export file, with its photographs",
  ["chromium"],
  async () => {
    at = await team.prepare(caseRef, "Office 14", "Officer 41");
    await button("Begin the search").click();
    await take({
      category: "Document",
      description: "A letter",
      seal: "SEAL-LOST",
      picture: randomBytes(9_000),
    });
    await team.open(`${at}?do=end`);
    await button("End the search now").click();
    await label("Passphrase").fill(passphrase);
    const saved = team.page.waitForEvent("download");
    await button("Save for this passphrase").click();
    const buffer = readFileSync(await (await saved).path());
    await loseKey();
    await team.open("/field");
    await team.page.getByText("One search here cannot be opened").waitFor();
    await label("File").setInputFiles({ name: "search.age", mimeType: "application/octet-stream", buffer });
    await label("Passphrase").fill(passphrase);
    await button("Read in").click();
    await team.page.getByText("The search of Office 14 is on this device now.").waitFor();
    await team.open(`${at}?do=end`);
    await button("Bring in now").click();
    await team.page.getByText(/^All \d+ acts are in the register\.$/).waitFor({ timeout: 60_000 });
  },
  120_000,
);

/** Keeps what the page asks there from the register, until let go. */
async function held(pattern: string): Promise<{ asked: Promise<unknown>; letGo: () => void }> {
  const door = new EventEmitter();
  const asked = once(door, "asked");
  const open = once(door, "open");
  await team.page.route(pattern, async (route) => {
    door.emit("asked");
    await open;
    await route.continue();
  });
  return { asked, letGo: () => door.emit("open") };
}

const secondsOf = new Intl.DateTimeFormat("sv-SE", {
  ...{ timeZone: "Europe/Paris", dateStyle: "short", timeStyle: "medium" },
});

toolTest(
  "a seal that the register refused is put right, and another is left to be recorded by hand",
  ["chromium"],
  async () => {
    at = await team.prepare(caseRef, "Office 15", "Officer 42");
    await button("Begin the search").click();
    for (const seal of ["SEAL-RIGHT", "SEAL-LEFT"]) {
      await take({ category: "Document", description: "A letter", seal, picture: randomBytes(9_000) });
      await team.page.getByText("More about this item").click();
      await label("Sealed at").fill("2026-03-02T09:00");
      await team.page.getByText("Kept on this device.").waitFor();
    }
    await team.open(`${at}?do=end`);
    await button("End the search now").click();
    await button("Bring in now").click();
    const refusals = team.page.locator(".field-refused").first();
    await refusals.getByRole("heading", { name: "Exhibit sealed" }).nth(1).waitFor({ timeout: 60_000 });

    await refusals.getByRole("link", { name: "Change the item" }).first().click();
    await button(/^Open /)
      .last()
      .click();
    await label("Number on the seal").and(team.page.locator(":enabled")).waitFor();
    expect(await label("Description").isDisabled()).toBe(true);
    await label("Sealed at").fill(secondsOf.format(new Date()).replace(" ", "T"));
    await team.page.getByText("Kept on this device.").waitFor();
    await team.open(`${at}?do=end`);
    const answers = await held("**/api/v1/drafts");
    await button("Send again").first().click();
    await expect.poll(() => button("Send again").count()).toBe(1);
    // Pressed while the other act is under way: the button stays under the finger.
    await answers.asked;
    const leaveOut = button("Leave this act out: recorded by hand");
    await leaveOut.hover();
    await team.page.mouse.down();
    answers.letGo();
    await team.page.getByText("8 of 9 acts are in the register.").waitFor();
    await team.page.mouse.up();
    await team.page.getByRole("heading", { name: "Left out: to be recorded by hand" }).waitFor();
    expect(await stated("exhibit-sealed")).toMatchObject({ sealNumber: "SEAL-RIGHT" });
  },
  120_000,
);
