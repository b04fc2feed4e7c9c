// SPDX-License-Identifier: Apache-2.0
import { mkdirSync, renameSync, statSync } from "node:fs";
import { connect, type Socket } from "node:net";
import { join } from "node:path";
import { base64url, registerPaths } from "@scelle/core";
import { expect, test } from "vitest";
import { createIdentity } from "../keys/identity.ts";
import { namesFor } from "../names-for.ts";
import { openRegister } from "../open-register.ts";
import { openSession } from "../open-session.ts";
import { serve } from "../serve.ts";
import type { RegisterSession } from "../session.ts";
import {
  caseStated,
  exhibitStated,
  record,
  type SampleRegister,
  sampleOrigin,
  signedDraft,
  withSampleRegister,
} from "../spec/sample-register.ts";

/** A register that one process serves, and a client of it. */
async function withServedRegister(
  body: (client: RegisterSession, sample: SampleRegister) => Promise<void>,
): Promise<void> {
  await withSampleRegister(async (sample) => {
    const served = await serve(await sample.open());
    try {
      const client = await openSession(sample.folder, { keyFolder: sample.keyFolder, command: "client" });
      await body(client, sample);
      await client.close();
    } finally {
      await served.close();
    }
  });
}

/** Sends bytes as they are and gives what comes back until the other side closes, or falls silent. */
async function exchange(
  sample: SampleRegister,
  bytes: string | Uint8Array,
  silenceMs = 300,
): Promise<string> {
  const socket: Socket = connect(join(sample.folder, registerPaths.socket));
  let received = "";
  socket.on("data", (chunk: Buffer) => {
    received += chunk.toString("utf8");
  });
  socket.on("error", () => socket.destroy());
  const isClosed = new Promise<string>((resolve) => socket.once("close", () => resolve("closed")));
  socket.write(bytes);
  const silence = new Promise<string>((resolve) => setTimeout(() => resolve("open"), silenceMs));
  const end = await Promise.race([isClosed, silence]);
  socket.destroy();
  return `${received.trim()} ${end}`.trim();
}

test("a client over the socket records, reads and publishes as one in the process would", async () => {
  await withServedRegister(async (client, sample) => {
    expect(client.origin).toBe(sampleOrigin);
    const opened = await record(client, sample.founder, "case-opened", caseStated("2026/1"));
    const drafts = await Promise.all(
      ["P-1", "P-2", "P-3"].map((number) =>
        signedDraft("exhibit-seized", exhibitStated(opened.recordRef, number), sample.founder),
      ),
    );
    const receipts = await Promise.all(drafts.map((signed) => client.append(signed)));
    expect(receipts.map(({ index }) => index).sort()).toEqual([3, 4, 5]);
    const look = { caseRef: opened.recordRef, reason: "look", query: { op: "list", kind: "exhibit-seized" } };
    const { records } = await client.consult(await signedDraft("record-consulted", look, sample.founder));
    expect(records).toHaveLength(3);
    expect(await namesFor(client, sample.founder).resolve("2026/1")).toMatchObject([
      { ref: opened.recordRef },
    ]);
    expect(await client.recipients(opened.recordRef)).toContain(sample.recovery.recipient);
    expect(await client.author("A".repeat(43))).toBeUndefined();
    expect(await client.publish()).toMatchObject({ size: 7, publishedSize: 7 });
  });
});

test("a refusal comes over the socket with its code and its facts", async () => {
  await withServedRegister(async (client, sample) => {
    const signed = await signedDraft("case-opened", caseStated("2026/1"), sample.founder);
    const altered = { ...signed, draft: { ...signed.draft, stated: caseStated("2026/2") } };
    await expect(client.append(altered)).rejects.toMatchObject({
      code: "author.bad-signature",
      facts: { draftId: signed.draft.draftId },
    });
    const invalid = { ...signed, draft: { ...signed.draft, kind: "no-such-kind" } };
    await expect(client.append(invalid)).rejects.toMatchObject({ code: "draft.unknown-kind" });
  });
});

test("an unknown operation is refused by name, also one that every object has", async () => {
  await withServedRegister(async (_client, sample) => {
    for (const operation of ["erase-everything", "constructor", "__proto__", "close"]) {
      const answer = await exchange(sample, `${JSON.stringify({ id: 1, operation })}\n`);
      expect(answer).toBe('{"id":1,"error":{"code":"socket.unknown-operation","facts":{}}} open');
    }
    const notText = await exchange(
      sample,
      `${JSON.stringify({ id: 2, operation: "author", body: { a: 1 } })}\n`,
    );
    expect(notText).toContain("socket.unknown-operation");
  });
});

