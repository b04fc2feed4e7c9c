// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, type CDPSession, chromium, type Locator, type Page } from "playwright-core";
import { ServedRegister } from "../passkeys/served-register.ts";
import { findProgram } from "../tool-test.ts";

const size = { width: 820, height: 1_180 };
const moment = { earliest: "2026-03-02T09:00:00.000Z", latest: "2026-03-02T09:00:00.000Z" };

/** Where the tablet says that it is. */
export const devicePosition = { latitude: 48.5, longitude: 2.25, accuracy: 12 };

/** A tablet of a search team: a browser with a profile on a disk, beside a register that may be gone. */
export class FieldTeam {
  readonly served = new ServedRegister();
  readonly #profile: string;
  readonly #others: (() => Promise<void>)[] = [];
  readonly #context: BrowserContext;
  readonly #port: number;
  /** The open tab. */
  page: Page;
  /** What a person did since it was last counted: presses, choices, texts typed, scans, pictures. */
  actions: string[] = [];

  private constructor(profile: string, context: BrowserContext, port: number, page: Page) {
    this.#profile = profile;
    this.#context = context;
    this.#port = port;
    this.page = page;
  }

  static async begin(): Promise<FieldTeam> {
    const profile = mkdtempSync(join(tmpdir(), "scelle-tablet-"));
    const context = await chromium.launchPersistentContext(profile, {
      executablePath: findProgram("chromium") ?? "chromium",
      args: ["--no-sandbox", "--disable-gpu", "--no-first-run"],
      ...{ viewport: size, locale: "en-GB", timezoneId: "Europe/Paris", acceptDownloads: true },
    });
    context.setDefaultTimeout(30_000);
    await context.grantPermissions(["geolocation"]);
    await context.setGeolocation(devicePosition);
    const page = context.pages()[0] ?? (await context.newPage());
    const team = new FieldTeam(profile, context, await freePort(), page);
    await team.serve();
    await page.goto(team.served.said.signInUrl);
    await page.locator(".person").first().waitFor({ state: "attached" });
    return team;
  }

