// SPDX-License-Identifier: Apache-2.0
import { once } from "node:events";
import { finished, type Writable } from "node:stream";
import { finished as ended } from "node:stream/promises";

/** Where a bundle goes, piece by piece. */
export interface BundleSink {
  /** When it resolves, the memory of the piece may be used for the next one. */
  write(piece: Uint8Array): Promise<void>;
  end(): Promise<void>;
  /** Nothing more comes: what there is, is cut off. */
  stop(cause: unknown): Promise<void>;
}

/** Whoever reads at the other end of a stream, as fast as they read. */
export function streamSink(output: Writable): BundleSink {
  const gone = new AbortController();
  finished(output, { readable: false }, (cause) => gone.abort(cause ?? undefined));
  return {
    async write(piece) {
      gone.signal.throwIfAborted();
      // The stream may keep the piece for longer than its memory is ours.
      if (output.write(Uint8Array.from(piece))) return;
      await once(output, "drain", { signal: gone.signal }).catch((cause: unknown) => {
        throw gone.signal.aborted ? gone.signal.reason : cause;
      });
    },
    async end() {
      gone.signal.throwIfAborted();
      output.end();
      await ended(output, { readable: false });
    },
    stop(cause) {
      output.destroy(cause as Error);
      return Promise.resolve();
    },
  };
}