test("names are told to whoever signs the question, as far as that person may read what they are of", async () => {
  await withServedRegister(async (client, sample) => {
    await record(client, sample.founder, "case-opened", caseStated("2026/1"));
    const other = await createIdentity(join(sample.top, "other"));
    await expect(namesFor(client, other).resolve("2026/1")).rejects.toMatchObject({ code: "author.unknown" });
    const publicKey = base64url(other.publicKey);
    await record(client, sample.founder, "person-registered", { name: "Other", publicKey });
    expect(await namesFor(client, other).resolve("2026/1")).toEqual([]);
    expect(await namesFor(client, other).resolve("Other")).toHaveLength(1);
    const signature = { key: base64url(sample.founder.publicKey), value: "A".repeat(86) };
    await expect(client.resolve({ text: "2026/1", signature })).rejects.toMatchObject({
      code: "author.bad-signature",
    });
    const unsigned = await exchange(
      sample,
      `${JSON.stringify({ id: 2, operation: "resolve", body: "2026/1" })}\n`,
    );
    expect(unsigned).toContain("draft.invalid");
  });
});

test("whoever sends no frame is cut off, and the register goes on for the others", async () => {
  await withServedRegister(async (client, sample) => {
    for (const line of ["hello", "null", "[]", '{"id":"1","operation":"status"}', '{"id":1}', "\u0000"]) {
      expect(await exchange(sample, `${line}\n`), line).toBe("closed");
    }
    expect(await exchange(sample, '{"id":1,"operation":"sta')).toBe("open");
    expect((await client.status()).size).toBe(2);
  });
});

test("a frame without an end is cut off before it fills the memory", async () => {
  await withServedRegister(async (client, sample) => {
    const endless = new Uint8Array(33 * 1024 * 1024).fill(0x20);
    expect(await exchange(sample, endless, 10_000)).toBe("closed");
    expect((await client.status()).size).toBe(2);
  });
});

test("only the owner of the folder reaches the socket", async () => {
  await withServedRegister(async (_client, sample) => {
    expect(statSync(join(sample.folder, registerPaths.socket)).mode & 0o777).toBe(0o600);
    expect(statSync(join(sample.folder, "run")).mode & 0o777).toBe(0o700);
  });
});

test("a register deep in the file system is served although its socket's path is too long", async () => {
  await withSampleRegister(async (sample) => {
    const deep = join(sample.top, "the folder of a body with a long name".repeat(3), "registers");
    mkdirSync(deep, { recursive: true });
    const folder = join(deep, "register");
    renameSync(sample.folder, folder);
    expect(join(folder, registerPaths.socket).length).toBeGreaterThan(108);
    const options = { keyFolder: sample.keyFolder, command: "deep" };
    const served = await serve(await openRegister(folder, options));
    const client = await openSession(folder, options);
    expect((await client.status()).size).toBe(2);
    await client.close();
    await served.close();
  });
});

test("a client that never hangs up does not keep the register from closing", async () => {
  await withSampleRegister(async (sample) => {
    const served = await serve(await sample.open());
    const address = join(sample.folder, registerPaths.socket);
    const clinging = connect({ path: address, allowHalfOpen: true });
    await new Promise((resolve) => clinging.once("connect", resolve));
    await served.close();
    await (await sample.open()).close();
    clinging.destroy();
  });
});

test("who is connected while the register closes ends what it is at, and closes it", async () => {
  await withSampleRegister(async (sample) => {
    const served = await serve(await sample.open());
    const client = await openSession(sample.folder, { keyFolder: sample.keyFolder, command: "client" });
    const closed = served.close();
    const signed = await signedDraft("case-opened", caseStated("1"), sample.founder);
    const receipt = await client.append(signed);
    expect((await client.status()).size).toBe(receipt.index + 1);
    const endedMs = performance.now();
    await client.close();
    await closed;
    expect(performance.now() - endedMs).toBeLessThan(700); // It waits for nobody any more.
  });
});

test("what a client asks while the register closes is answered, or lost and safe to ask again", async () => {
  await withSampleRegister(async (sample) => {
    const served = await serve(await sample.open());
    const options = { keyFolder: sample.keyFolder, command: "client" };
    const client = await openSession(sample.folder, options);
    const drafts = await Promise.all(
      Array.from({ length: 20 }, (_, i) => signedDraft("case-opened", caseStated(`${i}`), sample.founder)),
    );
    const asked = drafts.map((signed) => client.append(signed));
    const [, ...outcomes] = await Promise.allSettled([served.close(), ...asked]);
    const next = await openSession(sample.folder, options);
    for (const [i, outcome] of outcomes.entries()) {
      const receipt = await next.append(drafts[i] as (typeof drafts)[number]);
      if (outcome.status === "fulfilled") expect(receipt).toEqual(outcome.value);
      else expect(["socket.lost", "register.closed"]).toContain(outcome.reason.code);
    }
    expect((await next.status()).size).toBe(22);
    await next.close();
  });
});
