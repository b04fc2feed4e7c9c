// SPDX-License-Identifier: Apache-2.0
// Freezes the record kinds that no golden vector holds yet, in a new testing/vectors/records-v<n>.json,
// each with an invented stored record. Run it once for a release, after `npm run build`; a kind that is
// frozen stays as it is.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { canonicalBytes, catalogue, draftDigest, encodePayload } from "../packages/core/dist/index.js";
import { arbitraryPayload } from "../testing/dist/arbitrary.js";
import { frozenForm } from "../testing/dist/records/frozen-form.js";
import { root } from "./tools.mjs";

const folder = join(root, "testing", "vectors");
const origin = "register.example/inspectorate";
const exampleSeed = 1;
const crypto = {
  sha256: (...parts) => parts.reduce((hash, part) => hash.update(part), createHash("sha256")).digest(),
};

const names = readdirSync(folder).filter((name) => /^records-v\d+\.json$/.test(name));
const known = names.flatMap((name) => JSON.parse(readFileSync(join(folder, name), "utf8")));
const missing = catalogue.filter(
  ({ kind, version }) => !known.some(({ form }) => form.kind === kind && form.version === version),
);

if (missing.length === 0) process.stdout.write("Every record kind is frozen.\n");
else freeze();

function freeze() {
  const name = `records-v${names.length + 1}.json`;
  const lines = missing.map((kind) => JSON.stringify(frozenKind(kind)));
  writeFileSync(join(folder, name), `[\n${lines.join(",\n")}\n]\n`);
  writeFileSync(join(folder, "SHA256SUMS"), sums());
  process.stdout.write(`${name} freezes ${missing.map(({ kind }) => kind).join(", ")}.\n`);
}

function frozenKind(kind) {
  const samples = fc.sample(arbitraryPayload(kind), { numRuns: 16, seed: exampleSeed });
  const fieldCount = ({ draft }) => Object.keys(draft.stated).length;
  // The fullest: an example without an optional field would not hold it to anything.
  const payload = samples.reduce((best, next) => (fieldCount(next) > fieldCount(best) ? next : best));
  const example = {
    payload: Buffer.from(encodePayload(payload)).toString("utf8"),
    origin,
    draftDigest: Buffer.from(draftDigest(crypto, origin, payload.draft)).toString("hex"),
  };
  return { form: JSON.parse(Buffer.from(canonicalBytes(frozenForm(kind))).toString("utf8")), example };
}

function sums() {
  const files = readdirSync(folder).filter((name) => name.endsWith(".json"));
  const lines = files.map((name) => `${sha256(readFileSync(join(folder, name)))}  ${name}\n`);
  return lines.sort((a, b) => (a.slice(66) < b.slice(66) ? -1 : 1)).join("");
}

function sha256(bytes) {
  return createHash("sha256").update(bytes).digest("hex");
}
