// SPDX-License-Identifier: Apache-2.0
import type { Problem } from "@scelle/core/api";
import { ApiProblem, ownProblem } from "../api/api-problem.ts";

const place = "/api/v1/sealed";
const protocol = { "Tus-Resumable": "1.0.0" };

/** How long the register may be away, attempt by attempt, before a transfer is given up: five minutes. */
const waitsMs = [500, 1_000, 2_000, 4_000, 8_000, 15_000, 30_000, 60_000, 60_000, 60_000, 60_000];

/** Ways out into the world, so that a test can be the world. */
export interface Surroundings {
  readonly ask: (path: string, init: RequestInit) => Promise<Response>;
  readonly wait: (milliseconds: number) => Promise<void>;
}

const ofThePage: Surroundings = {
  ask: (path, init) => fetch(path, { ...init, credentials: "same-origin" }),
  wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
};

/**
 * Brings one sealed object into the register's vault, piece by piece. A piece that got lost is sent again
 * from where the register says that it is; a register that was away is waited for.
 * @see tus.io, resumable upload 1.0.0
 */
export class ObjectTransfer {
  readonly #path: string;
  readonly #sizeBytes: number;
  readonly #around: Surroundings;
  #arrivedBytes = 0;
  /** As the register calls it once all is there; undefined where its last answer got lost. */
  root: string | undefined;

  private constructor(path: string, sizeBytes: number, around: Surroundings) {
    this.#path = path;
    this.#sizeBytes = sizeBytes;
    this.#around = around;
  }

  /** @throws ApiProblem */
  static async begin(sizeBytes: number, around: Surroundings = ofThePage): Promise<ObjectTransfer> {
    const headers = { ...protocol, "Upload-Length": String(sizeBytes) };
    const begun = await around.ask(place, { method: "POST", headers });
    const path = begun.headers.get("Location");
    if (!begun.ok || path === null) throw new ApiProblem(await problemIn(begun));
    return new ObjectTransfer(path, sizeBytes, around);
  }

  /** What the register has. */
  get arrivedBytes(): number {
    return this.#arrivedBytes;
  }

  /**
   * Sends the next piece until the register has all of it.
   * @throws ApiProblem with `ingest.unknown` where the register forgot what it had
   */
  async send(piece: Uint8Array<ArrayBuffer>): Promise<void> {
    const beganAt = this.#arrivedBytes;
    const end = beganAt + piece.length;
    for (let attempt = 0; this.#arrivedBytes < end; attempt += 1) {
      if (attempt > 0) {
        await this.#around.wait(waitsMs[Math.min(attempt, waitsMs.length) - 1] ?? 0);
        if (await this.#catchUp(end)) return;
      }
      const lost = await this.#attempt(piece.subarray(this.#arrivedBytes - beganAt));
      if (lost !== undefined && attempt >= waitsMs.length) throw new ApiProblem(lost);
    }
  }

  /** Leaves nothing behind; says nothing where that does not succeed, since the register does it in time. */
  async giveUp(): Promise<void> {
    await this.#around.ask(this.#path, { method: "DELETE", headers: protocol }).catch(() => undefined);
  }

  /** One attempt. @returns what went wrong, if it may go better another time @throws ApiProblem */
  async #attempt(rest: Uint8Array<ArrayBuffer>): Promise<Problem | undefined> {
    const headers = {
      ...{ ...protocol, "Upload-Offset": String(this.#arrivedBytes) },
      "Content-Type": "application/offset+octet-stream",
    };
    const answer = await this.#asked({ method: "PATCH", headers, body: rest });
    if (answer === undefined) return unreachable();
    if (!answer.ok) {
      const problem = await problemIn(answer);
      if (isForGood(answer.status)) throw new ApiProblem(problem);
      return problem;
    }
    this.#arrivedBytes = Number(answer.headers.get("Upload-Offset"));
    this.root = answer.headers.get("Scelle-Root") ?? this.root;
    return undefined;
  }

  /** Asks where the register is. @returns whether the last piece had arrived, and only its answer got lost */
  async #catchUp(end: number): Promise<boolean> {
    const answer = await this.#asked({ method: "HEAD", headers: protocol });
    if (answer === undefined || (!answer.ok && !isForGood(answer.status))) return false;
    if (answer.ok) {
      const offset = Number(answer.headers.get("Upload-Offset"));
      if (offset < this.#arrivedBytes || offset > end) throw new ApiProblem(forgotten());
      this.#arrivedBytes = offset;
      return offset === end;
    }
    // What is complete is no transfer any more: the register keeps it under its root.
    if (end !== this.#sizeBytes) throw new ApiProblem(forgotten());
    this.#arrivedBytes = end;
    return true;
  }

  async #asked(init: RequestInit): Promise<Response | undefined> {
    return await this.#around.ask(this.#path, init).catch(() => undefined);
  }
}

/** Refused by what was asked for; 409 is another place to go on from, 429 and 5xx pass. */
function isForGood(status: number): boolean {
  return status >= 400 && status < 500 && status !== 409 && status !== 429;
}

async function problemIn(answer: Response): Promise<Problem> {
  const told = (await answer.json().catch(() => ({}))) as Partial<Problem>;
  return told.sentence !== undefined && told.type !== undefined ? (told as Problem) : unreachable();
}

function unreachable(): Problem {
  return ownProblem("app.unreachable", 0, {
    en: "The register does not answer; what had arrived is lost with this page. Check that this machine reaches it, then record again.",
    fr: "Le registre ne répond pas ; ce qui était arrivé se perd avec cette page. Vérifiez que cette machine l’atteint, puis consignez à nouveau.",
  });
}

function forgotten(): Problem {
  return ownProblem("ingest.unknown", 404, {
    en: "The register forgot what had arrived. Record again: the file is sealed once more.",
    fr: "Le registre a oublié ce qui était arrivé. Consignez à nouveau : le fichier sera scellé une fois de plus.",
  });
}
