// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { request } from "node:http";
import { connect } from "node:net";
import { join } from "node:path";
import { ingestsMax, registerPaths } from "@scelle/core";
import { apiPrefix, type CheckAnswer, type Session, type TamperAnswer } from "@scelle/core/api";
import { signDraft } from "@scelle/register";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type OpenExercise, openExercise } from "../exercise/exercise-world.ts";
import { openServer, type WebServer } from "./open-server.ts";
import { Browser, codeOf } from "./spec/browser.ts";
import type { Answered } from "./world.ts";

let exercise: OpenExercise;
let server: WebServer;
let browser: Browser;
const noCase = "00000000-0000-4000-8000-000000000000";
const answered: Answered[] = [];
let nowMs = Date.now();

beforeAll(async () => {
  exercise = await openExercise(process.env);
  const world = { ...exercise.world, onAnswered: (one: Answered) => answered.push(one), now: () => nowMs };
  server = await openServer(world, { port: 0 });
  browser = new Browser(server);
  await browser.signIn();
}, 60_000);
afterAll(async () => {
  await server.close();
  await exercise.world.register.close();
  await exercise.remove();
});

describe("signing in", () => {
  test("the link works once", async () => {
    const second = new Browser(server);
    const reply = await second.signIn();
    expect({ status: reply.status, code: codeOf(reply) }).toEqual({ status: 401, code: "session.bad-token" });
    expect(codeOf(await second.get("/session"))).toBe("session.none");
  });

  test("the cookie is out of reach of scripts and of other pages", async () => {
    const other = await openServer(exercise.world, { port: 0 });
    try {
      const reply = await new Browser(other).signIn();
      const cookie = reply.headers.get("set-cookie") ?? "";
      expect(cookie).toMatch(/^scelle-\d+=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Strict$/);
    } finally {
      await other.close();
    }
  });

  test("who guesses is slowed down", async () => {
    const other = await openServer(exercise.world, { port: 0 });
    try {
      const guesser = new Browser(other);
      const codes: string[] = [];
      for (let i = 0; i < 12; i += 1) codes.push(codeOf(await guesser.post("/sign-in", { token: `g${i}` })));
      expect(codes.slice(0, 10)).toEqual(Array(10).fill("session.bad-token"));
      expect(codes.slice(10)).toEqual(Array(2).fill("session.too-many-attempts"));
    } finally {
      await other.close();
    }
  });

  test("a session that nobody uses ends, and so does one that is signed out", async () => {
    const other = await openServer({ ...exercise.world, now: () => nowMs }, { port: 0 });
    try {
      const idle = new Browser(other);
      await idle.signIn();
      expect((await idle.get("/session")).status).toBe(200);
      nowMs += 4 * 3_600_000 + 1;
      expect(codeOf(await idle.get("/session"))).toBe("session.none");
      nowMs = Date.now();
      expect((await browser.get("/session")).status).toBe(200);
    } finally {
      nowMs = Date.now();
      await other.close();
    }
  });

  test("no provider of identities is offered or asked where none is named", async () => {
    const stranger = new Browser(server);
    expect((await stranger.get("/sign-in/ways")).body).toEqual({});
    expect(codeOf(await stranger.post("/sign-in/provider/request", undefined))).toBe("session.no-provider");
    const answer = await stranger.post("/sign-in/provider", { answer: "?code=a&state=b" });
    expect(codeOf(answer)).toBe("session.no-provider");
  });

  test("a role is one of the exercise’s, and counts from the next request on", async () => {
    const lead = (await browser.get("/session")).body as Session;
    const squad = await browser.becomes("squad-member");
    expect(squad.personRef).not.toBe(lead.personRef);
    expect((await browser.get("/cases")).body).toEqual({ cases: [], granted: [] });
    const stranger = await browser.post("/session/role", { personRef: randomUUID() });
    expect(codeOf(stranger)).toBe("session.no-such-role");
    await browser.becomes("lead");
    expect((await browser.get("/cases")).body).toMatchObject({ cases: [{}, {}] });
  });
});

