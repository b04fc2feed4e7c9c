// SPDX-License-Identifier: Apache-2.0
import { createECDH, createHash, createPrivateKey, createPublicKey, type KeyObject, sign } from "node:crypto";
import {
  type Assertion,
  base64url,
  concatBytes,
  encodePasskeyKey,
  parseBase64url,
  u16be,
  u32be,
} from "@scelle/core";
import { namedBytes } from "../verifier/test-crypto.ts";

/** What an authenticator or a browser that is not honest says otherwise. */
export interface Said {
  readonly challenge: Uint8Array;
  readonly origin: string;
  readonly type?: string;
  readonly rpId?: string;
  /** Of authenticator data; user present and verified unless said otherwise. */
  readonly flags?: number;
  readonly signCount?: number;
  /** Members of the client data beside or instead of the usual ones. */
  readonly more?: Readonly<Record<string, unknown>>;
  /** CBOR behind the rest, announced by its flag. */
  readonly extensions?: Uint8Array;
}

export const present = 0x01;
export const verified = 0x04;
const newCredential = 0x40;
const extended = 0x80;

/** An authenticator and the browser before it, in a few lines of our own: it can lie as no device does. */
export class SoftPasskey {
  readonly rpId: string;
  readonly credentialId: Uint8Array;
  /** COSE_Key. */
  readonly publicKey: Uint8Array;
  readonly #key: KeyObject;

  constructor(rpId: string, algorithm: "ES256" | "EdDSA" = "ES256", name = "passkey") {
    this.rpId = rpId;
    this.credentialId = namedBytes(`credential ${name}`, 32);
    this.#key = algorithm === "ES256" ? p256Key(name) : ed25519Key(name);
    const { x = "", y = "" } = createPublicKey(this.#key).export({ format: "jwk" });
    const first = parseBase64url(x, "x");
    this.publicKey = encodePasskeyKey(
      algorithm === "ES256"
        ? { algorithm, coordinates: concatBytes(first, parseBase64url(y, "y")) }
        : { algorithm, publicKey: first },
    );
  }

  /** What a browser gives a page that had it make this passkey. */
  made(said: Said): { readonly authenticatorClaims: Uint8Array; readonly clientJson: Uint8Array } {
    const head = this.#head({ ...said, flags: (said.flags ?? present | verified) | newCredential });
    const id = concatBytes(u16be(this.credentialId.length), this.credentialId);
    const authenticatorClaims = concatBytes(head, new Uint8Array(16), id, this.publicKey, tail(said));
    return { authenticatorClaims, clientJson: clientClaims({ type: "webauthn.create", ...said }) };
  }

  /** The answer to a challenge. */
  assertion(said: Said): Assertion {
    const authenticatorClaims = concatBytes(this.#head(said), tail(said));
    const clientJson = clientClaims({ type: "webauthn.get", ...said });
    const message = concatBytes(authenticatorClaims, createHash("sha256").update(clientJson).digest());
    const digest = this.#key.asymmetricKeyType === "ec" ? "sha256" : null;
    return { authenticatorClaims, clientJson, signature: new Uint8Array(sign(digest, message, this.#key)) };
  }

  #head({ rpId = this.rpId, flags = present | verified, signCount = 0, extensions }: Said): Uint8Array {
    const announced = extensions === undefined ? flags : flags | extended;
    return concatBytes(
      createHash("sha256").update(rpId).digest(),
      Uint8Array.of(announced),
      u32be(signCount),
    );
  }
}

function tail({ extensions }: Said): Uint8Array {
  return extensions ?? new Uint8Array(0);
}

function clientClaims({ type, challenge, origin, more }: Said): Uint8Array {
  const said = { type, challenge: base64url(challenge), origin, crossOrigin: false, ...more };
  return new Uint8Array(Buffer.from(JSON.stringify(said)));
}

/** Keys follow from a name: the same in every run. */
function p256Key(name: string): KeyObject {
  const pair = createECDH("prime256v1");
  pair.setPrivateKey(namedBytes(`P-256 ${name}`, 32));
  const point = pair.getPublicKey();
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((part) => base64url(part));
  const key = { kty: "EC", crv: "P-256", x: x ?? "", y: y ?? "", d: base64url(pair.getPrivateKey()) };
  return createPrivateKey({ key, format: "jwk" });
}

function ed25519Key(name: string): KeyObject {
  const head = Buffer.from("302e020100300506032b657004220420", "hex");
  const key = Buffer.concat([head, namedBytes(`Ed25519 ${name}`, 32)]);
  return createPrivateKey({ key, format: "der", type: "pkcs8" });
}