  /** The register comes, under the same address each time. */
  async serve(): Promise<void> {
    await this.served.serve("--port", String(this.#port));
  }

  address(path: string): string {
    return new URL(path, `http://127.0.0.1:${this.#port}`).href;
  }

  async open(path: string): Promise<void> {
    await this.page.goto(this.address(path));
    await this.page.getByRole("heading", { level: 1 }).waitFor();
  }

  /** The tab is gone, with all that it had in its memory; another one opens at an address. */
  async killTab(path: string): Promise<void> {
    const dying = this.page;
    const devtools = await this.#context.newCDPSession(dying);
    const gone = new Promise((resolve) => dying.once("crash", resolve));
    // A process that dies answers no more.
    void devtools.send("Page.crash").catch(() => undefined);
    await gone;
    this.page = await this.#context.newPage();
    await dying.close();
    await this.open(path);
  }

  /** Signs in anew where the register was started again. */
  async signInAgain(path: string): Promise<void> {
    this.page = await this.#context.newPage();
    await this.page.goto(this.served.said.signInUrl);
    await this.page.locator(".person").first().waitFor({ state: "attached" });
    await this.open(path);
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole("button", { name });
  }

  label(name: string | RegExp): Locator {
    return this.page.getByLabel(name, { exact: true });
  }

  /** Prepares a search while the register answers, and waits until the device can do without. */
  async prepare(caseRef: string, place: string, searched: string): Promise<string> {
    await this.page.goto(this.address(`/cases/${caseRef}/field`));
    await this.label(/^Ground/).selectOption("custody");
    await this.button("Look into the case").click();
    await this.label("Place").fill(place);
    await this.label("Person searched").selectOption({ label: "Somebody whom the register does not know" });
    await this.label("Name or designation").fill(searched);
    await this.page.getByText("The app opens on this device without a network.").waitFor();
    await this.button("Prepare on this device").click();
    await this.button("Begin the search").waitFor();
    return new URL(this.page.url()).pathname;
  }

  /** Sends an act as a colleague at a desk would. */
  async record(kind: string, version: number, stated: object): Promise<string> {
    const draft = { draftId: randomUUID(), kind, version, stated };
    const answer = await this.page.evaluate(async (body) => {
      const headers = { "content-type": "application/json" };
      const reply = await fetch("/api/v1/drafts", { method: "POST", headers, body });
      return reply.status === 201 ? "" : await reply.text();
    }, JSON.stringify(draft));
    if (answer !== "") throw new Error(`${kind}: ${answer}`);
    return draft.draftId;
  }

  async seize(caseRef: string, number: string): Promise<string> {
    const seizedAt = { ...moment, zone: "UTC", basis: "stated" };
    const told = { category: "document", description: "A notebook", place: "Desk" };
    return await this.record("exhibit-seized", 1, { caseRef, number, ...told, seizedAt });
  }

  async ask<T>(path: string): Promise<T> {
    const text = await this.page.evaluate(async (url) => {
      const headers = { "scelle-ground": "control" };
      return await (await fetch(url, { headers })).text();
    }, `/api/v1${path}`);
    return JSON.parse(text) as T;
  }

  async press(what: Locator): Promise<void> {
    await what.click();
    this.actions.push("press");
  }

  async choose(what: Locator, value: string): Promise<void> {
    await what.selectOption(value);
    this.actions.push("choose");
  }

  async type(what: Locator, text: string): Promise<void> {
    await what.fill(text);
    this.actions.push("type");
  }

  async photograph(what: Locator, name: string, bytes: Buffer): Promise<void> {
    await what.setInputFiles({ name, mimeType: "image/jpeg", buffer: bytes });
    this.actions.push("photograph");
  }

  /** A scanner that types: the keys of a label and Enter, without waiting for the page. */
  async scan(text: string): Promise<void> {
    const scanner: CDPSession = await this.#context.newCDPSession(this.page);
    const keys = [...text].map((sign) => ({ key: sign, text: sign }));
    const sent = [...keys, { key: "Enter", text: "\r" }].flatMap((key) => [
      scanner.send("Input.dispatchKeyEvent", { type: "keyDown", ...key }),
      scanner.send("Input.dispatchKeyEvent", { type: "keyUp", key: key.key }),
    ]);
    await Promise.all(sent);
    this.actions.push("scan");
  }

  /** Goes on by Tab until a control with this name has the cursor. */
  async tabTo(name: RegExp): Promise<void> {
    for (let tries = 0; tries < 80; tries += 1) {
      await this.page.keyboard.press("Tab");
      const found = await this.page.evaluate(() => {
        const at = document.activeElement;
        const labels = at instanceof HTMLInputElement ? [...(at.labels ?? [])] : [];
        return [
          at?.getAttribute("aria-label"),
          ...labels.map((one) => one.textContent),
          at?.textContent,
        ].join("|");
      });
      if (name.test(found)) return;
    }
    throw new Error(`no control ${String(name)} is reached by Tab`);
  }

  /** Bytes of everything that the browser has on the disk for pages: its databases and its caches. */
  filesOnDisk(folder: "IndexedDB" | "Service Worker"): Buffer {
    const top = join(this.#profile, "Default", folder);
    const names = readdirSync(top, { recursive: true }).map(String);
    const files = names.map((name) => join(top, name)).filter((path) => statSync(path).isFile());
    return Buffer.concat(files.map((path) => readFileSync(path)));
  }

  /** Another profile, signed in by the same session. */
  async otherTablet(): Promise<Page> {
    const browser = await chromium.launch({
      executablePath: findProgram("chromium") ?? "chromium",
      args: ["--no-sandbox", "--disable-gpu", "--no-first-run"],
    });
    const context = await browser.newContext({ viewport: size, locale: "en-GB", timezoneId: "Europe/Paris" });
    context.setDefaultTimeout(60_000);
    await context.addCookies(await this.#context.cookies());
    this.#others.push(() => browser.close());
    return await context.newPage();
  }

  async leave(): Promise<void> {
    for (const close of this.#others) await close();
    await this.#context.close();
    await this.served.leave();
    rmSync(this.#profile, { recursive: true, force: true });
  }
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
