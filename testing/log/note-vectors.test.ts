// SPDX-License-Identifier: Apache-2.0
import { createHash, createPrivateKey, sign } from "node:crypto";
import {
  appendSignatureLines,
  base64,
  type Crypto,
  cosign,
  cosignatureType,
  ed25519Type,
  formatCheckpoint,
  formatProof,
  formatVerifierKey,
  hex,
  noteSizeBytesMax,
  openCheckpoint,
  parseCheckpoint,
  parseNote,
  parsePolicy,
  parseProof,
  parseVerifierKey,
  quorumMet,
  type Signer,
  signNote,
  utf8,
  verifyCosignatures,
  verifyNote,
  verifyProof,
} from "@scelle/core";
import { describe, expect, test } from "vitest";
import { testCrypto } from "../verifier/test-crypto.ts";
import { bytesOf, vectorText } from "./vector-file.ts";

const notes: {
  verifierKey: string;
  accepted: { name: string; verifierKey: string; note: string; text: string }[];
  refused: { name: string; note: string; code: string }[];
  verifierKeysRefused: { name: string; verifierKey: string }[];
} = JSON.parse(vectorText("note"));

const {
  log,
  checkpoints,
  cosigned,
}: {
  log: { seed: string; verifierKey: string };
  checkpoints: { origin: string; size: number; root: string; text: string; signed: string }[];
  cosigned: {
    checkpoint: number;
    witnesses: {
      name: string;
      seed: string;
      verifierKey: string;
      timeSeconds: number;
      message: string;
      line: string;
    }[];
    note: string;
  };
} = JSON.parse(vectorText("checkpoint"));

const proofs: {
  proofs: { index: number; leafHash: string; isIncluded: boolean; extra?: string; proof: string }[];
  refused: { name: string; proof: string }[];
} = JSON.parse(vectorText("proof"));

const policies: {
  asked: string[][];
  policies: {
    text: string;
    logs: string[];
    witnesses: { name: string; verifierKey: string; url?: string }[];
    groups: { name: string; threshold: number; members: string[] }[];
    quorum: string;
    met: string[][];
  }[];
  refused: { name: string; text: string }[];
} = JSON.parse(vectorText("policy"));

const logKey = parseVerifierKey(testCrypto, log.verifierKey);
const witnessKeys = cosigned.witnesses.map(({ verifierKey }) => parseVerifierKey(testCrypto, verifierKey));
const malformed = expect.objectContaining({ code: "format.malformed" });

test("the vectors are all there", () => {
  expect(notes.accepted).toHaveLength(3);
  expect(notes.refused).toHaveLength(31);
  expect(notes.verifierKeysRefused).toHaveLength(10);
  expect(checkpoints).toHaveLength(2);
  expect(cosigned.witnesses).toHaveLength(3);
  expect(proofs.proofs).toHaveLength(6);
  expect(proofs.refused).toHaveLength(12);
  expect(policies.policies).toHaveLength(4);
  expect(policies.refused).toHaveLength(27);
});

describe("a signed note", () => {
  test.each(notes.accepted)("is accepted: $name", async ({ verifierKey, note, text }) => {
    const parsed = parseNote(utf8(note));
    expect(parsed.text).toBe(text);
    const verified = await verifyNote(testCrypto, parsed, [parseVerifierKey(testCrypto, verifierKey)]);
    expect(verified.map(({ key }) => key.text)).toEqual([verifierKey]);
  });

  test.each(notes.refused)("is refused: $name", async ({ note, code }) => {
    expect(await refusal(bytesOf(note), notes.verifierKey)).toBe(code);
  });

  test("is refused when it is longer than the limit, and only then", async () => {
    const [example] = notes.accepted;
    const note = example?.note ?? "";
    const padding = "x".repeat(noteSizeBytesMax - utf8(note).length);
    expect(await refusal(utf8(padding + note), notes.verifierKey)).toBe("note.bad-signature");
    expect(await refusal(utf8(`x${padding}${note}`), notes.verifierKey)).toBe("format.malformed");
  });

  test.each(notes.verifierKeysRefused)("has no verifier key with $name", ({ verifierKey }) => {
    expect(() => parseVerifierKey(testCrypto, verifierKey)).toThrow(malformed);
  });

  test("has keys of 16 witnesses checked at once", async () => {
    const text = "A text.\n";
    const signer = signerOf(log.seed);
    const names = Array.from({ length: 16 }, (_, number) => `office${number}.example`);
    const signed = await Promise.all(names.map((name) => signNote(testCrypto, text, name, signer)));
    const lines = signed.map((note) => note.split("\n")[2] ?? "");
    const note = appendSignatureLines(signed[0] ?? "", lines);
    const keys = names.map((name) =>
      parseVerifierKey(testCrypto, formatVerifierKey(testCrypto, name, ed25519Type, signer.publicKey)),
    );
    expect(await verifyNote(testCrypto, parseNote(utf8(note)), keys)).toHaveLength(16);
  });
});

