// SPDX-License-Identifier: Apache-2.0
import type { Stats } from "node:fs";
import { type FileHandle, lstat, open, rm, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { ScelleError } from "@scelle/core";
import { assertFree, syncNames, takeName, writeError } from "@scelle/register";
import type { BundleSink } from "./bundle-sink.ts";
import { encryptedSink } from "./encrypted-sink.ts";

/** After so many bytes the system is told to bring them to the disk, so that little is left for the end. */
const syncEveryBytes = 64 * 1024 * 1024;

/** A file that nothing stands at until all of it is there. */
export interface FileSink extends BundleSink {
  /** Bytes that an earlier attempt left, which was cut off; they were removed. */
  readonly earlierBytes: number | undefined;
}

/** Where the bytes of a file lie until it is whole. */
export function partialPath(path: string): string {
  return `${path}.partial`;
}

/**
 * A new file, which only its owner reads. It lies under `partialPath` while it is written, and has its name
 * when all of it is on the disk: whatever cuts this off leaves nothing there that looks whole.
 * @throws ScelleError("vault.out-exists" | "vault.not-writable" | "vault.no-space")
 */
export async function fileSink(path: string): Promise<FileSink> {
  const partial = partialPath(path);
  await assertFree(path);
  const earlierBytes = await cutOffBytes(partial);
  if (earlierBytes !== undefined) await rm(partial, { force: true });
  const file = await inOurWords(path, () => open(partial, "wx", 0o600));
  const sync = backgroundSync(file);
  let isNamed = false;
  return {
    earlierBytes,
    write: (piece) =>
      inOurWords(path, async () => {
        for (let done = 0; done < piece.length; ) {
          done += (await file.write(piece, done)).bytesWritten;
        }
        sync.written(piece.length);
      }),
    end: () =>
      inOurWords(path, async () => {
        await sync.ended();
        await file.sync();
        if (!(await isSameFile(file, partial))) {
          // Somebody else who writes to the same place has removed what was ours.
          throw new ScelleError("vault.write-failed", { path, reason: "replaced" });
        }
        await takeName(partial, path);
        if (!(await isSameFile(file, path))) {
          await rm(path, { force: true }); // The half file of somebody else, under a name that we gave it.
          throw new ScelleError("vault.write-failed", { path, reason: "replaced" });
        }
        isNamed = true;
        await file.close();
        await syncNames(dirname(path));
      }),
    async stop() {
      await sync.ended().catch(() => undefined); // What went wrong is told by whoever stops.
      if (isNamed) return; // It is all there; only whether it stays was not confirmed.
      const isOurs = await isSameFile(file, partial);
      await file.close();
      if (isOurs) await rm(partial, { force: true });
    },
  };
}

/** The same, encrypted to recipients of age where there are any. */
export async function fileSinkTo(path: string, recipients: readonly string[]): Promise<FileSink> {
  const sink = await fileSink(path);
  if (recipients.length === 0) return sink;
  try {
    return { ...(await encryptedSink(sink, recipients)), earlierBytes: sink.earlierBytes };
  } catch (cause) {
    await sink.stop(cause); // Nothing of the file stays where it could not be begun.
    throw cause;
  }
}

/**
 * Whether a file can be made there, tried out: asked before the act that says that it is handed over.
 * @throws ScelleError("vault.out-exists" | "vault.not-writable" | …)
 */
export async function assertPlace(path: string): Promise<void> {
  await assertFree(path);
  const partial = partialPath(path);
  if ((await cutOffBytes(partial)) !== undefined) return;
  await inOurWords(path, async () => {
    await (await open(partial, "wx", 0o600)).close();
    await rm(partial, { force: true });
  });
}

/** Brings to the disk what was written, beside the writing; what fails is thrown by `ended`. */
function backgroundSync(file: FileHandle) {
  let sinceBytes = 0;
  let running: Promise<void> | undefined;
  let failure: unknown;
  return {
    written(sizeBytes: number): void {
      sinceBytes += sizeBytes;
      if (sinceBytes < syncEveryBytes || running !== undefined) return;
      sinceBytes = 0;
      running = file
        .datasync()
        .catch((cause: unknown) => {
          failure ??= cause;
        })
        .finally(() => {
          running = undefined;
        });
    },
    async ended(): Promise<void> {
      await running;
      if (failure !== undefined) throw failure;
    },
  };
}

async function isSameFile(file: FileHandle, path: string): Promise<boolean> {
  const there = await stat(path).catch(() => undefined); // Gone, or not to be looked at: not ours any more.
  const ours = await file.stat();
  return there !== undefined && there.ino === ours.ino && there.dev === ours.dev;
}

/** How a bundle begins, plain and encrypted: only such a file is what an earlier attempt left. */
const beginnings = ["PK\u0003\u0004", "age-encryption.org/v1\n"];

/**
 * The size of what an earlier attempt left, if there is any.
 * @throws ScelleError("vault.out-exists") for what is no half bundle: that is somebody’s
 */
async function cutOffBytes(partial: string): Promise<number | undefined> {
  const there = await whatStandsAt(partial);
  if (there === undefined) return undefined;
  if (!there.isFile() || !(await beginsAsOurs(partial))) {
    throw new ScelleError("vault.out-exists", { path: partial });
  }
  return there.size;
}

async function beginsAsOurs(partial: string): Promise<boolean> {
  const file = await inOurWords(partial, () => open(partial, "r"));
  try {
    const front = Buffer.alloc(Math.max(...beginnings.map(({ length }) => length)));
    const { bytesRead } = await inOurWords(partial, () => file.read(front, 0, front.length, 0));
    const text = front.toString("latin1", 0, bytesRead);
    // A cut may have come before the first bytes.
    return beginnings.some((one) => one.startsWith(text) || text.startsWith(one));
  } finally {
    await file.close();
  }
}

/** A link is looked at and not followed: where it leads is not where somebody expects a file. */
async function whatStandsAt(path: string): Promise<Stats | undefined> {
  try {
    return await lstat(path);
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === "ENOENT") return undefined;
    throw writeError(cause, path);
  }
}

async function inOurWords<T>(path: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (cause) {
    throw writeError(cause, path);
  }
}
