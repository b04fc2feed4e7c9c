// SPDX-License-Identifier: Apache-2.0
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { decideCosigning, parseVerifierKey } from "@scelle/core";
import {
  ed25519Signer,
  nodeCrypto,
  nodeDisk,
  type OpenWitness,
  openWitness,
  serveWitness,
  Witness,
  type WitnessServer,
} from "@scelle/register";
import { afterEach, beforeEach, expect, test } from "vitest";
import { conversation, conversationFaults, originOfTalk, talkVkey } from "./conversation.ts";
import { cosignedAt, IndependentLog, keyNamed, parseVkey, vkey } from "./independent-log.ts";
import { exchange, parseAnswer, post, postBytes } from "./raw-http.ts";
import { type RecordedExchange, recordedTalk } from "./recorded-talk.ts";

let folder: string;
const open: { close(): Promise<void> }[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "scelle-witness-"));
});

afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
  rmSync(folder, { recursive: true, force: true });
});

const logs = [parseVerifierKey(nodeCrypto, talkVkey)];
const anywhere = { host: "127.0.0.1", port: 0 };
const log = new IndependentLog(originOfTalk);

async function witnessHere(requestMsMax?: number): Promise<OpenWitness> {
  const limits = requestMsMax === undefined ? {} : { requestMsMax };
  const witness = await openWitness(
    { folder, name: "witness.notary.example", logs },
    { ...anywhere, ...limits },
  );
  open.push(witness);
  return witness;
}

/** A witness whose key and clock are those of the recorded conversation. */
async function fixedWitness(
  decide?: typeof decideCosigning,
): Promise<{ server: WitnessServer; key: string }> {
  const { seed, publicKey } = keyNamed("witness.notary.example");
  const text = vkey("witness.notary.example", 4, publicKey);
  let seconds = 1_790_000_000;
  const witness = await Witness.open({
    disk: nodeDisk(folder),
    crypto: nodeCrypto,
    key: parseVerifierKey(nodeCrypto, text),
    signer: ed25519Signer(seed),
    logs,
    now: () => ++seconds * 1_000,
    ...(decide === undefined ? {} : { decide }),
  });
  const server = await serveWitness(witness, anywhere);
  open.push(server);
  return { server, key: text };
}

test("a log that was written from the text of C2SP gets the answers of that text, to good and bad requests", async () => {
  const { port, identity } = await witnessHere();
  expect(await conversationFaults(port, identity.key.text)).toEqual([]);
});

test("the recorded conversation goes the same way, byte by byte", async () => {
  const recorded = recordedTalk();
  const { server, key } = await fixedWitness();
  expect(recorded.witness).toBe(key);
  expect(recorded.log).toBe(talkVkey);
  const replayed: RecordedExchange[] = [];
  for (const { claim, request } of recorded.exchanges) {
    const { status, headers, body } = await post(server.port, request);
    replayed.push({ claim, request, status, contentType: headers["content-type"] ?? "", body });
  }
  expect(replayed).toEqual(recorded.exchanges);
  const said = conversation.filter(({ body, status }) => typeof body === "string" && status !== 413);
  expect(recorded.exchanges.map(({ request }) => request)).toEqual(said.map(({ body }) => body));
});

test("a witness that does not check consistency is found out by that conversation", async () => {
  const trusting: typeof decideCosigning = (crypto, opened, last) => {
    const refusal = decideCosigning(crypto, opened, last);
    return refusal?.status === 422 && refusal.problem === "proof" ? undefined : refusal;
  };
  const { server, key } = await fixedWitness(trusting);
  const faults = await conversationFaults(server.port, key);
  expect(faults).toContain("another history that has grown: 200 instead of 422");
});

test("a witness that does not compare sizes is found out by that conversation", async () => {
  const forgetful: typeof decideCosigning = (crypto, opened, last) => {
    const refusal = decideCosigning(crypto, opened, last);
    return refusal?.status === 409 ? undefined : refusal;
  };
  const { server, key } = await fixedWitness(forgetful);
  expect(await conversationFaults(server.port, key)).toContain("going back: 200 instead of 409");
});

