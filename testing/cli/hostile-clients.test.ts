// SPDX-License-Identifier: Apache-2.0
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { connect, type Socket } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { byLink } from "../passkeys/passkey-visit.ts";
import { Caller, outcomeOf, ServedRegister } from "../passkeys/served-register.ts";
import { cloneRoot } from "../tidy/source-tree.ts";

let served: ServedRegister;
let person: Caller;

beforeAll(async () => {
  served = new ServedRegister();
  await served.serve();
  person = await byLink(served);
}, 60_000);
afterAll(async () => {
  await served.leave();
});

const post = (length: number, more = "") =>
  `POST /api/v1/sign-in HTTP/1.1\r\nHost: ${host()}\r\nContent-Type: application/json\r\n${more}Content-Length: ${length}\r\n\r\n`;
const host = () => new URL(served.said.url).host;

describe("who sends slowly, much, or what is none", () => {
  test("headers and bodies that come drop by drop are cut off, and others are answered meanwhile", async () => {
    const slow = [
      dripping("GET /api/v1/health HTTP/1.1\r\n", "X-A: b\r\n"),
      dripping(post(4_000), " "),
      dripping(`PATCH /nowhere HTTP/1.1\r\nHost: ${host()}\r\nContent-Length: 4000\r\n\r\n`, " "),
    ];
    for (let i = 0; i < 5; i += 1) expect(outcomeOf(await person.get("/session"))).toBe("200");
    const [headers, body, nowhere] = await Promise.all(slow);
    expect(headers).toMatch(/^HTTP\/1\.1 408 [\s\S]*"request\.too-slow"/);
    expect(body).toMatch(/^HTTP\/1\.1 408 [\s\S]*"request\.too-slow"/);
    expect(nowhere).toMatch(/^HTTP\/1\.1 4\d\d /);
    expect(outcomeOf(await person.get("/session"))).toBe("200");
  }, 60_000);

  test.each([
    ["a body that is announced too large", () => post(2 ** 31), 413],
    ["headers of a hundred kilobytes", () => post(2, `X-A: ${"a".repeat(100_000)}\r\n`), 400],
    ["ten thousand headers", () => post(2, "X-A: b\r\n".repeat(10_000)), 400],
    ["two lengths", () => post(2, "Content-Length: 3\r\n"), 400],
    ["a length and pieces", () => post(2, "Transfer-Encoding: chunked\r\n"), 400],
    [
      "an address of a hundred kilobytes",
      () => `GET /${"a".repeat(100_000)} HTTP/1.1\r\nHost: ${host()}\r\n\r\n`,
      400,
    ],
    ["no host", () => "GET /api/v1/health HTTP/1.1\r\n\r\n", 400],
    ["another protocol", () => "\u0016\u0003\u0001\u0002\u0000", 400],
  ])("%s is refused", async (_, bytes, status) => {
    const answer = await sent(bytes());
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(outcomeOf(await person.get("/session"))).toBe("200");
  });

  test("a body that grows beyond its limit while it comes is cut off", async () => {
    const body = { draftId: "x", filler: "a".repeat(2 * 1024 * 1024) };
    expect(outcomeOf(await person.post("/drafts", body))).toBe("request.too-large");
  });

  test.each([
    "text/plain",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "application/xml",
  ])("a body of %s is not read", async (type) => {
    const reply = await person.post("/drafts/consider", {}, { "content-type": type });
    expect(outcomeOf(reply)).toBe("request.media-type");
  });
});

