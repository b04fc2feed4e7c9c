// SPDX-License-Identifier: Apache-2.0
import {
  base64,
  base64url,
  base64urlLength,
  canonicalBytes,
  hex,
  type JsonValue,
  parseBase64,
  parseBase64url,
  parseCanonicalJson,
  parseDecimal,
  parseHex,
  parseUtf8,
  readBase64url,
  utf8,
} from "@scelle/core";
import { namedBytes } from "../verifier/test-crypto.ts";
import { bytesRow, type ParserRow, textRow } from "./parser-row.ts";

const lengths = [0, 1, 2, 3, 31, 32, 33, 76];
const values: readonly JsonValue[] = [
  null,
  true,
  0,
  -1.5,
  1e21,
  5e-324,
  9007199254740991,
  "",
  '\u0000\b\t\n\f\r"\\/\u007f\u2028é𝄞\ufeff',
  [],
  {},
  [[[1, "two"], null], { a: 1, é: { "": [false] }, "\u{1d11e}": 2, "\ufffd": 3 }],
];

/** Parsers of the writings of one value, which every format is made of. */
export const encodingParsers: readonly ParserRow[] = [
  bytesRow({
    name: "canonical JSON",
    form: "json",
    samples: values.map(canonicalBytes),
    parse: (bytes) => parseCanonicalJson(bytes, "value"),
    encode: canonicalBytes,
  }),
  bytesRow({
    name: "UTF-8",
    form: "lines",
    samples: ["", "abc\n", "é—𝄞\ufeff\u0000"].map(utf8),
    parse: (bytes) => parseUtf8(bytes, "text"),
    encode: utf8,
  }),
  textRow({
    name: "base64",
    samples: lengths.map((length) => base64(namedBytes("base64", length))),
    parse: (text) => parseBase64(text, "value"),
    encode: base64,
  }),
  textRow({
    name: "base64url",
    samples: lengths.map((length) => base64url(namedBytes("base64url", length))),
    parse: (text) => parseBase64url(text, "value"),
    encode: base64url,
  }),
  bytesRow({
    name: "base64url in place",
    samples: [utf8(`--${base64url(namedBytes("in place", 32))}--`)],
    parse: (bytes) => ({ found: readBase64url(bytes, 2, 32, "value"), bytes }),
    encode: ({ found, bytes }) =>
      Buffer.concat([bytes.slice(0, 2), utf8(base64url(found)), bytes.slice(2 + base64urlLength(32))]),
  }),
  textRow({
    name: "hexadecimal",
    samples: lengths.map((length) => hex(namedBytes("hex", length))),
    parse: (text) => parseHex(text, "value"),
    encode: hex,
  }),
  textRow({
    name: "decimal",
    samples: ["0", "7", "70000", String(Number.MAX_SAFE_INTEGER)],
    parse: (text) => parseDecimal(text, "count"),
    encode: String,
  }),
];
