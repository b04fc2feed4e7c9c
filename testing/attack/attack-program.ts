// SPDX-License-Identifier: Apache-2.0
// `npm run attack`: sqlmap and wapiti against a served exercise on this machine. Ends with 0 if they find
// nothing.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { get } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CaseLine, ExhibitsView } from "@scelle/core/api";
import { AppServer } from "../e2e/app-server.ts";
import { givenOptions } from "../program-options.ts";
import { findProgram } from "../tool-test.ts";

interface Target {
  readonly what: string;
  /** `*` marks where sqlmap is to inject. */
  readonly path: string;
  readonly body?: string;
  readonly reason?: string;
}

/** What one tool said about one target. */
interface Verdict {
  readonly tool: string;
  readonly what: string;
  readonly requests: string;
  readonly findings: readonly string[];
}

/** What wapiti says of every server without TLS that follows the advice of today: no findings. */
const remarks: ReadonlySet<string> = new Set([
  // Browsers ignore it where there is no TLS; testing/cli/tls.test.ts shows it where there is.
  "Strict-Transport-Security is not set",
  // It is set to 0, since the filters that it switched on were holes themselves.
  "X-XSS-Protection is not set",
]);

const { values } = givenOptions({
  name: "attack --",
  summary: "sqlmap and wapiti at a served exercise.",
  options: {
    level: { value: "2", help: "of sqlmap" },
  },
});
const missing = ["sqlmap", "wapiti"].filter((program) => findProgram(program) === undefined);
if (missing.length > 0) {
  process.stderr.write(
    `Install ${missing.join(" and ")} (Debian packages of that name), and run this again.\n`,
  );
  process.exitCode = 69;
} else process.exitCode = await attack();

async function attack(): Promise<number> {
  const server = await AppServer.start();
  const work = mkdtempSync(join(tmpdir(), "scelle-attack-"));
  try {
    const { cookie, targets } = await signedIn(server);
    const verdicts: Verdict[] = [];
    for (const target of targets) verdicts.push(tell(bySqlmap(server, cookie, work, target)));
    verdicts.push(tell(byWapiti(server, cookie, work, targets)));
    const isAlive = await isAnswering(server);
    const count = verdicts.reduce((sum, { findings }) => sum + findings.length, 0);
    process.stdout.write(
      `\n${count} findings; the server ${isAlive ? "answers" : "does not answer any more"}.\n`,
    );
    return count === 0 && isAlive ? 0 : 1;
  } finally {
    await server.stop();
    rmSync(work, { recursive: true, force: true });
  }
}

/** Over a connection of its own: those of before were closed while the tools ran. */
function isAnswering(server: AppServer): Promise<boolean> {
  return new Promise((resolve) => {
    get(new URL("/api/v1/health", server.url), { agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    }).on("error", () => resolve(false));
  });
}

async function signedIn(server: AppServer): Promise<{ cookie: string; targets: readonly Target[] }> {
  const token = server.takeSignInUrl().split("=")[1];
  const api = (path: string) => new URL(`/api/v1${path}`, server.url);
  const json = { "content-type": "application/json" };
  const response = await fetch(api("/sign-in"), {
    method: "POST",
    headers: json,
    body: JSON.stringify({ token }),
  });
  const cookie = response.headers.get("set-cookie")?.split(";")[0] ?? "";
  const get = async <T>(path: string) =>
    (await (await fetch(api(path), { headers: { cookie, "scelle-reason": "attack" } })).json()) as T;
  const { cases } = await get<{ cases: CaseLine[] }>("/cases");
  const caseRef = cases.find(({ isClosed }) => !isClosed)?.caseRef ?? "";
  const { view } = await get<{ view: ExhibitsView }>(`/cases/${caseRef}/views/exhibits`);
  const exhibit = view.exhibits[0]?.exhibitRef ?? "";
  const stated = { caseRef, channel: "complaint", summary: "A letter*" };
  const draft = {
    draftId: "6c84fb90-12c4-41e1-840d-725f3a5c1e31",
    kind: "referral-received",
    version: 1,
    stated,
  };
  return {
    cookie,
    targets: [
      { what: "search", path: "/search?text=telephone" },
      { what: "search in a case", path: `/search?text=telephone&caseRef=${caseRef}` },
      { what: "names", path: "/resolve?text=2031&target=person" },
      { what: "a view of one thing", path: `/cases/${caseRef}/views/exhibit?of=${exhibit}` },
      { what: "a case in the address", path: `/cases/${caseRef}*/views/overview` },
      { what: "a page of the timeline", path: `/cases/${caseRef}/views/timeline?before=10` },
      { what: "a record in the address", path: `/records/${exhibit}*` },
      { what: "the proof of a record", path: `/records/${exhibit}/evidence?since=1` },
      { what: "the reason of a look", path: "/cases", reason: "attack*" },
      { what: "a draft", path: "/drafts/consider", body: JSON.stringify(draft) },
    ],
  };
}

