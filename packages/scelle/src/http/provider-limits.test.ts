// SPDX-License-Identifier: Apache-2.0
import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { providerRequestsMax } from "@scelle/core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type OpenExercise, openExercise } from "../exercise/exercise-world.ts";
import { openServer } from "./open-server.ts";
import { Provider, type ProviderOptions } from "./provider.ts";
import { Browser, codeOf } from "./spec/browser.ts";

const page = "https://register.example/sign-in";
/** As `provider.ts` has it, and what a machine that is busy adds to it. */
const patienceMs = { least: 9_500, most: 20_000 };
const servers: Server[] = [];
let exercise: OpenExercise;

beforeAll(async () => {
  exercise = await openExercise(process.env, { isBlank: true });
}, 60_000);
afterAll(async () => {
  for (const server of servers) server.close().closeAllConnections();
  await exercise.world.register.close();
  await exercise.remove();
});

/** Something at the address of a provider that answers some questions, and is asked how many. */
async function providerThat(answer: (path: string, reply: ServerResponse, issuer: string) => void) {
  const asked: string[] = [];
  const server = createServer(({ url = "" }, reply) => {
    asked.push(url);
    answer(url, reply, issuer);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const options: ProviderOptions = { issuer, clientId: "register", clientSecret: "of the test" };
  return { options, asked };
}

const silent = () => undefined;

function tell(reply: ServerResponse, value: object): void {
  reply.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(value));
}

/** Says what it is, and nothing when it is asked for a token. */
function mute(path: string, reply: ServerResponse, issuer: string): void {
  if (!path.startsWith("/.well-known/")) return;
  const endpoints = { authorization_endpoint: `${issuer}/auth`, token_endpoint: `${issuer}/token` };
  tell(reply, { issuer, ...endpoints, jwks_uri: `${issuer}/keys` });
}

async function timed(work: Promise<unknown>): Promise<{ readonly code: unknown; readonly tookMs: number }> {
  const begunAt = performance.now();
  const code = await work.then(
    () => "answered",
    (error: unknown) => (error as { readonly code?: unknown }).code,
  );
  return { code, tookMs: performance.now() - begunAt };
}

test("a provider that says nothing is given up after ten seconds: of itself, and of a token", async () => {
  const [dumb, mumbling] = await Promise.all([providerThat(silent), providerThat(mute)]);
  const asking = new Provider(dumb.options, Date.now);
  const answering = new Provider(mumbling.options, Date.now);
  const { request } = await answering.ask(page);
  const ends = await Promise.all([
    timed(asking.ask(page)),
    timed(answering.identify(request, `?code=a&state=${request.state}`)),
  ]);
  for (const { code, tookMs } of ends) {
    expect(code).toBe("session.provider-unreachable");
    expect(tookMs).toBeGreaterThan(patienceMs.least);
    expect(tookMs).toBeLessThan(patienceMs.most);
  }
  expect(mumbling.asked.at(-1)).toBe("/token");
}, 40_000);

test("so many wait for a provider at once, one more is refused at once, and nobody else waits", async () => {
  const held: ServerResponse[] = [];
  const { options } = await providerThat((_, reply) => void held.push(reply));
  const server = await openServer(exercise.world, { port: 0 }, options);
  try {
    const ask = async () => codeOf(await new Browser(server).post("/sign-in/provider/request", undefined));
    // Whichever comes last.
    const all = Array.from({ length: providerRequestsMax + 1 }, ask);
    expect(await Promise.race(all)).toBe("server.busy");
    const answer = { answer: "?code=a&state=b" };
    expect(codeOf(await new Browser(server).post("/sign-in/provider", answer))).toBe("server.busy");
    // Whatever the register answers by itself goes on.
    const browser = new Browser(server);
    expect((await browser.signIn()).status).toBe(204);
    expect((await browser.get("/sessions")).status).toBe(200);
    for (const reply of held.splice(0)) reply.destroy();
    const ends = (await Promise.all(all)).sort();
    expect(ends).toEqual(["server.busy", ...Array(providerRequestsMax).fill("session.provider-unreachable")]);
    // They have left, and others take their places.
    const next = ask();
    await expect.poll(() => held.length).toBeGreaterThan(0);
    for (const reply of held.splice(0)) reply.destroy();
    expect(await next).toBe("session.provider-unreachable");
  } finally {
    await server.close();
  }
}, 40_000);
