// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import type { ShownAnswer, TimelineView } from "@scelle/core/api";
import { Decrypter, generateIdentity, identityToRecipient } from "age-encryption";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect } from "vitest";
import { toolTest } from "../tool-test.ts";
import { FieldTeam } from "./field-team.ts";

const planted = "Planted phrase 77";
const passphrase = "seven invented words of the team";
let team: FieldTeam;
let identity: string;
let caseRef: string;
let at: string;

beforeAll(async () => {
  team = await FieldTeam.begin();
  identity = await generateIdentity();
  const recipients = [await identityToRecipient(identity)];
  caseRef = await team.record("case-opened", 1, { number: "C-2", title: "A case", recipients });
  at = await team.prepare(caseRef, `Office 12. ${planted}`, "Officer 40");
  await team.served.stop();
  await team.killTab(at);
  await team.button("Begin the search").click();
  await team.button("Document").click();
  await team.label("Description").fill(`A letter. ${planted}`);
  await team.label("Number on the seal").fill("SEAL-1");
  await team.photograph(team.label("Photographs"), "letter.jpg", randomBytes(50_000));
  await team.page.getByText("letter.jpg").waitFor();
  await team.page.getByText("Kept on this device.").waitFor();
}, 120_000);
afterAll(() => team.leave());

/** Everything that a script of the page finds in the databases of the browser, as text. */
async function readableInDatabases(page: Page): Promise<string> {
  return await page.evaluate(async () => {
    const answered = <T>(asked: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        asked.onsuccess = () => resolve(asked.result);
        asked.onerror = () => reject(asked.error ?? new Error("nothing was read"));
      });
    const textOf = (value: unknown): string => {
      if (value instanceof ArrayBuffer) return new TextDecoder("latin1").decode(value);
      if (ArrayBuffer.isView(value)) return new TextDecoder("latin1").decode(value);
      if (value instanceof CryptoKey) return `key ${value.extractable ? "that can be read out" : "kept"}`;
      if (typeof value === "object" && value !== null) return Object.values(value).map(textOf).join("\n");
      return String(value);
    };
    const found: string[] = [];
    for (const { name = "" } of await indexedDB.databases()) {
      const database = await answered(indexedDB.open(name));
      for (const store of database.objectStoreNames) {
        const boxes = database.transaction(store, "readonly").objectStore(store);
        found.push(...(await answered(boxes.getAllKeys())).map(String));
        found.push(...(await answered(boxes.getAll())).map(textOf));
      }
      database.close();
    }
    return found.join("\n");
  });
}

/** Keeps a text as a careless page would. */
async function keepCarelessly(page: Page, text: string): Promise<void> {
  await page.evaluate(async (value) => {
    await new Promise<void>((resolve) => {
      const asked = indexedDB.open("careless", 1);
      asked.onupgradeneeded = () => asked.result.createObjectStore("boxes");
      asked.onsuccess = () => {
        const change = asked.result.transaction("boxes", "readwrite", { durability: "strict" });
        change.objectStore("boxes").put({ text: value }, "search");
        change.oncomplete = () => {
          asked.result.close();
          resolve();
        };
      };
    });
  }, text);
}

const isOnDisk = (text: string): boolean => {
  const bytes = team.filesOnDisk("IndexedDB");
  return bytes.includes(text) || bytes.includes(Buffer.from(text, "utf16le"));
};

toolTest(
  "no word of a search can be read in the browser's database, nor in its files",
  ["chromium"],
  async () => {
    expect(await team.page.getByText(planted).count()).toBeGreaterThan(0);
    const found = await readableInDatabases(team.page);
    expect(found).toContain("key kept");
    expect(found).not.toContain("that can be read out");
    for (const word of [planted, "Officer 40", "SEAL-1", "C-2", caseRef]) {
      expect(found).not.toContain(word);
      expect(isOnDisk(word)).toBe(false);
    }
    // The same eyes find what a careless page keeps.
    await keepCarelessly(team.page, planted);
    expect(await readableInDatabases(team.page)).toContain(planted);
    expect(isOnDisk(planted)).toBe(true);
  },
);

