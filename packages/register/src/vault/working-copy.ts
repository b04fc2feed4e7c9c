// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from "node:crypto";
import { type FileHandle, mkdir, open, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { syncNames } from "./durable-names.ts";
import { takeFolderName, takeName } from "./take-name.ts";
import { TarSplitter } from "./tar-splitter.ts";
import { writeError } from "./vault-error.ts";

/** Where opened bytes go. Nothing stands at its name before it is finished. */
export interface WorkingCopy {
  write(bytes: Uint8Array): Promise<void>;
  /** Makes it durable under its name. */
  finish(): Promise<void>;
  discard(): Promise<void>;
}

/** One private file with all the bytes. @throws ScelleError("vault.not-writable" | "vault.no-space") */
export async function fileCopy(outPath: string): Promise<WorkingCopy> {
  const temporary = temporaryPath(outPath);
  const file = await openNew(temporary, outPath);
  return {
    write: (bytes) => writeFully(file, bytes),
    finish: async () => {
      await file.sync();
      await file.close();
      await takeName(temporary, outPath);
      await syncNames(dirname(outPath));
    },
    discard: async () => {
      await file.close();
      await rm(temporary, { force: true });
    },
  };
}

/**
 * A private folder with the segments of a split image under their names.
 * @throws ScelleError("vault.not-writable" | "vault.no-space"); while writing also "format.malformed" for
 * bytes that are no tar of plain files
 */
export async function segmentCopy(outPath: string): Promise<WorkingCopy> {
  const temporary = temporaryPath(outPath);
  await mkdir(temporary, { mode: 0o700 }).catch((cause: unknown) => {
    throw writeError(cause, outPath);
  });
  let file: FileHandle | undefined;
  const endFile = async () => {
    const ended = file;
    file = undefined;
    await ended?.sync();
    await ended?.close();
  };
  const tar = new TarSplitter({
    begin: async (name) => {
      await endFile();
      file = await openNew(join(temporary, name), outPath);
    },
    write: async (bytes) => {
      if (file !== undefined) await writeFully(file, bytes);
    },
  });
  return {
    write: (bytes) => tar.write(bytes),
    finish: async () => {
      tar.assertEnd();
      await endFile();
      await syncNames(temporary);
      await takeFolderName(temporary, outPath);
      await syncNames(dirname(outPath));
    },
    discard: async () => {
      await file?.close();
      file = undefined;
      await rm(temporary, { recursive: true, force: true });
    },
  };
}

function temporaryPath(outPath: string): string {
  return join(dirname(outPath), `.${basename(outPath)}.${randomBytes(6).toString("hex")}`);
}

async function openNew(path: string, outPath: string): Promise<FileHandle> {
  try {
    return await open(path, "wx", 0o600);
  } catch (cause) {
    throw writeError(cause, outPath);
  }
}

async function writeFully(file: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    done += (await file.write(bytes, done)).bytesWritten;
  }
}