test("of submissions at once from one size one is cosigned, and the others learn where the witness stands", async () => {
  const { port, identity } = await witnessHere();
  expect((await post(port, log.body(0, 4))).status).toBe(200);
  const sizes = [5, 6, 7, 8, 9, 10, 11, 12];
  const answers = await Promise.all(sizes.map((size) => post(port, log.body(4, size))));
  const won = sizes.filter((_, i) => answers[i]?.status === 200);
  expect(won).toHaveLength(1);
  const lost = answers.filter(({ status }) => status !== 200);
  expect(lost.map(({ status, body }) => `${status} ${body}`)).toEqual(lost.map(() => `409 ${won[0]}\n`));
  const line = answers.find(({ status }) => status === 200)?.body.trimEnd() ?? "";
  expect(cosignedAt(line, log.text(won[0] ?? 0), identity.key.text)).toBeGreaterThan(1_700_000_000);
  // A later one of a losing size cannot take it back either.
  expect((await post(port, log.body(4, 5))).status).toBe(409);
});

test("a witness keeps its key to itself and remembers across starts", async () => {
  const before = await witnessHere();
  expect(before.identity.isNew).toBe(true);
  expect(statSync(join(folder, "witness.key")).mode & 0o777).toBe(0o600);
  expect((await post(before.port, log.body(0, 4))).status).toBe(200);
  await open.pop()?.close();
  const after = await witnessHere();
  expect(after.identity).toMatchObject({ isNew: false, key: { text: before.identity.key.text } });
  expect(parseVkey(after.identity.key.text)).toMatchObject({ name: "witness.notary.example", type: 4 });
  expect(await post(after.port, log.body(0, 9))).toMatchObject({ status: 409, body: "4\n" });
  expect((await post(after.port, log.body(4, 9))).status).toBe(200);
});

test("a second process is kept out, and so is a state that is not what the witness wrote", async () => {
  const witness = await witnessHere();
  await post(witness.port, log.body(0, 4));
  await expect(openWitness({ folder, logs }, anywhere)).rejects.toMatchObject({
    code: "witness.folder-taken",
  });
  await open.pop()?.close();
  const other = { folder, logs, name: "another.example" };
  await expect(openWitness(other, anywhere)).rejects.toMatchObject({ code: "witness.other-name" });
  const { createHash } = await import("node:crypto");
  const path = join(folder, "logs", createHash("sha256").update(originOfTalk).digest("hex"));
  for (const damaged of [log.checkpoint(4), "", "gone\n"]) {
    writeFileSync(path, damaged);
    await expect(openWitness({ folder, logs }, anywhere)).rejects.toMatchObject({
      code: "witness.state-damaged",
    });
  }
});

test("a name that is none, and an address that is taken, are refused", async () => {
  const named = openWitness({ folder, name: "two words", logs }, anywhere);
  await expect(named).rejects.toMatchObject({ code: "witness.bad-name" });
  const { port } = await witnessHere();
  const other = mkdtempSync(join(tmpdir(), "scelle-witness-"));
  const taken = openWitness({ folder: other, logs }, { host: "127.0.0.1", port });
  await expect(taken).rejects.toMatchObject({ code: "server.address-taken" });
  rmSync(other, { recursive: true });
});

test("other paths and methods lead nowhere", async () => {
  const { port } = await witnessHere();
  const ask = async (line: string): Promise<number> =>
    parseAnswer(await exchange(port, `${line} HTTP/1.1\r\nHost: w\r\nConnection: close\r\n\r\n`)).status;
  const lines = ["GET /", "GET /add-checkpoint", "POST /other", "GET /../witness.key", "PUT /add-checkpoint"];
  expect(await Promise.all(lines.map(ask))).toEqual([404, 405, 404, 404, 405]);
});

test("a body without end is not read to it, and one that trickles in is cut off", async () => {
  const patient = await witnessHere();
  const chunk = `4000\r\n${"x".repeat(0x4000)}\r\n`;
  const head = "POST /add-checkpoint HTTP/1.1\r\nHost: w\r\nTransfer-Encoding: chunked\r\n\r\n";
  expect(await exchange(patient.port, head + chunk.repeat(6))).toMatch(/^HTTP\/1\.1 413/);
  expect((await post(patient.port, log.body(0, 4))).status).toBe(200);
  await open.pop()?.close();
  const { port } = await witnessHere(400);
  const whole = postBytes(log.body(4, 9));
  const slow = await exchange(port, whole.subarray(0, whole.length - 20)).catch(() => "");
  expect(slow).not.toMatch(/^HTTP\/1\.1 200/);
  await open.pop()?.close();
  expect((await post((await witnessHere()).port, log.body(4, 9))).status).toBe(200);
});