/** What the caches of the browser hold for pages, by address. */
async function cached(page: Page): Promise<string[]> {
  return await page.evaluate(async () => {
    const names = await caches.keys();
    const kept = await Promise.all(names.map(async (name) => await (await caches.open(name)).keys()));
    return kept.flat().map(({ url }) => new URL(url).pathname);
  });
}

toolTest(
  "what opens without the register are files of the app, and no answer of it",
  ["chromium"],
  async () => {
    const paths = await cached(team.page);
    const ofApp = /^\/(?:$|assets\/|app\.webmanifest$|icon[\w-]*\.(?:svg|png)$)/;
    expect(paths.length).toBeGreaterThan(50);
    expect(paths.filter((path) => !ofApp.test(path))).toEqual([]);
    const words = [planted, "Officer 40", caseRef];
    const files = team.filesOnDisk("Service Worker");
    expect(words.filter((word) => files.includes(word))).toEqual([]);
    // Had the worker kept an answer, it would be seen.
    await team.page.evaluate(async () => {
      const [name = ""] = await caches.keys();
      await (await caches.open(name)).put("/api/v1/session", new Response("{}"));
    });
    expect((await cached(team.page)).filter((path) => !ofApp.test(path))).toEqual(["/api/v1/session"]);
  },
);

toolTest("the app can be installed", ["chromium"], async () => {
  const devtools = await team.page.context().newCDPSession(team.page);
  const { installabilityErrors } = await devtools.send("Page.getInstallabilityErrors");
  expect(installabilityErrors.map(({ errorId }) => errorId)).toEqual([]);
  const { data = "{}" } = await devtools.send("Page.getAppManifest");
  expect(JSON.parse(data)).toMatchObject({ start_url: "/field", display: "standalone" });
});

toolTest("that the browser does not promise to keep it is said, with what to do", ["chromium"], async () => {
  await team.open("/field");
  await team.page.getByRole("alert").filter({ hasText: "did not promise to keep what is here" }).waitFor();
  const devtools = await team.page.context().newCDPSession(team.page);
  const { origin } = new URL(team.page.url());
  await devtools.send("Browser.grantPermissions", { origin, permissions: ["durableStorage"] });
  await team.open("/field");
  await team.page.getByText("The browser has promised to keep what is here").waitFor();
});

toolTest("what the device did not keep is not shown as kept", ["chromium"], async () => {
  await team.open(at);
  await team.label("Description").fill("A letter, two pages");
  await team.page.getByText("Kept on this device.").waitFor();
  await team.page.evaluate(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException("no room", "QuotaExceededError");
    };
  });
  await team.label("Description").fill("A letter, three pages");
  await team.page.getByText("This device did not keep the last change").waitFor();
  expect(await team.page.getByText("Kept on this device.").count()).toBe(0);
  await team.open(at);
  expect(await team.label("Description").inputValue()).toBe("A letter, two pages");
});

toolTest(
  "two witnesses attend instead, of whom the register learns by this search",
  ["chromium"],
  async () => {
    await team.open(`${at}?do=attendance`);
    await team.label("Who had to attend").selectOption("two-witnesses");
    const short = team.page.getByText("Two witnesses outside the authority of the service are needed.");
    for (const name of ["Witness 51", "Witness 52"]) {
      await short.waitFor();
      await team.label("Person").selectOption({ label: "Somebody whom the register does not know" });
      await team.label("Name or designation").fill(name);
      await team.button("Enter").click();
      await team.page.getByRole("group", { name }).getByRole("checkbox").check();
    }
    await short.waitFor({ state: "detached" });
    await team.page.getByText("Kept on this device.").waitFor();
  },
);

/** Saves the export file, as it would leave a tablet whose screen is about to break. */
async function exported(name: string): Promise<Buffer> {
  await team.open(`${at}?do=end`);
  const [download] = await Promise.all([team.page.waitForEvent("download"), team.button(name).click()]);
  return readFileSync(await download.path());
}