describe("what is refused before it is read", () => {
  test.each([
    ["another name of this machine", "request.wrong-host", { host: "scelle.example" }],
    ["a change that another page sends", "request.foreign-origin", { origin: "http://scelle.example" }],
    ["a change from a page without an origin", "request.foreign-origin", { origin: "null" }],
  ])("%s", async (_what, code, headers) => {
    const { status, body } = await plainRequest("POST", "/sign-in", headers);
    expect({ status, code: (JSON.parse(body) as { type: string }).type }).toEqual({
      status: code === "request.wrong-host" ? 421 : 403,
      code,
    });
  });

  test.each([
    ["/nowhere", "request.unknown-path", {}],
    ["/cases", "look.no-reason", { "scelle-reason": "" }],
    ["/cases", "look.no-reason", { "scelle-reason": "", "scelle-ground": "other" }],
    ["/cases", "request.invalid", { "scelle-reason": "%E0%A4" }],
    ["/cases", "request.invalid", { "scelle-ground": "curiosity" }],
    ["/cases", "request.invalid", { "scelle-log-purpose": "performance" }],
    ["/cases?kind=x", "request.invalid", {}],
    ["/cases/nobody/views/overview", "request.invalid", {}],
    [`/cases/${noCase}/views/timeline?before=-1`, "request.invalid", {}],
    [`/cases/${noCase}/views/timeline?before=1&before=2`, "request.invalid", {}],
    ["/cases/%00/views/overview", "request.invalid", {}],
  ])("%s: %s", async (path, code, headers) => {
    expect(codeOf(await browser.get(path, headers))).toBe(code);
  });

  test("a body that is no JSON, too large, or of another form", async () => {
    const bytes = (text: string) => new TextEncoder().encode(text);
    const json = { "content-type": "application/json" };
    const send = async (headers: Record<string, string>, body: Uint8Array<ArrayBuffer>) =>
      codeOf(await browser.ask("POST", "/drafts/consider", headers, body));
    expect(await send(json, bytes("{"))).toBe("request.malformed");
    expect(await send(json, bytes('{"__proto__":{}}'))).toBe("request.malformed");
    expect(await send({ "content-type": "text/plain" }, bytes("{}"))).toBe("request.media-type");
    expect(await send(json, new Uint8Array(2 ** 21).fill(0x20))).toBe("request.too-large");
    expect(await send(json, bytes('{"draftId":1}'))).toBe("request.invalid");
  });

  test("a request line that is none", async () => {
    const answer = await rawBytes("NONSENSE\r\n\r\n");
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer).toContain('"request.malformed"');
  });
});

test.each([
  ["/assets/nothing.js", 404, "request.unknown-path"],
  ["/assets/..%2Findex.html", 404, "request.unknown-path"],
  ["/assets/%2e%2e/%2e%2e/package.json", 404, "request.unknown-path"],
  ["/%E0%A4%A", 400, "request.malformed"],
])("%s is no file of the app", async (path, status, code) => {
  const answer = await rawBytes(
    `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\nConnection: close\r\n\r\n`,
  );
  expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
  expect(answer).toContain(`"${code}"`);
});

test("no answer keeps what it says in a cache, and pages load nothing from elsewhere", async () => {
  const { headers } = await browser.get("/session");
  expect(headers.get("cache-control")).toBe("no-store");
  const page = await browser.raw("GET", "/cases");
  const policy = page.headers.get("content-security-policy") ?? "";
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toMatch(/unsafe|http:|\*/);
  expect(page.headers.get("x-content-type-options")).toBe("nosniff");
});

test("what the operator reads of a request is its place in the table, and nothing that it brought", async () => {
  const { caseRef } = exercise.exercise;
  answered.length = 0;
  await browser.get(`/cases/${caseRef}/views/overview`);
  await browser.get("/search?text=telephone");
  await expect.poll(() => answered.length).toBe(2);
  const text = JSON.stringify(answered);
  expect(text).not.toContain(caseRef);
  expect(text).not.toContain("telephone");
  expect(answered[0]).toMatchObject({ path: `${apiPrefix}/cases/:caseRef/views/overview`, status: 200 });
});