test("neither answers nor the server's log repeat what a request brought", async () => {
  const marker = "CONFIDENTIAL-7f3a";
  const said: string[] = [];
  served.onComplaint((text) => said.push(text));
  const replies = [
    await person.get(`/cases/${marker}/views/overview`),
    await person.get(`/nowhere/${marker}`),
    await person.get(`/resolve?text=x&${marker}=1`),
    await person.ask("/cases", { headers: { "scelle-reason": `%E0${marker}` } }),
    await person.post("/drafts", { draftId: marker, kind: marker, version: 1, stated: { title: marker } }),
    await person.post("/drafts", {
      draftId: "x",
      kind: "case-opened",
      version: 1,
      stated: { [marker]: marker },
    }),
    await person.post("/sign-in", { token: marker }),
    await person.post("/sign-in/passkey", { signInId: marker }),
    await person.post("/passkeys/offer", { token: marker }),
    await new Caller(served.page).ask("/session", {
      headers: { cookie: `${marker}=${marker}`, host: marker },
    }),
  ];
  expect(replies.map(({ status }) => status >= 400)).toEqual(replies.map(() => true));
  expect(JSON.stringify(replies.map(({ body }) => body))).not.toContain(marker);
  const broken = await sent(`GET /${marker} HTTP/9.9\r\n${marker}\r\n\r\n`);
  expect(broken).toMatch(/^HTTP\/1\.1 400 /);
  expect(broken).not.toContain(marker);
  expect(said.join("")).toBe("");
});

describe("what every answer says to the browser", () => {
  const pages = ["/", "/verify.html", "/api/v1/health", "/api/v1/session", "/nowhere", "/api/v1/nowhere"];

  test.each(pages)(
    "%s runs no script but the server's own, in no frame, and tells nothing of itself",
    async (path) => {
      const { headers } = await new Caller(served.page).ask(`/../..${path}`);
      expect(headers["content-security-policy"]).toContain("frame-ancestors 'none'");
      if (path !== "/verify.html") {
        expect(headers["content-security-policy"]).toContain("default-src 'none'");
        expect(headers["content-security-policy"]).toContain("script-src 'self'");
      }
      expect(headers["content-security-policy"]).not.toMatch(/unsafe|\*|http:/);
      expect(headers).toMatchObject({
        "x-content-type-options": "nosniff",
        "referrer-policy": "no-referrer",
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
        "x-frame-options": "SAMEORIGIN",
      });
      expect(Object.keys(headers).filter((name) => /^(server|x-powered-by)$/.test(name))).toEqual([]);
      if (path.startsWith("/api")) expect(headers["cache-control"]).toBe("no-store");
    },
  );

  test("no page of the app has a script, a style or an event in its text", () => {
    const folder = join(cloneRoot, "packages", "web", "build");
    expect(existsSync(folder)).toBe(true);
    const pagesBuilt = readdirSync(folder).filter((name) => name.endsWith(".html"));
    expect(pagesBuilt).toContain("index.html");
    for (const name of pagesBuilt) expect(inlineParts(readFileSync(join(folder, name), "utf8"))).toEqual([]);
    expect(inlineParts('<script src="/a.js"></script><script>x()</script><p style="a" onclick="b">')).toEqual(
      ["<script>", "style=", "onclick="],
    );
  });
});

/** What a policy without `unsafe-inline` would not run, and nobody should have written. */
function inlineParts(html: string): string[] {
  const scripts = [...html.matchAll(/<script(?![^>]*\bsrc=)[^>]*>|<style[^>]*>/g)].map(([found]) => found);
  const attributes = [...html.matchAll(/\s(on[a-z]+=|style=)/g)].map(([, found]) => found ?? "");
  return [...scripts, ...attributes];
}

/** Sends a beginning, then a piece every second, for half a minute or until there is an answer. */
function dripping(start: string, piece: string): Promise<string> {
  return answerTo(start, (socket) => {
    const timer = setInterval(() => socket.writable && socket.write(piece), 1_000);
    const last = setTimeout(() => socket.destroy(), 35_000);
    socket.once("close", () => {
      clearInterval(timer);
      clearTimeout(last);
    });
  });
}

function sent(bytes: string): Promise<string> {
  return answerTo(bytes, (socket) => void socket.setTimeout(30_000, () => socket.destroy()));
}

/** What comes back within a moment of its beginning; empty where the connection ends without an answer. */
function answerTo(bytes: string, begin: (socket: Socket) => void): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(served.said.url).port), "127.0.0.1", () => socket.write(bytes));
    let answer = "";
    socket.setEncoding("utf8").on("data", (part: string) => {
      answer += part;
      setTimeout(() => socket.destroy(), 200);
    });
    socket.once("close", () => resolve(answer)).on("error", () => socket.destroy());
    begin(socket);
  });
}
