// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from "node:child_process";
import { X509Certificate } from "node:crypto";
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { dirname, join } from "node:path";
import { connect } from "node:tls";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { byLink, byPasskey, invited, made } from "../passkeys/passkey-visit.ts";
import { Caller, outcomeOf, ServedRegister } from "../passkeys/served-register.ts";
import { toolTest } from "../tool-test.ts";
import { expectRefusal } from "./small-register.ts";

let served: ServedRegister;

beforeAll(() => {
  served = new ServedRegister();
}, 30_000);
afterAll(async () => {
  await served.leave();
});

toolTest(
  "over TLS people come in by link and passkey, and their cookie is for this host and for TLS alone",
  ["openssl"],
  async () => {
    await served.serve("--tls");
    const { authority, url } = served.said;
    const ca = readFileSync(authority?.authorityFile ?? "");
    expect(new URL(url).origin).toMatch(/^https:\/\/localhost:\d+$/);
    const administrator = await byLink(served, new Caller(served.page, { ca }));
    expect(administrator.cookie).toMatch(/^__Host-scelle-\d+=/);
    const link = await invited(administrator, served.examinerRef);
    const { passkey } = await made(new Caller(served.page, { ca }), link, "tls");
    const reply = await byPasskey(new Caller(served.page, { ca }), passkey);
    expect(outcomeOf(reply)).toBe("204");
    expect(String(reply.headers["set-cookie"])).toMatch(
      /^__Host-scelle-\d+=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
    );
    expect(reply.headers["strict-transport-security"]).toMatch(/^max-age=31536000/);
    // The same passkey on a page without TLS is another page's.
    const plain = { origin: served.page.replace("https", "http") };
    expect(outcomeOf(await byPasskey(new Caller(served.page, { ca }), passkey, plain))).toBe(
      "session.passkey-refused",
    );
    await expect(new Caller(served.page).get("/health")).rejects.toThrow(/certificate/);
    await served.stop();
  },
  60_000,
);

toolTest(
  "the authority stays the same from start to start, and its key is for its owner alone",
  ["openssl"],
  async () => {
    await served.serve("--tls");
    const first = served.said.authority;
    await served.stop();
    await served.serve("--tls");
    expect(served.said.authority).toEqual(first);
    await served.stop();
    const folder = dirname(first?.authorityFile ?? "");
    for (const name of ["authority.key", "server.key"])
      expect(statSync(join(folder, name)).mode & 0o077).toBe(0);
    const { fingerprint256, ca } = new X509Certificate(readFileSync(first?.authorityFile ?? ""));
    expect([fingerprint256, ca]).toEqual([first?.authorityFingerprint, true]);
  },
);

toolTest("whoever steals the authority's key can pass for no other host", ["openssl"], async () => {
  await served.serve("--tls");
  const folder = dirname(served.said.authority?.authorityFile ?? "");
  await served.stop();
  const ca = readFileSync(join(folder, "authority.crt"));
  const outcome = async (name: string): Promise<string> => {
    const pair = forged(folder, name);
    const server = createServer(pair, (_, response) => response.end("hello"));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    const answer = await new Promise<string>((resolve) => {
      const socket = connect({ port, host: "127.0.0.1", servername: name, ca }, () => resolve("trusted"));
      socket.on("error", (error: NodeJS.ErrnoException) => resolve(error.message));
    });
    server.closeAllConnections();
    server.close();
    return answer;
  };
  expect(await outcome("bank.example")).toMatch(/permitted subtree violation/);
  // Only the name differs: what refuses the other is the limit of the authority.
  expect(await outcome("localhost")).toBe("trusted");
});

/** A certificate as somebody with the authority's key would make it. */
function forged(folder: string, name: string): { readonly cert: string; readonly key: string } {
  const at = (file: string) => served.visitor.path(file);
  writeFileSync(at("forged.cnf"), `subjectAltName = DNS:${name}\n`);
  const openSsl = (...words: readonly string[]) => execFileSync("openssl", [...words], { stdio: "pipe" });
  openSsl(
    ...["req", "-new", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"],
    ...["-subj", `/CN=${name}`, "-keyout", at("forged.key"), "-out", at("forged.csr")],
  );
  openSsl(
    ...["x509", "-req", "-in", at("forged.csr"), "-CA", join(folder, "authority.crt")],
    ...["-CAkey", join(folder, "authority.key"), "-CAcreateserial", "-CAserial", at("serial")],
    ...["-extfile", at("forged.cnf"), "-out", at("forged.crt")],
  );
  return { cert: readFileSync(at("forged.crt"), "utf8"), key: readFileSync(at("forged.key"), "utf8") };
}

test("behind a proxy the server answers under the proxy's name alone, and its cookie is for TLS", async () => {
  await served.serve("--public-url", "https://register.example");
  const { signInUrl } = served.said;
  expect(signInUrl).toMatch(/^https:\/\/register\.example\/#sign-in=/);
  await served.stop();
});

describe("what is refused, with the cure:", () => {
  const serve = (...words: readonly string[]) =>
    served.visitor.scelle(["serve", "--register", "register", "--port", "0", ...words]);

  test("a name beyond this machine without TLS", () => {
    expectRefusal(serve("--host", "register.example"), 64, /Give --tls with --host register\.example/);
  });

  test("a certificate without its key, or with another's", () => {
    writeFileSync(served.visitor.path("no.pem"), "nothing\n");
    expectRefusal(serve("--tls-cert", "no.pem"), 65, /do not go together/);
    expectRefusal(serve("--tls-cert", "no.pem", "--tls-key", "no.pem"), 65, /do not go together/);
  });

  test("TLS of two sorts at once", () => {
    expectRefusal(serve("--tls", "--public-url", "https://register.example"), 64, /does not go with/);
  });

  test("a host that is a number, and an address without TLS", () => {
    expectRefusal(serve("--tls", "--host", "10.0.0.1"), 64, /takes NAME \(register\.example\)/);
    expectRefusal(serve("--public-url", "http://register.example"), 64, /takes https:\/\/NAME/);
  });

  test("a machine without openssl", () => {
    const env = { PATH: served.visitor.folder };
    const ended = served.visitor.scelle(
      ["serve", "--register", "register", "--port", "0", "--tls", "--host", "a.example"],
      { env },
    );
    expect([ended.code, /openssl|flock/.test(ended.stderr)]).toEqual([69, true]);
  });
});
