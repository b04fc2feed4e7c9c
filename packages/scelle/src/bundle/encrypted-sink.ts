// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from "node:crypto";
import { newAgeHeader, PayloadSealer, payloadKey, payloadNonceSizeBytes } from "@scelle/register";
import type { BundleSink } from "./bundle-sink.ts";

/** So much is sealed and written at once: sixteen chunks of age. */
const blockSizeBytes = 1024 * 1024;

/**
 * A sink whose bytes arrive as an age file, which `age --decrypt` opens.
 * @param recipients at least one, each accepted by `assertRecipient`
 */
export async function encryptedSink(sink: BundleSink, recipients: readonly string[]): Promise<BundleSink> {
  const { header, fileKey } = await newAgeHeader(recipients);
  const nonce = randomBytes(payloadNonceSizeBytes);
  await sink.write(Buffer.concat([header, nonce]));
  return payloadSink(sink, payloadKey(fileKey, nonce));
}

/** What follows the nonce. @param key of the payload */
export function payloadSink(sink: BundleSink, key: Uint8Array): BundleSink {
  const sealer = new PayloadSealer(key);
  const block = Buffer.alloc(blockSizeBytes);
  let held = 0;
  const pass = async (isLast: boolean): Promise<void> => {
    const sealed: Uint8Array[] = [];
    sealer.seal(block.subarray(0, held), (bytes) => sealed.push(bytes), isLast);
    held = 0;
    await sink.write(Buffer.concat(sealed));
  };
  return {
    async write(piece) {
      for (let taken = 0; taken < piece.length; ) {
        // A full block is held until more comes: the last one is sealed as the last.
        if (held === blockSizeBytes) await pass(false);
        const part = piece.subarray(taken, taken + blockSizeBytes - held);
        block.set(part, held);
        held += part.length;
        taken += part.length;
      }
    },
    async end() {
      await pass(true);
      await sink.end();
    },
    stop: (cause) => sink.stop(cause),
  };
}
