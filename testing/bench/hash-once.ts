// SPDX-License-Identifier: Apache-2.0
// The peer of verify: one file, no check of anything. Reads every file of a log, parses each entry and each
// payload's length once, hashes each once, and prints how many there were.
import { hash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const folder = process.argv[2] ?? "";
let entries = 0;
let payloads = 0;
let others = 0;

for (const name of readdirSync(join(folder, "log", "tile"), { recursive: true, withFileTypes: true })) {
  if (!name.isFile()) continue;
  const bytes = readFileSync(join(name.parentPath, name.name));
  if (join(name.parentPath, "x").includes("/entries/")) hashEntries(bytes);
  else others += bytes.length;
}
for (const name of readdirSync(join(folder, "keys")))
  others += readFileSync(join(folder, "keys", name)).length;
for (const name of readdirSync(join(folder, "payload"))) {
  hashPayloads(readFileSync(join(folder, "payload", name)));
}
process.stdout.write(`${entries} entries, ${payloads} payloads, ${others} other bytes\n`);

function hashEntries(bytes: Buffer): void {
  for (let at = 0; at < bytes.length; ) {
    const end = at + 2 + bytes.readUInt16BE(at);
    const entry = bytes.subarray(at + 2, end);
    JSON.parse(entry.toString("latin1"));
    hash("sha256", entry, "buffer");
    entries++;
    at = end;
  }
}

function hashPayloads(bytes: Buffer): void {
  for (let at = 0; at < bytes.length; ) {
    const end = at + 4 + bytes.readUInt32BE(at);
    hash("sha256", bytes.subarray(at + 4, end), "buffer");
    payloads++;
    at = end;
  }
}
