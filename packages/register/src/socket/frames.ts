// SPDX-License-Identifier: Apache-2.0
import type { Socket } from "node:net";
import { ScelleError } from "@scelle/core";

/** A consultation of a few hundred records fits; nothing longer is read from a peer. */
const frameSizeBytesMax = 32 * 1024 * 1024;

/** Calls `receive` for each line of JSON; a peer that sends anything else is cut off. */
export function receiveFrames(socket: Socket, receive: (value: unknown) => void): void {
  let parts: Buffer[] = [];
  let sizeBytes = 0;
  socket.on("data", (chunk: Buffer) => {
    let rest = chunk;
    for (let end = rest.indexOf(10); end >= 0; end = rest.indexOf(10)) {
      parts.push(rest.subarray(0, end));
      const line = Buffer.concat(parts);
      parts = [];
      sizeBytes = 0;
      rest = rest.subarray(end + 1);
      try {
        receive(JSON.parse(line.toString("utf8")));
      } catch (cause) {
        socket.destroy(cause instanceof Error ? cause : undefined);
        return;
      }
    }
    parts.push(rest);
    sizeBytes += rest.length;
    if (sizeBytes > frameSizeBytesMax) socket.destroy(new ScelleError("socket.too-long"));
  });
}

export function sendFrame(socket: Socket, value: unknown): void {
  if (!socket.destroyed) socket.write(`${JSON.stringify(value)}\n`);
}