describe("a checkpoint", () => {
  test.each(checkpoints)("of $size entries has these bytes and this signature", async (vector) => {
    const { origin, size, root, text, signed } = vector;
    expect(formatCheckpoint({ origin, size, root: bytesOf(root) })).toBe(text);
    expect(text).toBe(`${origin}\n${size}\n${Buffer.from(root, "hex").toString("base64")}\n`);
    expect(await signNote(testCrypto, text, origin, signerOf(log.seed))).toBe(signed);
    const opened = await openCheckpoint(testCrypto, utf8(signed), logKey);
    expect({ ...opened, root: hex(opened.root) }).toMatchObject({ origin, size, root, extensions: [] });
  });

  test("is signed as the specification says, in the words of node:crypto", () => {
    const { text = "", origin = "", signed = "" } = checkpoints[1] ?? {};
    const publicKey = Buffer.from(log.verifierKey.split("+")[2] ?? "", "base64");
    const keyId = createHash("sha256").update(`${origin}\n`).update(publicKey).digest().subarray(0, 4);
    expect(log.verifierKey.split("+")[1]).toBe(keyId.toString("hex"));
    const signature = sign(null, Buffer.from(text), privateKeyOf(log.seed));
    const line = `— ${origin} ${Buffer.concat([keyId, signature]).toString("base64")}\n`;
    expect(`${text}\n${line}`).toBe(signed);
  });

  const [, sample] = checkpoints;
  const text = sample?.text ?? "";
  const malformedTexts: readonly (readonly [claim: string, text: string])[] = [
    ["two lines only", text.slice(0, text.lastIndexOf("\n", text.length - 2) + 1)],
    ["an empty extension line", `${text}\nmore\n`],
    ["a size with a leading zero", text.replace("\n3\n", "\n03\n")],
    ["a size with a sign", text.replace("\n3\n", "\n+3\n")],
    ["a size beyond 2^53 - 1", text.replace("\n3\n", "\n9007199254740992\n")],
    ["a root of 31 bytes", text.replace(/\n[^\n]*\n$/, `\n${base64(new Uint8Array(31))}\n`)],
    ["a root in the other alphabet", text.replace(/\n[^\n]*\n$/, `\n${"-".repeat(42)}8=\n`)],
    ["no origin", text.replace(/^[^\n]*/, "")],
    ["no newline at the end", text.slice(0, -1)],
  ];

  test.each(malformedTexts)("with %s is refused", (_claim, changed) => {
    expect(() => parseCheckpoint(changed)).toThrow(malformed);
  });

  test("may carry extension lines of others, which are kept apart", () => {
    expect(parseCheckpoint(`${text}more\nand more\n`).extensions).toEqual(["more", "and more"]);
  });

  test("of another origin is refused though the key has signed it", async () => {
    const other = text.replace("log.", "another.");
    const signed = await signNote(testCrypto, other, logKey.name, signerOf(log.seed));
    await expect(openCheckpoint(testCrypto, utf8(signed), logKey)).rejects.toMatchObject({
      code: "checkpoint.other-origin",
      facts: { found: other.split("\n")[0], expected: logKey.name },
    });
  });

  test.each(["log\u202e.example", "log\u009b2J.example", "a".repeat(60_000)])(
    "whose origin no screen should get is refused without showing it: %#",
    async (origin) => {
      const signed = await signNote(testCrypto, text.replace(/^.*/, origin), logKey.name, signerOf(log.seed));
      await expect(openCheckpoint(testCrypto, utf8(signed), logKey)).rejects.toMatchObject({
        code: "checkpoint.other-origin",
        facts: { found: "?", expected: logKey.name },
      });
    },
  );

  test("of no entries with the root of some is refused", async () => {
    const lying = await signNote(testCrypto, text.replace("\n3\n", "\n0\n"), logKey.name, signerOf(log.seed));
    await expect(openCheckpoint(testCrypto, utf8(lying), logKey)).rejects.toMatchObject(malformed);
  });

  test("that only a witness has signed is not a checkpoint of the log", async () => {
    const [witness] = witnessKeys;
    if (witness === undefined) throw new Error("no witness in the vectors");
    await expect(openCheckpoint(testCrypto, utf8(cosigned.note), witness)).rejects.toMatchObject(malformed);
  });
});

