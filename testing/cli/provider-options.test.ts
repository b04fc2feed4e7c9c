// SPDX-License-Identifier: Apache-2.0
import { writeFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Visitor } from "./scelle-process.ts";
import { expectRefusal } from "./small-register.ts";

let visitor: Visitor;
const issuer = ["--oidc-issuer", "https://identity.example"];
const client = ["--oidc-client-id", "register"];

beforeAll(() => {
  visitor = new Visitor();
  writeFileSync(visitor.path("empty"), "\n");
  writeFileSync(visitor.path("two-lines"), "one\ntwo\n");
  writeFileSync(visitor.path("secret"), "one\n");
});
afterAll(() => {
  visitor.leave();
});

test.each([
  ["a provider alone", issuer],
  ["a client alone", client],
  ["no secret", [...issuer, ...client]],
  ["a secret that is not there", [...issuer, ...client, "--oidc-client-secret-file", "nothing"]],
  ["an empty secret", [...issuer, ...client, "--oidc-client-secret-file", "empty"]],
  ["a file that is no secret", [...issuer, ...client, "--oidc-client-secret-file", "two-lines"]],
])("a provider is named with all that it takes: %s is refused", (_, words) => {
  expectRefusal(visitor.scelle(["serve", "--register", "r", ...words]), 64, /--oidc-client-secret-file/);
});

test("an exercise needs nobody to vouch for anyone", () => {
  const words = ["serve", "--exercise", ...issuer, ...client, "--oidc-client-secret-file", "secret"];
  expectRefusal(visitor.scelle(words), 64, /--oidc-issuer/);
});

test.each([
  "http://identity.example",
  "https://identity.example?a=b",
  "identity.example",
  "https://u:p@i.example",
])("a provider is an address over TLS, or on this machine: not %s", (url) => {
  expectRefusal(visitor.scelle(["serve", "--register", "r", "--oidc-issuer", url]), 64, /https:/);
});

test("the help says what names a provider", () => {
  const { stdout } = visitor.scelle(["serve", "--help"]);
  for (const option of ["--oidc-issuer <URL>", "--oidc-client-id <ID>", "--oidc-client-secret-file <FILE>"]) {
    expect(stdout).toContain(option);
  }
});