describe("the register checked by its server", () => {
  test("holds, and says what it does not prove", async () => {
    const { body } = await browser.get("/check");
    const { integrity, checks, notProved, witnesses } = body as CheckAnswer;
    expect(witnesses.map(({ en }) => en).join()).toMatch(/^Nobody outside cosigns /);
    expect(integrity.verdict).toBe("holds");
    expect(checks.every(({ outcome }) => outcome !== "fault")).toBe(true);
    expect(notProved.length).toBeGreaterThan(0);
  });

  test("one bit turned in a copy is found by its check, and the register itself stays as it was", async () => {
    const { folder, imageObjectRoot } = exercise.exercise;
    const path = join(folder, registerPaths.object(imageObjectRoot));
    const before = readFileSync(path);
    const reply = await browser.post("/exercise/tamper", undefined);
    const answer = reply.body as TamperAnswer;
    expect(answer).toMatchObject({ check: "object.content", integrity: "fails" });
    expect(answer.file).toBe(registerPaths.object(imageObjectRoot));
    expect(answer.before ^ answer.after).toBe(1);
    expect(before[answer.offset]).toBe(answer.before);
    expect(readFileSync(path).equals(before)).toBe(true);
    expect(readdirSync(exercise.folder).filter((name) => name.startsWith("altered-"))).toEqual([]);
  });
});

test("who listens is told of what is recorded, and of nothing that is not for them", async () => {
  const { caseRef } = exercise.exercise;
  const events = await listening();
  const first = randomUUID();
  await browser.post("/drafts", referral(first, caseRef));
  await expect.poll(() => events.heard()).toContain(first);
  await browser.becomes("squad-member");
  const count = events.heard().split("event: change").length;
  const lead = exercise.world.people[0];
  expect(lead.role?.part).toBe("lead");
  const second = referral(randomUUID(), caseRef);
  await exercise.world.register.append(await signDraft(exercise.world.register.origin, second, lead.signer));
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(events.heard().split("event: change").length).toBe(count);
  await browser.becomes("lead");
  await events.close();
});

