// SPDX-License-Identifier: Apache-2.0
// A log and the checks of a witness's word, written from the texts of C2SP and RFC 6962 alone: nothing of
// core is in here, so that a mistake of ours is not shared by its judge.
import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from "node:crypto";

const pkcs8 = Buffer.from("302e020100300506032b657004220420", "hex");
const spki = Buffer.from("302a300506032b6570032100", "hex");

export const digest = (...parts: readonly Uint8Array[]): Buffer =>
  createHash("sha256").update(Buffer.concat(parts)).digest();

/** A private key that follows from a name. */
export function keyNamed(name: string): { privateKey: KeyObject; publicKey: Buffer; seed: Buffer } {
  const seed = digest(Buffer.from(`key ${name}`));
  const privateKey = createPrivateKey({ key: Buffer.concat([pkcs8, seed]), format: "der", type: "pkcs8" });
  const der = createPublicKey(privateKey).export({ format: "der", type: "spki" });
  return { privateKey, publicKey: der.subarray(spki.length), seed };
}

export function vkey(name: string, type: 1 | 4, publicKey: Uint8Array): string {
  const key = Buffer.concat([Buffer.of(type), publicKey]).toString("base64");
  return `${name}+${keyId(name, type, publicKey).toString("hex")}+${key}`;
}

/** A log whose entries follow from its seed and their place. */
export class IndependentLog {
  readonly name: string;
  readonly vkey: string;
  readonly #key: ReturnType<typeof keyNamed>;
  readonly #seed: string;

  constructor(name: string, seed = "first", keyName = name) {
    this.name = name;
    this.#seed = seed;
    this.#key = keyNamed(keyName);
    this.vkey = vkey(name, 1, this.#key.publicKey);
  }

  root(size: number): Buffer {
    return root(this.#leaves(size));
  }

  proof(oldSize: number, newSize: number): string[] {
    return subproof(oldSize, this.#leaves(newSize), true).map((hash) => hash.toString("base64"));
  }

  text(size: number): string {
    return `${this.name}\n${size}\n${this.root(size).toString("base64")}\n`;
  }

  /** The signed note; other texts than a checkpoint's may be signed on purpose. */
  signed(text: string): string {
    const signature = sign(null, Buffer.from(text), this.#key.privateKey);
    const id = keyId(this.name, 1, this.#key.publicKey);
    return `${text}\n— ${this.name} ${Buffer.concat([id, signature]).toString("base64")}\n`;
  }

  checkpoint(size: number): string {
    return this.signed(this.text(size));
  }

  /** The body of add-checkpoint, with the proof that belongs to it unless another is given. */
  body(oldSize: number, size: number, proof?: readonly string[]): string {
    const lines = proof ?? (oldSize === 0 || oldSize === size ? [] : this.proof(oldSize, size));
    return [`old ${oldSize}`, ...lines, "", this.checkpoint(size)].join("\n");
  }

  #leaves(size: number): Buffer[] {
    return Array.from({ length: size }, (_, i) => digest(Buffer.of(0), Buffer.from(`${this.#seed} ${i}`)));
  }
}

/** Takes a vkey apart. */
export function parseVkey(text: string): { name: string; id: string; type: number; publicKey: Buffer } {
  const [name = "", id = "", ...rest] = text.split("+");
  const key = Buffer.from(rest.join("+"), "base64");
  return { name, id, type: key[0] ?? -1, publicKey: key.subarray(1) };
}

/**
 * The time of a cosignature/v1 line over a checkpoint's text.
 * @returns undefined where the line is not by this witness or does not verify
 */
export function cosignedAt(line: string, text: string, witnessVkey: string): number | undefined {
  const { name, id, type, publicKey } = parseVkey(witnessVkey);
  const [dash, by, encoded = ""] = line.split(" ");
  const bytes = Buffer.from(encoded, "base64");
  const isOurs = dash === "—" && by === name && bytes.subarray(0, 4).toString("hex") === id && type === 4;
  if (!isOurs || bytes.length !== 76 || bytes.toString("base64") !== encoded) return undefined;
  const time = bytes.readBigUInt64BE(4);
  const message = Buffer.from(`cosignature/v1\ntime ${time}\n${text}`);
  const key = createPublicKey({ key: Buffer.concat([spki, publicKey]), format: "der", type: "spki" });
  return verify(null, message, key, bytes.subarray(12)) ? Number(time) : undefined;
}

function keyId(name: string, type: number, publicKey: Uint8Array): Buffer {
  return digest(Buffer.from(`${name}\n`), Buffer.of(type), publicKey).subarray(0, 4);
}

/** RFC 6962, section 2.1: by recursion, as it stands there. */
function root(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 0) return digest();
  if (leaves.length === 1) return leaves[0] as Buffer;
  const k = splitPoint(leaves.length);
  return digest(Buffer.of(1), root(leaves.slice(0, k)), root(leaves.slice(k)));
}

/** RFC 6962, section 2.1.2: SUBPROOF. */
function subproof(m: number, leaves: readonly Buffer[], isWhole: boolean): Buffer[] {
  if (m === leaves.length) return isWhole ? [] : [root(leaves)];
  const k = splitPoint(leaves.length);
  if (m <= k) return [...subproof(m, leaves.slice(0, k), isWhole), root(leaves.slice(k))];
  return [...subproof(m - k, leaves.slice(k), false), root(leaves.slice(0, k))];
}

function splitPoint(n: number): number {
  let k = 1;
  while (k * 2 < n) k *= 2;
  return k;
}
