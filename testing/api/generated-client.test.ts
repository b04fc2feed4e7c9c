// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { CaseLine, CheckAnswer, FrontView, IncidentsView, Session } from "@scelle/core/api";
import { Validator } from "@seriousme/openapi-schema-validator";
import openapiTS, { astToString } from "openapi-typescript";
import { afterAll, beforeAll, expect, test } from "vitest";
import { AppServer } from "../e2e/app-server.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const clientSource = join(root, "testing/api/client/replay.ts");
let loaded: AppServer;
let blank: AppServer;
let folder: string;
let description: Record<string, unknown>;
let cookies: readonly string[] = [];

beforeAll(async () => {
  [loaded, blank] = await Promise.all([AppServer.start(), AppServer.start("--blank")]);
  folder = mkdtempSync(join(tmpdir(), "scelle-client-"));
  const response = await fetch(new URL("/api/v1/openapi.json", loaded.url));
  description = (await response.json()) as Record<string, unknown>;
}, 60_000);
afterAll(async () => {
  await Promise.all([loaded.stop(), blank.stop()]);
  rmSync(folder, { recursive: true, force: true });
});

test("the description is OpenAPI 3.1 and names every path that answers", async () => {
  const { valid, errors } = await new Validator().validate(description);
  expect(errors).toBeUndefined();
  expect(valid).toBe(true);
  expect(description["openapi"]).toMatch(/^3\.1\./);
  for (const path of Object.keys(description["paths"] as object)) {
    const response = await fetch(new URL(path.replace(/\{\w+\}/g, "x"), loaded.url));
    expect([200, 400, 401, 404, 405], path).toContain(response.status);
  }
});

test("a client generated from it compiles, and replays the inquiry through the API alone", async () => {
  writeFileSync(join(folder, "schema.ts"), astToString(await openapiTS(description as never)));
  copyFileSync(clientSource, join(folder, "replay.ts"));
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  const compilerOptions = {
    ...{ target: "es2023", module: "nodenext", moduleResolution: "nodenext", strict: true },
    ...{
      rootDir: ".",
      outDir: "out",
      types: ["node"],
      lib: ["es2023", "dom"],
      skipLibCheck: true,
      noUncheckedIndexedAccess: true,
    },
  };
  const files = ["replay.ts"];
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files }));
  const imports = { "#api": "./schema.ts" };
  writeFileSync(join(folder, "package.json"), JSON.stringify({ type: "module", imports }));
  expect(compiled()).toBe("");
  const urls = [loaded.takeSignInUrl(), blank.takeSignInUrl()];
  const words = [join(folder, "out/replay.js"), ...urls];
  const run = spawnSync(process.execPath, words, { encoding: "utf8", cwd: folder });
  expect(run.stderr).toBe("");
  const told = JSON.parse(run.stdout) as {
    records: number;
    objects: number;
    authors: number;
    cookies: string[];
  };
  ({ cookies } = told);
  expect(told.records).toBeGreaterThan(250);
  expect(told.objects).toBeGreaterThan(10);
  expect(told.authors).toBeGreaterThan(3);
}, 120_000);

test("the register that was filled through the API alone shows the same inquiry, and verifies", async () => {
  const [one, other] = [await shownBy(loaded, cookies[0] ?? ""), await shownBy(blank, cookies[1] ?? "")];
  expect(other).toEqual(one);
}, 60_000);

function compiled(): string {
  const compiler = createRequire(import.meta.url).resolve("typescript/package.json");
  const tsc = join(dirname(compiler), "bin/tsc");
  const { stdout } = spawnSync(process.execPath, [tsc, "-p", folder], { encoding: "utf8" });
  return stdout;
}

/** What does not depend on references, entries and hours of recording. */
async function shownBy(server: AppServer, cookie: string) {
  const ask = async <T>(path: string): Promise<T> => {
    const headers = { cookie, "scelle-reason": "comparison" };
    return (await (await fetch(new URL(`/api/v1${path}`, server.url), { headers })).json()) as T;
  };
  const { roles = [] } = await ask<Session>("/session");
  const body = JSON.stringify({ personRef: roles.find(({ part }) => part === "lead")?.personRef });
  const headers = { cookie, "content-type": "application/json" };
  await fetch(new URL("/api/v1/session/role", server.url), { method: "POST", headers, body });
  const { cases } = await ask<{ cases: CaseLine[] }>("/cases");
  const open = cases.find(({ isClosed }) => !isClosed);
  const view = async <T>(name: string) =>
    (await ask<{ view: T }>(`/cases/${open?.caseRef ?? ""}/views/${name}`)).view;
  const front = await view<FrontView>("front");
  const { counts } = await view<IncidentsView>("incidents");
  const check = await ask<CheckAnswer>("/check");
  return {
    cases: cases.map(({ number, title, isClosed }) => ({ number, title, isClosed })),
    statements: front.statements.map(({ sentence, mark }) => ({ sentence, mark })),
    exhibits: front.exhibits.map(({ number, seal, imageCount, gapMs }) => ({
      number,
      seal,
      imageCount,
      gapMs,
    })),
    order: front.night?.order.map(({ order }) => order),
    counts: counts.map(({ amount, territory, interval }) => ({ amount, territory, interval })),
    integrity: check.integrity.verdict,
  };
}