describe("a cosignature", () => {
  const text = checkpoints[cosigned.checkpoint]?.text ?? "";

  test.each(cosigned.witnesses)("by $name has these bytes", async (vector) => {
    const { name, seed, verifierKey, timeSeconds, message, line } = vector;
    const signer = signerOf(seed);
    expect(formatVerifierKey(testCrypto, name, cosignatureType, signer.publicKey)).toBe(verifierKey);
    expect(await cosign(testCrypto, text, name, signer, timeSeconds)).toBe(line);
    expect(message).toBe(`cosignature/v1\ntime ${timeSeconds}\n${text}`);
    const time = Buffer.alloc(8);
    time.writeBigUInt64BE(BigInt(timeSeconds));
    const keyId = Buffer.from(verifierKey.split("+")[1] ?? "", "hex");
    const signature = sign(null, Buffer.from(message), privateKeyOf(seed));
    expect(line).toBe(`— ${name} ${Buffer.concat([keyId, time, signature]).toString("base64")}`);
  });

  test("stands under the log's own signature, each once, in the order of arrival", async () => {
    const lines = cosigned.witnesses.map(({ line }) => line);
    const { signed = "" } = checkpoints[cosigned.checkpoint] ?? {};
    expect(appendSignatureLines(signed, lines)).toBe(cosigned.note);
    expect(appendSignatureLines(cosigned.note, [...lines, ...lines])).toBe(cosigned.note);
    const { note } = await openCheckpoint(testCrypto, utf8(cosigned.note), logKey);
    const found = await verifyCosignatures(testCrypto, note, witnessKeys);
    expect(found.map(({ witness, timeSeconds }) => [witness.name, timeSeconds])).toEqual(
      cosigned.witnesses.map(({ name, timeSeconds }) => [name, timeSeconds]),
    );
    expect(await verifyCosignatures(testCrypto, note, [])).toEqual([]);
  });

  test("with another time is refused", async () => {
    const [witness] = cosigned.witnesses;
    const parts = Buffer.from(witness?.line.split(" ")[2] ?? "", "base64");
    parts[11] = (parts[11] ?? 0) + 1;
    const line = `— ${witness?.name} ${parts.toString("base64")}`;
    const note = parseNote(utf8(appendSignatureLines(checkpoints[1]?.signed ?? "", [line])));
    await expect(verifyCosignatures(testCrypto, note, witnessKeys)).rejects.toMatchObject({
      code: "note.bad-signature",
      facts: { key: witness?.name },
    });
  });
});

describe("a proof file", () => {
  test.each(proofs.proofs)("of index $index for leaf $leafHash is judged: $isIncluded", async (vector) => {
    const proof = parseProof(utf8(vector.proof));
    expect(proof.index).toBe(vector.index);
    expect(proof.extra === undefined ? undefined : hex(proof.extra)).toBe(vector.extra);
    expect(formatProof(proof)).toBe(vector.proof);
    const known = { leafHash: bytesOf(vector.leafHash), logKey, witnesses: witnessKeys };
    const verdict = await verifyProof(testCrypto, proof, known);
    expect(verdict.isIncluded).toBe(vector.isIncluded);
    expect(verdict.checkpoint.size).toBe(3);
    expect(verdict.cosignatures).toHaveLength(vector.extra === undefined ? 3 : 0);
  });

  test.each(proofs.refused)("with $name is refused", ({ proof }) => {
    expect(() => parseProof(utf8(proof))).toThrow(malformed);
  });
});

describe("a trust policy", () => {
  test.each(policies.policies)("with quorum $quorum is read and applied", (vector) => {
    const policy = parsePolicy(testCrypto, vector.text);
    expect(policy.logs.map(({ key }) => key.text)).toEqual(vector.logs);
    const witnesses = policy.witnesses.map(({ key, ...others }) => ({ ...others, verifierKey: key.text }));
    expect(witnesses).toEqual(vector.witnesses);
    expect(policy.groups).toEqual(vector.groups);
    expect(policy.quorum ?? "none").toBe(vector.quorum);
    expect(policies.asked.filter((names) => quorumMet(policy, names))).toEqual(vector.met);
  });

  test.each(policies.refused)("with $name is refused", ({ text }) => {
    expect(() => parsePolicy(testCrypto, text)).toThrow(malformed);
  });

  test("beyond its limits is refused", () => {
    const tail = "quorum none\n";
    expect(parsePolicy(testCrypto, "\n".repeat(1_023) + tail).quorum).toBe(undefined);
    expect(() => parsePolicy(testCrypto, "\n".repeat(1_024) + tail)).toThrow("more than 1024 lines");
    const comment = `#${"x".repeat(65_536)}\n`;
    expect(() => parsePolicy(testCrypto, comment + tail)).toThrow("longer than 65536 bytes");
  });
});

async function refusal(note: Uint8Array, verifierKey: string, crypto: Crypto = testCrypto): Promise<string> {
  try {
    await verifyNote(crypto, parseNote(note), [parseVerifierKey(crypto, verifierKey)]);
    return "accepted";
  } catch (error) {
    return (error as { code: string }).code;
  }
}

function privateKeyOf(seedHex: string) {
  const der = Buffer.concat([Buffer.from("302e020100300506032b657004220420", "hex"), bytesOf(seedHex)]);
  return createPrivateKey({ key: der, format: "der", type: "pkcs8" });
}

/** A signer over the seed of a vector; its public key is the one that the vector's verifier key must hold. */
function signerOf(seedHex: string): Signer {
  const key = privateKeyOf(seedHex);
  const { x = "" } = key.export({ format: "jwk" });
  return {
    publicKey: new Uint8Array(Buffer.from(x, "base64url")),
    sign: async (message) => new Uint8Array(sign(null, message, key)),
  };
}
