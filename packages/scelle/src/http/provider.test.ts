// SPDX-License-Identifier: Apache-2.0
import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { providerAnswerSizeBytesMax } from "@scelle/core";
import { afterEach, expect, test } from "vitest";
import { Provider } from "./provider.ts";
import { openSignInDesk, providerSignInMs } from "./sign-in-desk.ts";

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections();
});

/** Something at the address of a provider; it answers each question as `answer` does. */
async function providerThat(answer: (reply: ServerResponse, issuer: string) => void): Promise<Provider> {
  const server = createServer((_, reply) => answer(reply, issuer));
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return new Provider({ issuer, clientId: "register", clientSecret: "of the test" }, Date.now);
}

const page = "https://register.example/sign-in";
const unreachable = { code: "session.provider-unreachable" };

/** What a provider says of itself, filled up with a field that nobody reads. */
function saidBy(issuer: string, fillerLength: number): string {
  const endpoints = { authorization_endpoint: `${issuer}/auth`, token_endpoint: `${issuer}/token` };
  return JSON.stringify({
    issuer,
    ...endpoints,
    jwks_uri: `${issuer}/keys`,
    filler: "x".repeat(fillerLength),
  });
}

function tell(reply: ServerResponse, text: string): void {
  reply.writeHead(200, { "content-type": "application/json" }).end(text);
}

test("what a provider says of itself is read up to a size, and not beyond", async () => {
  const short = await providerThat((reply, issuer) => tell(reply, saidBy(issuer, 1_000)));
  expect((await short.ask(page)).url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/auth\?/);
  const long = await providerThat((reply, issuer) => tell(reply, saidBy(issuer, providerAnswerSizeBytesMax)));
  await expect(long.ask(page)).rejects.toMatchObject(unreachable);
});

test("whoever sends us on to elsewhere is no provider", async () => {
  let asked = 0;
  const elsewhere = await providerThat((reply, issuer) => {
    asked += 1;
    tell(reply, saidBy(issuer, 0));
  });
  const provider = await providerThat((reply) => {
    reply.writeHead(302, { location: `${elsewhere.issuer}/.well-known/openid-configuration` }).end();
  });
  await expect(provider.ask(page)).rejects.toMatchObject(unreachable);
  expect(asked).toBe(0);
});

test("a provider that was out of order is asked again", async () => {
  let isBroken = true;
  const provider = await providerThat((reply, issuer) => tell(reply, isBroken ? "{" : saidBy(issuer, 0)));
  await expect(provider.ask(page)).rejects.toMatchObject(unreachable);
  isBroken = false;
  expect((await provider.ask(page)).url).toContain("/auth?");
});

test("a sign-in that was begun is good for ten minutes, and once", async () => {
  let nowMs = 0;
  const { atProvider } = openSignInDesk(() => nowMs);
  const request = { state: "s", nonce: "n", codeVerifier: "c", page };
  const [late, inTime] = [atProvider.put(request).secret, atProvider.put(request).secret];
  nowMs = providerSignInMs - 1;
  expect(atProvider.take(inTime)).toEqual(request);
  expect(atProvider.take(inTime)).toBeUndefined();
  nowMs = providerSignInMs;
  expect(atProvider.take(late)).toBeUndefined();
});