let file: Buffer;
toolTest("the export file for the recipients opens with age, for them only", ["chromium"], async () => {
  const bytes = await exported("Save for the recipients of the case");
  expect(bytes.includes(planted)).toBe(false);
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  expect(Buffer.from(await decrypter.decrypt(bytes)).includes(planted)).toBe(true);
});

async function recordCount(): Promise<number> {
  const { view } = await team.ask<{ view: TimelineView }>(`/cases/${caseRef}/views/timeline`);
  return view.records.filter(({ kind }) => kind !== "record-consulted").length;
}

toolTest(
  "a search that another tablet reads in and brings in again is recorded once",
  ["chromium"],
  async () => {
    await team.open(`${at}?do=end`);
    await team.button("End the search now").click();
    await team.label("Passphrase").fill(passphrase);
    const [download] = await Promise.all([
      team.page.waitForEvent("download", { timeout: 60_000 }),
      team.button("Save for this passphrase").click(),
    ]);
    file = readFileSync(await download.path());
    await team.serve();
    await team.signInAgain(`${at}?do=end`);
    await team.button("Bring in now").click();
    await team.page.getByText("All 9 acts are in the register.").waitFor({ timeout: 60_000 });
    const count = await recordCount();

    const other = await team.otherTablet();
    await other.goto(team.address("/field"));
    await other.getByText("No search is prepared on this device.").waitFor();
    const readIn = async (words: string) => {
      await other.getByLabel("File", { exact: true }).setInputFiles({
        ...{ name: "search.age", mimeType: "application/octet-stream", buffer: file },
      });
      await other.getByLabel("Passphrase").fill(words);
      await other.getByRole("button", { name: "Read in" }).click();
    };
    await readIn("seven words of somebody else");
    await other.getByText("This file does not open").waitFor();
    await readIn(passphrase);
    await other.getByText("is on this device now").waitFor();
    await other.getByRole("link", { name: /^Office 12/ }).click();
    await other.getByRole("link", { name: "End and bring in" }).click();
    await other.getByRole("button", { name: "Bring in now" }).click();
    await other.getByText("All 9 acts are in the register.").waitFor({ timeout: 60_000 });
    expect(await recordCount()).toBe(count);
  },
  240_000,
);

toolTest(
  "the report's codes hold what checks it: its digest, and a fingerprint that verify takes",
  ["chromium", "zbarimg"],
  async () => {
    await team.open(`${at}/report`);
    const anchor = (await team.page.locator(".field-anchor").textContent()) ?? "";
    const [download] = await Promise.all([
      team.page.waitForEvent("download"),
      team.button("Save as a file").click(),
    ]);
    const digest = createHash("sha256")
      .update(readFileSync(await download.path()))
      .digest("hex");
    const picture = team.served.visitor.path("report.png");
    writeFileSync(picture, await team.page.locator(".field-codes").screenshot({ scale: "css" }));
    const { stdout } = spawnSync("zbarimg", ["--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", picture], {
      encoding: "utf8",
    });
    expect(stdout).toContain(`report sha256 ${digest}`);
    expect(stdout).toContain(at.split("/").at(-1));
    expect(stdout.split("\n")).toContain(anchor);

    const { view } = await team.ask<{ view: TimelineView }>(`/cases/${caseRef}/views/timeline`);
    const ref = view.records.find(({ kind }) => kind === "field-report-recorded")?.recordRef ?? "";
    const { record } = await team.ask<{ record: ShownAnswer }>(`/records/${ref}`);
    expect(record.stated["reportDigest"]).toBe(digest);

    const judged = (text: string) =>
      team.served.visitor.scelle(["verify", "register", "--anchor", text]).code;
    expect(judged(anchor)).toBe(0);
    const altered = anchor.replace(/.$/, (last) => (last === "0" ? "1" : "0"));
    expect(judged(altered)).toBe(1);
  },
);
