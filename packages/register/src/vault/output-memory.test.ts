// SPDX-License-Identifier: Apache-2.0
import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { expect, test } from "vitest";
import { prepareMemory } from "./output-memory.ts";

/** What is left, once given back, of an output of node:crypto, of a part of some memory, of a short one. */
const thread = `
  const { parentPort, workerData } = require("node:worker_threads");
  const { createCipheriv } = require("node:crypto");
  import(workerData).then(({ giveBack }) => {
    const cipher = createCipheriv("chacha20-poly1305", Buffer.alloc(32), Buffer.alloc(12));
    const output = cipher.update(Buffer.alloc(65536));
    const part = new Uint8Array(new ArrayBuffer(65536), 0, 32768);
    const short = new Uint8Array(16);
    for (const bytes of [output, part, short]) giveBack(bytes);
    parentPort.postMessage([output, part, short].map(({ byteLength }) => byteLength));
  });
`;

test("an output is freed at once, and nothing that others may look at", async () => {
  prepareMemory();
  const workerData = new URL("./output-memory.js", import.meta.url).href;
  const [left] = (await once(new Worker(thread, { eval: true, workerData }), "message")) as [number[]];
  expect(left).toEqual([0, 32_768, 16]);
});
