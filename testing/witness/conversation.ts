// SPDX-License-Identifier: Apache-2.0
// What is said to a witness, line by line, and what it has to answer. A log of the text of C2SP asks; the
// expectations are that text's.
import { cosignedAt, digest, IndependentLog } from "./independent-log.ts";
import { get, post, type RawAnswer } from "./raw-http.ts";

export const originOfTalk = "log.inspectorate.example/talk";
const hash32 = digest(Buffer.from("no hash of this tree")).toString("base64");

/** The log, another history under its key, a log with another key under its name, and an unknown one. */
const first = new IndependentLog(originOfTalk);
const second = new IndependentLog(originOfTalk, "second");
const thief = new IndependentLog(originOfTalk, "first", "somebody else's key");
const stranger = new IndependentLog("stranger.example/log");

export const talkVkey = first.vkey;

export interface Utterance {
  readonly claim: string;
  readonly body: string | Buffer;
  readonly status: 200 | 400 | 403 | 404 | 409 | 413 | 422;
  /** For a 200 the text that the cosignature has to be over; for a 409 the size that is named. */
  readonly over?: string;
  readonly size?: number;
}

const good = (claim: string, oldSize: number, size: number): Utterance => ({
  claim,
  body: first.body(oldSize, size),
  status: 200,
  over: first.text(size),
});

/** In this order: the witness starts without memory of the log. */
export const conversation: readonly Utterance[] = [
  { claim: "an empty body", body: "", status: 400 },
  { claim: "bytes that are no text", body: Buffer.of(0xff, 0xfe, 0x0a, 0x0a, 0x80), status: 400 },
  { claim: "no old size", body: first.checkpoint(3), status: 400 },
  {
    claim: "an old size with a leading zero",
    body: first.body(0, 3).replace("old 0", "old 00"),
    status: 400,
  },
  { claim: "an old size with a sign", body: first.body(0, 3).replace("old 0", "old -1"), status: 400 },
  { claim: "a tab for the space", body: first.body(0, 3).replace("old 0", "old\t0"), status: 400 },
  { claim: "64 lines of proof", body: first.body(0, 3, Array<string>(64).fill(hash32)), status: 400 },
  { claim: "a hash without its padding", body: first.body(0, 3, [hash32.replace(/=$/, "")]), status: 400 },
  { claim: "a hash of 31 bytes", body: first.body(0, 3, ["A".repeat(42).concat("==")]), status: 400 },
  { claim: "a checkpoint without signatures", body: `old 0\n\n${first.text(3)}`, status: 400 },
  { claim: "a text of two lines", body: `old 0\n\n${first.signed(`${originOfTalk}\n3\n`)}`, status: 400 },
  { claim: "an old size beyond the new", body: first.body(5, 3, []), status: 400 },
  { claim: "a log that is not known", body: stranger.body(0, 3), status: 404 },
  { claim: "another key under the log's name", body: thief.body(0, 3), status: 403 },
  {
    claim: "a signature of the log over another text",
    body: first.body(0, 3).replace("\n3\n", "\n4\n"),
    status: 403,
  },
  { claim: "an old size that nothing was cosigned at", body: first.body(2, 3), status: 409, size: 0 },
  { claim: "a proof from nothing", body: first.body(0, 3, [hash32]), status: 422 },
  {
    claim: "size 0 with the root of something",
    body: `old 0\n\n${first.signed(`${originOfTalk}\n0\n${hash32}\n`)}`,
    status: 422,
  },
  good("the first checkpoint", 0, 3),
  good("the same once more: its time is new", 3, 3),
  { claim: "the first checkpoint as if nothing had been said", body: first.body(0, 3), status: 409, size: 3 },
  { claim: "another root at the same size", body: second.body(3, 3), status: 422 },
  { claim: "a proof where there is nothing to prove", body: first.body(3, 3, [hash32]), status: 422 },
  { claim: "another history that has grown", body: second.body(3, 8), status: 422 },
  { claim: "no proof", body: first.body(3, 8, []), status: 422 },
  {
    claim: "a proof with a line too many",
    body: first.body(3, 8, [...first.proof(3, 8), hash32]),
    status: 422,
  },
  {
    claim: "a proof with one line wrong",
    body: first.body(3, 8, [hash32, ...first.proof(3, 8).slice(1)]),
    status: 422,
  },
  good("a checkpoint that continues", 3, 8),
  { claim: "going back", body: first.body(3, 5), status: 409, size: 8 },
  {
    claim: "going back by its own size",
    body: first.body(8, 8).replace("old 8", "old 5"),
    status: 409,
    size: 8,
  },
  good("from one complete subtree to the next", 8, 16),
  good("across the width of a tile", 16, 300),
  {
    claim: "a checkpoint with an extension line and a stranger's signature",
    body: `old 300\n\n${first.signed(`${first.text(300)}extension\n`)}— stranger.example AAAAAAAA\n`,
    status: 200,
    over: `${first.text(300)}extension\n`,
  },
  { claim: "more bytes than any request has", body: `old 300\n\n${"x".repeat(80_000)}`, status: 413 },
];

/** What the witness at a port answers that it should not. */
export async function conversationFaults(port: number, witnessVkey: string): Promise<string[]> {
  const faults: string[] = [];
  for (const utterance of conversation) {
    const answer = await post(port, utterance.body);
    for (const fault of faultsOf(answer, utterance, witnessVkey)) faults.push(`${utterance.claim}: ${fault}`);
  }
  return [...faults, ...(await monitoringFaults(port, witnessVkey))];
}

function faultsOf({ status, headers, body }: RawAnswer, said: Utterance, witnessVkey: string): string[] {
  if (status !== said.status) return [`${status} instead of ${said.status}`];
  const type = headers["content-type"];
  if (status === 409) {
    const isRight = type === "text/x.tlog.size" && body === `${said.size}\n`;
    return isRight ? [] : [`409 with ${type} ${JSON.stringify(body)}`];
  }
  if (status !== 200) return [];
  const [line = "", ...rest] = body.split("\n");
  if (rest.length !== 1 || rest[0] !== "") return [`not one line: ${JSON.stringify(body)}`];
  return cosignedAt(line, said.over ?? "", witnessVkey) === undefined ? ["no good cosignature"] : [];
}

async function monitoringFaults(port: number, witnessVkey: string): Promise<string[]> {
  const known = await get(port, `/${digest(Buffer.from(originOfTalk)).toString("hex")}/checkpoint`);
  const [text = "", signatures = ""] = known.body.split("\n\n");
  const isCosigned = signatures
    .split("\n")
    .some((line) => cosignedAt(line, `${text}\n`, witnessVkey) !== undefined);
  const unknown = await get(
    port,
    `/${digest(Buffer.from("stranger.example/log")).toString("hex")}/checkpoint`,
  );
  return [
    ...(known.status === 200 && text.startsWith(`${originOfTalk}\n300\n`) ? [] : ["the newest is not shown"]),
    ...(isCosigned && signatures.includes(`— ${originOfTalk} `) ? [] : ["what is shown is not cosigned"]),
    ...(known.headers["content-type"] === "text/plain; charset=utf-8" ? [] : ["shown as another type"]),
    ...(unknown.status === 404 ? [] : ["something is shown of a log that is not known"]),
  ];
}
