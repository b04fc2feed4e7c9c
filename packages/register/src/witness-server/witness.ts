// SPDX-License-Identifier: Apache-2.0
import {
  appendSignatureLines,
  assert,
  type CosigningRefusal,
  type Crypto,
  cosign,
  decideCosigning,
  formatWitnessedSize,
  hex,
  noteSizeBytesMax,
  type OpenedRequest,
  openCheckpoint,
  openWitnessRequest,
  parseUtf8,
  ScelleError,
  type Signer,
  utf8,
  type VerifierKey,
  verifyCosignatures,
  type Witnessed,
} from "@scelle/core";
import type { Disk } from "../disk/disk.ts";

export interface WitnessParts {
  /** Folder of the witness's own state. */
  readonly disk: Disk;
  readonly crypto: Crypto;
  readonly key: VerifierKey;
  readonly signer: Signer;
  /** Keys of the logs that it knows, one an origin. */
  readonly logs: readonly VerifierKey[];
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Another rule than that of the protocol: for showing that each check is needed. */
  readonly decide?: typeof decideCosigning;
}

/** What goes back over HTTP. */
export interface WitnessReply {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

interface Memory extends Witnessed {
  readonly timeSeconds: number;
  /** The checkpoint with the log's signature and the witness's own. */
  readonly note: string;
}

const textType = "text/plain; charset=utf-8";
const sizeType = "text/x.tlog.size";

/**
 * A witness: of each log it remembers the last checkpoint that it cosigned, in one file, and cosigns only
 * what continues that. The file is durable before anybody sees the cosignature.
 * @see C2SP tlog-witness
 */
export class Witness {
  readonly #parts: WitnessParts;
  readonly #memories = new Map<string, Memory>();
  /** The end of the queue of each log: checking and remembering is one step that nobody comes between. */
  readonly #turns = new Map<string, Promise<unknown>>();
  #failure: unknown;

  private constructor(parts: WitnessParts) {
    this.#parts = parts;
  }

  /** @throws ScelleError("witness.state-damaged") rather than forgetting anything */
  static async open(parts: WitnessParts): Promise<Witness> {
    const witness = new Witness(parts);
    for (const log of parts.logs) {
      const memory = await remembered(parts, log);
      if (memory !== undefined) witness.#memories.set(log.name, memory);
    }
    return witness;
  }

  /** Answers the body of one `add-checkpoint`. */
  async addCheckpoint(body: Uint8Array): Promise<WitnessReply> {
    const { crypto, logs } = this.#parts;
    const opened = await openWitnessRequest(crypto, body, logs);
    if ("status" in opened) return refusalReply(opened);
    const { origin } = opened.checkpoint;
    const turn = (this.#turns.get(origin) ?? Promise.resolve()).then(() => this.#cosign(opened));
    this.#turns.set(
      origin,
      turn.catch(() => undefined), // Its own caller is told.
    );
    return await turn;
  }

  /** Takes no more in, and waits for what is being remembered. */
  async atRest(): Promise<void> {
    this.#failure ??= new ScelleError("register.closed");
    await Promise.all(this.#turns.values());
  }

  /** The newest cosigned checkpoint of the log whose origin has this SHA-256, in hexadecimal. */
  latest(originHash: string): string | undefined {
    for (const [origin, { note }] of this.#memories) {
      if (originHashOf(this.#parts.crypto, origin) === originHash) return note;
    }
    return undefined;
  }

  async #cosign(opened: OpenedRequest): Promise<WitnessReply> {
    const { crypto, key, signer, now, disk, decide = decideCosigning } = this.#parts;
    // After a failed sync nobody knows what the disk holds: only a new start may answer again.
    if (this.#failure !== undefined) throw this.#failure;
    const { origin, size, root, note } = opened.checkpoint;
    const last = this.#memories.get(origin);
    const refusal = decide(crypto, opened, last);
    if (refusal !== undefined) return refusalReply(refusal);
    const timeSeconds = Math.max(Math.floor(now() / 1_000), last?.timeSeconds ?? 0);
    const line = await cosign(crypto, note.text, key.name, signer, timeSeconds);
    const cosigned = appendSignatureLines(ownLine(opened, this.#parts), [line]);
    // What could not be read again at the next start is not remembered, and so not cosigned.
    if (utf8(cosigned).length > noteSizeBytesMax) {
      return { status: 400, contentType: textType, body: "checkpoint too long\n" };
    }
    try {
      await disk.replace(witnessedPath(crypto, origin), utf8(cosigned));
    } catch (cause) {
      const isHarmless = cause instanceof ScelleError && cause.code === "disk.full";
      if (!isHarmless) this.#failure = cause;
      throw cause;
    }
    this.#memories.set(origin, { size, root, timeSeconds, note: cosigned });
    return { status: 200, contentType: textType, body: `${line}\n` };
  }
}

/** Where the state of one log lies, and under which name it may be asked for. */
export function originHashOf(crypto: Crypto, origin: string): string {
  return hex(crypto.sha256(utf8(origin)));
}

function witnessedPath(crypto: Crypto, origin: string): string {
  return `logs/${originHashOf(crypto, origin)}`;
}

/** The submitted note with one line of its log: strangers' lines and repetitions are not kept. */
function ownLine({ checkpoint }: OpenedRequest, { logs }: WitnessParts): string {
  const { text, signatures } = checkpoint.note;
  const log = logs.find(({ name }) => name === checkpoint.origin);
  const own = signatures.find(
    ({ name, keyId }) => name === log?.name && keyId.every((byte, at) => byte === log.keyId[at]),
  );
  assert(own !== undefined, "a request is opened by the line of its log");
  return `${text}\n${own.line}\n`;
}

async function remembered(parts: WitnessParts, log: VerifierKey): Promise<Memory | undefined> {
  const { disk, crypto, key } = parts;
  const path = witnessedPath(crypto, log.name);
  const bytes = await disk.read(path, noteSizeBytesMax);
  if (bytes === undefined) return undefined;
  const fail = (problem: string, cause?: unknown): never => {
    throw new ScelleError("witness.state-damaged", { path, problem }, { cause });
  };
  try {
    const { size, root, note } = await openCheckpoint(crypto, bytes, log);
    const [own] = await verifyCosignatures(crypto, note, [key]);
    if (own === undefined) return fail("no cosignature by this witness");
    return { size, root, timeSeconds: own.timeSeconds, note: parseUtf8(bytes, "checkpoint") };
  } catch (cause) {
    if (!(cause instanceof ScelleError) || cause.code === "witness.state-damaged") throw cause;
    return fail(cause.code, cause);
  }
}

function refusalReply(refusal: CosigningRefusal): WitnessReply {
  const { status, problem } = refusal;
  if (status === 409) {
    return { status, contentType: sizeType, body: formatWitnessedSize(refusal.size) };
  }
  return { status, contentType: textType, body: `${problem}\n` };
}
