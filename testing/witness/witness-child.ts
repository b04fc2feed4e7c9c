// SPDX-License-Identifier: Apache-2.0
// A witness in a process of its own, to be killed. What it has made durable it says on standard output.
import { writeSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { parseVerifierKey } from "@scelle/core";
import { type Disk, ed25519Signer, nodeCrypto, nodeDisk, serveWitness, Witness } from "@scelle/register";
import { talkVkey } from "./conversation.ts";
import { keyNamed, vkey } from "./independent-log.ts";

/**
 * `prompt` is a witness as it is; `halting` stops for ever between the disk and the answer; `hasty` is the
 * planted fault: it answers first and writes a moment later.
 */
export type ChildManner = "prompt" | "halting" | "hasty";

const name = "witness.notary.example";

async function serve(folder: string, manner: ChildManner): Promise<void> {
  const { seed, publicKey } = keyNamed(name);
  const witness = await Witness.open({
    disk: diskOf(folder, manner),
    crypto: nodeCrypto,
    key: parseVerifierKey(nodeCrypto, vkey(name, 4, publicKey)),
    signer: ed25519Signer(seed),
    logs: [parseVerifierKey(nodeCrypto, talkVkey)],
    now: Date.now,
  });
  const { port } = await serveWitness(witness, { host: "127.0.0.1", port: 0 });
  writeSync(1, `${port}\n`);
}

function diskOf(folder: string, manner: ChildManner): Disk {
  const disk = nodeDisk(folder);
  const replace = async (path: string, bytes: Uint8Array): Promise<void> => {
    if (manner === "hasty") {
      const copy = bytes.slice();
      sleep(40)
        .then(() => disk.replace(path, copy))
        .catch(() => undefined); // The folder may be gone by then: the test is over.
      return;
    }
    await disk.replace(path, bytes);
    if (manner !== "halting") return;
    writeSync(1, "durable\n");
    await new Promise(() => undefined);
  };
  return {
    replace,
    read: (path, sizeBytesMax) => disk.read(path, sizeBytesMax),
    readAt: (path, offsetBytes, sizeBytes) => disk.readAt(path, offsetBytes, sizeBytes),
    list: (path) => disk.list(path),
    sizeBytes: (path) => disk.sizeBytes(path),
    create: (path, bytes) => disk.create(path, bytes),
    replaceAll: async (files) => {
      for (const { path, bytes } of files) await replace(path, bytes);
    },
    writeAt: (path, parts) => disk.writeAt(path, parts),
    remove: (paths) => disk.remove(paths),
    removeFolder: (path) => disk.removeFolder(path),
  };
}

const [folder, manner] = process.argv.slice(2);
if (folder !== undefined && manner !== undefined) await serve(folder, manner as ChildManner);
