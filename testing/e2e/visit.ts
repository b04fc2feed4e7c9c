// SPDX-License-Identifier: Apache-2.0
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { findProgram } from "../tool-test.ts";
import { AppServer } from "./app-server.ts";

const chromiumFlags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--force-prefers-reduced-motion",
];

/** A newcomer in Chromium who opened the link: the real server, the real app, the exercise. */
export class Visit {
  readonly server: AppServer;
  readonly page: Page;
  /** Faults and refused requests that the browser told of. */
  readonly complaints: readonly string[];
  readonly #browser: Browser;
  readonly #context: BrowserContext;

  private constructor(
    server: AppServer,
    browser: Browser,
    context: BrowserContext,
    page: Page,
    complaints: readonly string[],
  ) {
    this.server = server;
    this.#browser = browser;
    this.#context = context;
    this.page = page;
    this.complaints = complaints;
  }

  static async begin(locale: "en-GB" | "fr-FR" = "en-GB"): Promise<Visit> {
    const visit = await Visit.#open(locale);
    await visit.page.locator(".front-clause").first().waitFor();
    return visit;
  }

  /** The same in an exercise in which nothing is recorded yet. */
  static async beginBlank(): Promise<Visit> {
    const visit = await Visit.#open("en-GB", "--blank");
    await visit.page.getByRole("heading", { level: 1 }).waitFor();
    return visit;
  }

  static async #open(locale: string, ...options: readonly string[]): Promise<Visit> {
    const server = await AppServer.start(...options);
    const executablePath = findProgram("chromium") ?? "chromium";
    const browser = await chromium.launch({ executablePath, args: chromiumFlags });
    const context = await browser.newContext({ locale, timezoneId: "Europe/Paris", acceptDownloads: true });
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    const complaints: string[] = [];
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("console", (message) => {
      if (message.type() === "error") complaints.push(message.text());
    });
    await page.goto(server.takeSignInUrl());
    return new Visit(server, browser, context, page, complaints);
  }

  /** Opens an address of the app, and waits until it shows its title. */
  async open(path: string): Promise<void> {
    await this.page.goto(new URL(path, this.server.url).href);
    await this.page.getByRole("heading", { level: 1 }).waitFor();
  }

  /** Answers of the API, asked with the cookie of this visit. */
  async ask<T>(path: string): Promise<T> {
    const url = new URL(`/api/v1${path}`, this.server.url).href;
    const response = await this.#context.request.get(url, { headers: { "scelle-reason": "test" } });
    return (await response.json()) as T;
  }

  /** A page beside the app’s, in the same browser. */
  async another(): Promise<Page> {
    return await this.#context.newPage();
  }

  /** Sends a body, as the app would. */
  async send<T>(path: string, body: object): Promise<T> {
    const url = new URL(`/api/v1${path}`, this.server.url).href;
    const response = await this.#context.request.post(url, { data: body });
    if (!response.ok()) throw new Error(await response.text());
    return (await response.json()) as T;
  }

  async end(): Promise<void> {
    await this.#browser.close();
    await this.server.stop();
  }
}
