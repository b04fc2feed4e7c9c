// SPDX-License-Identifier: Apache-2.0
import { ApiProblem, problemOf } from "../api/api-problem.ts";
import { ObjectTransfer } from "./object-transfer.ts";
import type { SealingOrder, SealingRequest, SealingWord } from "./seal-file.ts";
import { type MeasuredFile, type SealedStream, sealedStream } from "./sealed-stream.ts";

/** Acknowledged by the register one by one, so that progress is what it has. */
const pieceSizeBytes = 4 * 1024 * 1024;
/** A register that was started anew has forgotten what arrived: then all begins again, so often. */
const beginningsMax = 3;

let isStopped = false;
addEventListener("message", ({ data }: MessageEvent<SealingRequest>) => {
  if (data === "stop") {
    isStopped = true;
    return;
  }
  seal(data).then(
    (measured) => tell({ measured }),
    (error: unknown) => tell({ problem: problemOf(error) }),
  );
});

function tell(word: SealingWord): void {
  postMessage(word);
}

async function seal(order: SealingOrder): Promise<MeasuredFile> {
  for (let beginning = 1; ; beginning += 1) {
    try {
      return await sealOnce(order);
    } catch (error) {
      const isForgotten = error instanceof ApiProblem && error.problem.type === "ingest.unknown";
      if (!isForgotten || beginning >= beginningsMax) throw error;
    }
  }
}

async function sealOnce({ file, recipients }: SealingOrder): Promise<MeasuredFile> {
  const sealed = await sealedStream(file.stream(), file.size, recipients);
  const transfer = await ObjectTransfer.begin(sealed.sealedSize);
  try {
    await bring(sealed, transfer);
  } catch (error) {
    await transfer.giveUp();
    throw error;
  }
  const measured = await sealed.measured();
  if (transfer.root !== undefined && transfer.root !== measured.objectRoot) {
    throw new Error("the register has other bytes than were sent");
  }
  return measured;
}

/** One piece is on its way while the next is made. */
async function bring({ bytes, sealedSize }: SealedStream, transfer: ObjectTransfer): Promise<void> {
  let piece = new Uint8Array(pieceSizeBytes);
  let filledBytes = 0;
  let underWay: Promise<void> | undefined;
  const send = async (made: Uint8Array<ArrayBuffer>) => {
    await transfer.send(made);
    tell({ arrivedBytes: transfer.arrivedBytes, totalBytes: sealedSize });
  };
  const hand = async () => {
    await underWay;
    if (isStopped) throw new Error("stopped");
    underWay = send(piece.subarray(0, filledBytes));
    // Whoever awaits it next hears of it; until then it is nobody's rejection.
    underWay.catch(() => undefined);
    piece = new Uint8Array(pieceSizeBytes);
    filledBytes = 0;
  };
  for (const reader = bytes.getReader(); ; ) {
    const { value, done } = await reader.read();
    if (done) break;
    for (let taken = 0; taken < value.length; ) {
      const end = Math.min(value.length, taken + pieceSizeBytes - filledBytes);
      piece.set(value.subarray(taken, end), filledBytes);
      filledBytes += end - taken;
      taken = end;
      if (filledBytes === pieceSizeBytes) await hand();
    }
  }
  if (filledBytes > 0) await hand();
  await underWay;
}
