// SPDX-License-Identifier: Apache-2.0
import {
  base64url,
  caseLink,
  type Draft,
  decide,
  deriveCaseLinkKey,
  draftDigest,
  encodePayload,
  type Hash,
  type JsonObject,
  noPreviousLeaf,
  RecordHistory,
  type RecordPayload,
  type Signer,
  type StoredRecord,
} from "@scelle/core";
import type { RegisterBuilder } from "./register-builder.ts";
import { namedBytes, namedSigner, testCrypto } from "./test-crypto.ts";

/** What a test may do to a record that no register would let in. */
export interface Trespass {
  /** Put it in the log although the rules refuse it. */
  readonly isForced?: boolean;
  /** Sign with this key instead of the author's. */
  readonly signer?: Signer;
  /** Another draft id than the next. */
  readonly draftId?: string;
  /** Another number in the chain of the case. */
  readonly caseSeq?: number;
  /** Another link to the entry before. */
  readonly link?: Hash;
  /** Other assigned fields beside those of the decision. */
  readonly assigned?: JsonObject;
}

/** Makes signed records and puts them in a register under construction, as a register's writer would. */
export class RecordAuthor {
  readonly #builder: RegisterBuilder;
  readonly #history: RecordHistory;
  readonly #signers = new Map<string, Signer>();
  readonly #chains = new Map<string, { count: number; lastLeaf: Hash }>();
  #made = 0;

  constructor(builder: RegisterBuilder) {
    this.#builder = builder;
    this.#history = new RecordHistory(builder.origin, () => true);
  }

  /** The reference that the n-th record from here on will have; 0 is the next. */
  nextRef(ahead = 0): string {
    return refNumber(this.#made + ahead);
  }

  /** From now on this author's records are signed with the key of that name. */
  knowSigner(author: string, name: string): void {
    this.#signers.set(author, namedSigner(name));
  }

  /** Commits one record. @returns its reference */
  record(
    author: string,
    kind: string,
    stated: JsonObject,
    {
      measured,
      version = 1,
      ...trespass
    }: Trespass & { readonly measured?: JsonObject; readonly version?: number } = {},
  ): Promise<string> {
    const draftId = trespass.draftId ?? this.nextRef();
    this.#made++;
    const measures = measured === undefined ? {} : { measured, measuredBy: "test/1.0.0" };
    return this.#commit(author, { draftId, kind, version, stated, ...measures }, trespass);
  }

  async #commit(author: string, draft: Draft, trespass: Trespass): Promise<string> {
    const signer = trespass.signer ?? this.#signers.get(author);
    if (signer === undefined) throw new Error(`${author} has no key`);
    const recordedAt = new Date(1_760_000_000_000 + this.#builder.size * 60_000).toISOString();
    const key = base64url(signer.publicKey);
    const shown = trespass.assigned?.["shown"] as unknown as readonly string[] | undefined;
    const proposal = { draft, author, recordedAt, key, ...(shown === undefined ? {} : { shown }) };
    const decision = decide(this.#history, proposal);
    const isRefused = "refused" in decision;
    if (isRefused && trespass.isForced !== true) throw new Error(JSON.stringify(decision));
    const { stated } = draft;
    const caseRef = isRefused ? (stated["caseRef"] as string | undefined) : decision.caseRef;
    const chain = this.#chains.get(caseRef ?? "") ?? { count: 0, lastLeaf: noPreviousLeaf };
    const caseSeq = trespass.caseSeq ?? chain.count;
    const assigned = {
      ...(isRefused ? {} : decision.assigned),
      ...trespass.assigned,
      author,
      recordedAt,
      ...(caseRef === undefined ? {} : { caseRef, caseSeq }),
    };
    const value = base64url(await signer.sign(draftDigest(testCrypto, this.#builder.origin, draft)));
    const payload: RecordPayload = { assigned, draft, signature: { key, value }, v: 1 };
    const stored: StoredRecord = { index: this.#builder.size, payload };
    const link = caseRef === undefined ? undefined : this.#link(caseRef, caseSeq, chain.lastLeaf);
    this.#put(payload, trespass.link ?? link);
    const lastLeaf = this.#builder.leaves.at(-1);
    if (caseRef !== undefined && lastLeaf !== undefined) {
      this.#chains.set(caseRef, { count: caseSeq + 1, lastLeaf });
    }
    this.#history.append(stored);
    return draft.draftId;
  }

  #link(caseRef: string, caseSeq: number, lastLeaf: Hash): Hash {
    const key = deriveCaseLinkKey(testCrypto, this.#builder.linkRootKey, caseRef);
    return caseLink(testCrypto, key, caseSeq, lastLeaf);
  }

  #put(payload: RecordPayload, link: Hash | undefined): void {
    const bytes = encodePayload(payload);
    this.#builder.commit([link === undefined ? { payload: bytes } : { payload: bytes, caseLink: link }]);
  }
}

function refNumber(number: number): string {
  const digits = Buffer.from(namedBytes(`record ${number}`, 16)).toString("hex");
  const groups = [digits.slice(0, 8), digits.slice(8, 12), `4${digits.slice(13, 16)}`];
  return [...groups, `8${digits.slice(17, 20)}`, digits.slice(20)].join("-");
}