function bySqlmap(server: AppServer, cookie: string, work: string, target: Target): Verdict {
  const { what, path, body, reason = "attack" } = target;
  const done = spawnSync(
    "sqlmap",
    [
      ...["-u", new URL(`/api/v1${path}`, server.url).href, "--cookie", cookie, "--batch", "--flush-session"],
      ...[
        "--headers",
        `scelle-reason: ${reason}`,
        "--level",
        values.level,
        "--risk",
        "1",
        "--output-dir",
        work,
      ],
      ...["--ignore-code", "*", "--disable-coloring", "--retries", "2", "-v", "1"],
      ...(body === undefined
        ? []
        : ["--method", "POST", "--data", body, "-H", "Content-Type: application/json"]),
    ],
    { encoding: "utf8", maxBuffer: 64 * 1024 * 1024, timeout: 30 * 60_000 },
  );
  const findings = [...done.stdout.matchAll(/identified the following injection point|is vulnerable/g)];
  const isTested = /do not appear to be injectable|identified the following injection/.test(done.stdout);
  return {
    tool: "sqlmap",
    what,
    requests: isTested ? "tested" : "not tested",
    findings: isTested ? findings.map(([found]) => found) : [`not tested: ${lastLine(done.stdout)}`],
  };
}

function byWapiti(server: AppServer, cookie: string, work: string, targets: readonly Target[]): Verdict {
  const output = join(work, "wapiti.json");
  const starts = targets.flatMap(({ path, body }) =>
    body === undefined ? ["-s", new URL(`/api/v1${path.replace("*", "")}`, server.url).href] : [],
  );
  const done = spawnSync(
    "wapiti",
    [
      ...["-u", server.url, ...starts, "--scope", "domain", "-f", "json", "-o", output, "--flush-session"],
      ...["-H", `Cookie: ${cookie}`, "-H", "scelle-reason: attack", "--no-bugreport"],
      ...["--max-scan-time", "10", "-v", "1"],
    ],
    {
      encoding: "utf8",
      maxBuffer: 64 * 1024 * 1024,
      timeout: 30 * 60_000,
      env: { ...process.env, HOME: work },
    },
  );
  if (!existsSync(output)) {
    // Without a report nobody can say that nothing was found.
    const findings = [`no report: ${lastLine(done.stderr || done.stdout)}`];
    return { tool: "wapiti", what: "everything", requests: "not tested", findings };
  }
  const { vulnerabilities, anomalies, infos } = JSON.parse(readFileSync(output, "utf8")) as WapitiReport;
  const findings = Object.entries({ ...vulnerabilities, ...anomalies }).flatMap(([kind, list]) =>
    list
      .filter(({ info }) => !remarks.has(info))
      .map(({ method, path, info }) => `${kind}: ${method} ${path} ${info}`),
  );
  return { tool: "wapiti", what: `everything, by ${infos.version}`, requests: "tested", findings };
}

interface WapitiReport {
  readonly vulnerabilities: Readonly<Record<string, readonly WapitiFinding[]>>;
  readonly anomalies: Readonly<Record<string, readonly WapitiFinding[]>>;
  readonly infos: { readonly version: string };
}

interface WapitiFinding {
  readonly method: string;
  readonly path: string;
  readonly info: string;
}

function tell(verdict: Verdict): Verdict {
  const { tool, what, requests, findings } = verdict;
  process.stdout.write(
    `${tool}, ${what} (${requests}): ${findings.length === 0 ? "nothing" : findings.join("; ")}\n`,
  );
  return verdict;
}

function lastLine(text: string): string {
  return text.trimEnd().split("\n").at(-1) ?? "";
}