describe("a sealed object that is brought piece by piece", () => {
  const tus = { "tus-resumable": "1.0.0" };
  const metadata = (root: string) => `root ${Buffer.from(root).toString("base64")}`;

  test("stands in the vault only when all of it is there, and goes on where it broke off", async () => {
    const { bytes, root } = someObject();
    const begun = await browser.ask("POST", "/sealed", {
      ...tus,
      "upload-length": String(bytes.length),
      "upload-metadata": metadata(root),
    });
    expect(begun.status).toBe(201);
    const place = (begun.headers.get("location") ?? "").replace(apiPrefix, "");
    const half = Math.floor(bytes.length / 2);
    expect((await piece(place, bytes.subarray(0, half), 0)).status).toBe(204);
    const head = await browser.ask("HEAD", place, tus);
    expect(head.headers.get("upload-offset")).toBe(String(half));
    expect(codeOf(await piece(place, bytes.subarray(half), half + 1))).toBe("ingest.refused");
    expect((await piece(place, bytes.subarray(half), half)).status).toBe(204);
    expect(existsSync(join(exercise.exercise.folder, registerPaths.object(root)))).toBe(true);
    expect(codeOf(await piece(place, bytes.subarray(0, 1), bytes.length))).toBe("ingest.unknown");
  });

  test("has the root of what arrived where none was announced, and is told it", async () => {
    const { bytes, root } = someObject();
    const length = { "upload-length": String(bytes.length) };
    const begun = await browser.ask("POST", "/sealed", { ...tus, ...length });
    const place = (begun.headers.get("location") ?? "").replace(apiPrefix, "");
    const done = await piece(place, bytes, 0);
    expect([done.status, done.headers.get("scelle-root")]).toEqual([204, root]);
  });

  test("is given up, and makes room for others", async () => {
    const begin = () => browser.ask("POST", "/sealed", { ...tus, "upload-length": "10" });
    const begun = await Promise.all(Array.from({ length: ingestsMax }, begin));
    const full = begun.find(({ status }) => status === 201);
    expect(codeOf(await begin())).toBe("server.busy");
    const place = (full?.headers.get("location") ?? "").replace(apiPrefix, "");
    expect((await browser.ask("DELETE", place, tus)).status).toBe(204);
    expect(codeOf(await browser.ask("PATCH", place, tus))).not.toBe("server.busy");
    const again = await begin();
    expect(again.status).toBe(201);
    for (const { headers } of [...begun, again]) {
      await browser.ask("DELETE", (headers.get("location") ?? "/sealed/x").replace(apiPrefix, ""), tus);
    }
  });

  test("is not kept under a root that it does not have", async () => {
    const { bytes } = someObject();
    const other = "ab".repeat(32);
    const begun = await browser.ask("POST", "/sealed", {
      ...tus,
      "upload-length": String(bytes.length),
      "upload-metadata": metadata(other),
    });
    const place = (begun.headers.get("location") ?? "").replace(apiPrefix, "");
    expect(codeOf(await piece(place, bytes, 0))).toBe("ingest.other-root");
    expect(existsSync(join(exercise.exercise.folder, registerPaths.object(other)))).toBe(false);
  });

  test.each([
    ["with a root that is none", { "upload-length": "10", "upload-metadata": metadata("x") }],
    ["of unknown length", { "upload-defer-length": "1", "upload-metadata": metadata("ab".repeat(32)) }],
  ])("is refused %s", async (_what, headers) => {
    const reply = await browser.ask("POST", "/sealed", { ...tus, ...headers });
    expect(reply.status).toBeGreaterThanOrEqual(400);
    expect(codeOf(reply)).toBe("ingest.refused");
  });

  test("is not to be had without a session", async () => {
    const stranger = new Browser(server);
    expect(codeOf(await stranger.ask("POST", "/sealed", { ...tus, "upload-length": "1" }))).toBe(
      "session.none",
    );
  });

  function piece(place: string, bytes: Uint8Array, offset: number) {
    const headers = {
      ...tus,
      "upload-offset": String(offset),
      "content-type": "application/offset+octet-stream",
    };
    return browser.ask("PATCH", place, headers, new Uint8Array(bytes));
  }

  /** A sealed object of the exercise; brought again it is the same one. */
  function someObject() {
    const root = exercise.exercise.imageObjectRoot;
    return { root, bytes: readFileSync(join(exercise.exercise.folder, registerPaths.object(root))) };
  }
});

function referral(draftId: string, caseRef: string) {
  const time = { earliest: "2031-03-01T08:00:00.000Z", latest: "2031-03-01T08:00:00.000Z" };
  const receivedAt = { ...time, zone: "Europe/Paris", basis: "stated" };
  const stated = { caseRef, channel: "complaint", summary: "Exercise: a letter", receivedAt };
  return { draftId, kind: "referral-received", version: 1, stated };
}

async function listening() {
  const response = await browser.raw("GET", `${apiPrefix}/events`);
  const reader = response.body?.getReader();
  let text = "";
  const read = async (): Promise<void> => {
    for (let piece = await reader?.read(); piece?.done === false; piece = await reader?.read()) {
      text += new TextDecoder().decode(piece.value);
    }
  };
  const reading = read();
  return {
    heard: () => text,
    close: async () => {
      await reader?.cancel();
      await reading;
    },
  };
}

/** `fetch` sets host and origin itself. */
function plainRequest(method: string, path: string, headers: Record<string, string>) {
  return new Promise<{ status: number; body: string }>((resolve, reject) => {
    const { port } = server;
    const all = { "content-type": "application/json", ...headers };
    const asked = request({ host: "127.0.0.1", port, path: apiPrefix + path, method, headers: all });
    asked.on("response", (response) => {
      let body = "";
      response.setEncoding("utf8").on("data", (piece: string) => {
        body += piece;
      });
      response.on("end", () => resolve({ status: response.statusCode ?? 0, body }));
    });
    asked.on("error", reject).end("{}");
  });
}

function rawBytes(text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(server.port, "127.0.0.1", () => socket.write(text));
    let answer = "";
    socket.setEncoding("utf8").on("data", (piece: string) => {
      answer += piece;
    });
    socket.on("end", () => resolve(answer)).on("error", reject);
  });
}
