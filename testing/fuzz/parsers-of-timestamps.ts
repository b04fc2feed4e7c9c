// SPDX-License-Identifier: Apache-2.0
import {
  checkpointImprint,
  formatPem,
  formatTimestampPolicy,
  judgeTimestamp,
  parseAttestedTime,
  parseCertificate,
  parsePem,
  parseRevocationList,
  parseTimestampAnswer,
  parseTimestampName,
  parseTimestampPolicy,
  parseTimestampSize,
  parseTrustedCertificates,
  type TimestampPolicy,
  utf8,
} from "@scelle/core";
import { bytesOf } from "../log/vector-file.ts";
import { testCrypto } from "../verifier/test-crypto.ts";
import { bytesRow, type ParserRow, textRow } from "./parser-row.ts";
import { vectors } from "./vectors.ts";

const { tokens } = vectors.timestamps;
const answers = tokens.map(({ answer }) => bytesOf(answer));
const roots = tokens.map(({ root }) => bytesOf(root));
const lists = tokens.map(({ revocationList }) => bytesOf(revocationList));
const parsed = answers.map((answer) => parseTimestampAnswer(answer).token);
const certificates = [...roots, ...parsed.flatMap((token) => token?.certificates ?? [])];
const policy: TimestampPolicy = {
  rhythm: "hourly",
  authorities: roots.map((root, i) => ({
    name: `authority-${i}`,
    url: `https://time${i}.example/tsa`,
    policy: i === 0 ? undefined : "1.2.3.4.2",
    trusted: [parseCertificate(root)],
  })),
};

/** Parsers of what authorities for time answer, and of what their answers are judged by. */
export const timestampParsers: readonly ParserRow[] = [
  bytesRow({ name: "answer of an authority for time", samples: answers, parse: parseTimestampAnswer }),
  bytesRow({
    name: "attested time",
    samples: parsed.flatMap((token) => (token === undefined ? [] : [token.attestedBytes])),
    parse: parseAttestedTime,
  }),
  bytesRow({
    name: "answer of an authority for time, judged",
    samples: answers,
    parse: judge,
    // Whatever was changed on the way, the time is the one that the authority signed.
    isSound: ({ timeMs }) => tokens.some(({ time }) => Date.parse(time) === timeMs),
    weight: 8,
  }),
  bytesRow({
    name: "certificate",
    samples: certificates,
    parse: parseCertificate,
    encode: ({ encoded }) => encoded,
  }),
  bytesRow({
    name: "list of revoked certificates",
    samples: lists,
    parse: parseRevocationList,
    encode: ({ encoded }) => encoded,
  }),
  textRow({
    name: "text armour",
    samples: [formatPem("CERTIFICATE", certificates), `Root:\n${formatPem("CERTIFICATE", roots)}\nEnd`],
    parse: (text) => parsePem("CERTIFICATE", text),
  }),
  bytesRow({
    name: "certificates that are believed",
    form: "lines",
    samples: [...roots, utf8(formatPem("CERTIFICATE", certificates))],
    parse: (bytes) => parseTrustedCertificates("root.pem", bytes),
    isSound: (trusted) => trusted.every(({ isAuthority }) => isAuthority),
  }),
  textRow({
    name: "timestamp policy",
    samples: [formatTimestampPolicy(policy), "rhythm daily\n"],
    parse: parseTimestampPolicy,
  }),
  textRow({
    name: "name of a folder in timestamps",
    samples: ["0", "70000"],
    parse: parseTimestampSize,
    encode: (size) => String(size),
  }),
  textRow({
    name: "name of a file in timestamps",
    samples: ["0123456789abcdef.tsr", "0123456789abcdef.chain.pem", "0123456789abcdef.crl.pem"],
    parse: parseTimestampName,
    encode: (name) => `${name?.authorityId}.${name?.part}`,
  }),
];

async function judge(bytes: Uint8Array) {
  const trusted = roots.map(parseCertificate);
  const revocationLists = lists.map(parseRevocationList);
  const imprints = tokens.map(({ note }) => checkpointImprint(testCrypto, utf8(note)));
  const isSecond = bytes.length > (answers[0]?.length ?? 0) + 80;
  const imprint = imprints[isSecond ? 1 : 0] ?? new Uint8Array(32);
  return await judgeTimestamp(testCrypto, bytes, { imprint, trusted, revocationLists });
}
