// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium } from "playwright-core";
import { afterAll, beforeAll, expect } from "vitest";
import { ServedRegister } from "../passkeys/served-register.ts";
import { findProgram, rootTest, toolTest } from "../tool-test.ts";
import { comesAndIsSentAway, invitesExaminer, signsNotice } from "./passkey-people.ts";
import { isConfirmedBySecond, type People } from "./second-person.ts";

const flags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"];
let served: ServedRegister;

beforeAll(() => {
  served = new ServedRegister();
}, 30_000);
afterAll(async () => {
  await served.leave();
});

rootTest(
  "a person comes in by a passkey from another machine, over TLS under a name that its browser trusts by the printed step",
  ["chromium", "ip", "certutil", "openssl"],
  async () => {
    const name = "register.test";
    const machine = new OtherMachine("10.213.7");
    try {
      await served.serve("--tls", "--host", name);
      const { authority } = served.said;
      expect(authority?.authorityFingerprint).toMatch(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/);
      const stranger = await machine.browser(name);
      const page = await stranger.newPage();
      await expect(page.goto(served.said.url)).rejects.toThrow(/ERR_CERT_AUTHORITY_INVALID/);
      await stranger.close();
      machine.trusts(authority?.authorityFile ?? "");
      const browser = await machine.browser(name);
      await visitAll(browser, browser);
      await browser.close();
    } finally {
      machine.leave();
      await served.stop();
    }
  },
  120_000,
);

toolTest(
  "in Chromium a person makes a passkey by a link, comes in and is sent away; another’s waits for a second person",
  ["chromium"],
  async () => {
    await served.serve();
    const browser = await chromium.launch({ executablePath: findProgram("chromium") ?? "", args: flags });
    try {
      const people = await visitAll(browser, browser);
      await isConfirmedBySecond(people, await browser.newContext({ locale: "fr-FR" }));
    } finally {
      await browser.close();
      await served.stop();
    }
  },
  120_000,
);

/** Everybody in a browser context of their own. */
async function visitAll(forAdministrator: Browser, forExaminer: Browser): Promise<People> {
  const signInUrl = served.said.signInUrl.replace("127.0.0.1", "localhost");
  const options = { locale: "en-GB" };
  const [administrator, link] = await invitesExaminer(await forAdministrator.newContext(options), signInUrl);
  const examiner = await forExaminer.newContext(options);
  await comesAndIsSentAway(served, administrator, examiner, link);
  await signsNotice(examiner);
  return { administrator, examiner };
}

/** A machine with a network, a home and a browser of its own, joined to this one by a cable. */
class OtherMachine {
  readonly #name = `scelle-${process.pid}`;
  readonly #home = mkdtempSync(join(tmpdir(), "scelle-other-"));
  readonly #here: string;

  /** @param net the first three numbers of the two addresses */
  constructor(net: string) {
    this.#here = `${net}.1`;
    const cable = `scv${process.pid}`.slice(0, 12);
    const ip = (...words: readonly string[]) => execFileSync("ip", [...words]);
    ip("netns", "add", this.#name);
    ip("link", "add", `${cable}a`, "type", "veth", "peer", "name", `${cable}b`, "netns", this.#name);
    ip("addr", "add", `${net}.1/24`, "dev", `${cable}a`);
    ip("link", "set", `${cable}a`, "up");
    this.#inside("ip", "addr", "add", `${net}.2/24`, "dev", `${cable}b`);
    this.#inside("ip", "link", "set", `${cable}b`, "up");
    this.#inside("ip", "link", "set", "lo", "up");
    const start = `#!/bin/sh\nHOME='${this.#home}' exec ip netns exec ${this.#name} chromium "$@"\n`;
    writeFileSync(join(this.#home, "browser"), start, { mode: 0o755 });
  }

  /** Takes an authority into what the browser of that machine trusts. */
  trusts(authorityFile: string): void {
    const store = join(this.#home, ".pki", "nssdb");
    execFileSync("mkdir", ["-p", store]);
    execFileSync("certutil", ["-d", `sql:${store}`, "-N", "--empty-password"]);
    execFileSync("certutil", ["-d", `sql:${store}`, "-A", "-t", "C,,", "-n", "scelle", "-i", authorityFile]);
  }

  async browser(hostName: string): Promise<Browser> {
    const resolver = `--host-resolver-rules=MAP ${hostName} ${this.#here}`;
    return await chromium.launch({ executablePath: join(this.#home, "browser"), args: [...flags, resolver] });
  }

  leave(): void {
    execFileSync("ip", ["netns", "del", this.#name]);
    rmSync(this.#home, { recursive: true, force: true });
  }

  #inside(...words: readonly string[]): void {
    execFileSync("ip", ["netns", "exec", this.#name, ...words]);
  }
}
