// SPDX-License-Identifier: Apache-2.0
import {
  encodePasskeyKey,
  parseAuthenticatorClaims,
  parseClientClaims,
  parseDerSignature,
  parsePasskeyKey,
} from "@scelle/core";
import { SoftPasskey } from "../passkeys/soft-passkey.ts";
import { namedBytes } from "../verifier/test-crypto.ts";
import { bytesRow, type ParserRow } from "./parser-row.ts";

const rpId = "register.example";
const passkeys = [new SoftPasskey(rpId), new SoftPasskey(rpId, "EdDSA")];
const said = { challenge: namedBytes("challenge", 32), origin: `https://${rpId}:8460` };
const extensions = Buffer.from("a26161f561621a00010000", "hex");
const assertions = passkeys.map((passkey) => passkey.assertion(said));

/** Parsers of what browsers and authenticators send. */
export const passkeyParsers: readonly ParserRow[] = [
  bytesRow({
    name: "key of a passkey",
    samples: passkeys.map(({ publicKey }) => publicKey),
    parse: parsePasskeyKey,
    encode: encodePasskeyKey,
  }),
  bytesRow({
    name: "authenticator data",
    samples: passkeys.flatMap((passkey) => [
      passkey.made(said).authenticatorClaims,
      passkey.made({ ...said, extensions }).authenticatorClaims,
      passkey.assertion({ ...said, extensions }).authenticatorClaims,
    ]),
    parse: parseAuthenticatorClaims,
    isSound: ({ isBackedUp, isBackupEligible }) => !isBackedUp || isBackupEligible,
  }),
  bytesRow({
    name: "client data",
    form: "json",
    samples: assertions.map(({ clientJson }) => clientJson),
    parse: parseClientClaims,
    isSound: ({ type, challenge, origin }) =>
      [type, challenge, origin].every((one) => typeof one === "string"),
  }),
  bytesRow({
    name: "ECDSA signature",
    samples: [0, 1, 2, 3, 4, 5].map((i) => derOf(namedBytes(`signature ${i}`, 64))),
    parse: parseDerSignature,
    encode: derOf,
  }),
];

/** DER of r and s, written apart from the parser. */
function derOf(raw: Uint8Array): Uint8Array {
  const numbers = [raw.subarray(0, 32), raw.subarray(32)].map((part) => {
    const digits = BigInt(`0x${Buffer.from(part).toString("hex")}`).toString(16);
    const even = digits.length % 2 === 0 ? digits : `0${digits}`;
    const bytes = Buffer.from(Number.parseInt(even.slice(0, 2), 16) < 0x80 ? even : `00${even}`, "hex");
    return Buffer.concat([Buffer.of(2, bytes.length), bytes]);
  });
  const body = Buffer.concat(numbers);
  return Buffer.concat([Buffer.of(0x30, body.length), body]);
}
