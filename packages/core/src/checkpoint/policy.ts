// SPDX-License-Identifier: Apache-2.0
import type { Crypto } from "../crypto.ts";
import { hex } from "../encoding/hex.ts";
import { utf8 } from "../encoding/utf8.ts";
import { ScelleError } from "../errors.ts";
import { policyLinesMax, policySizeBytesMax } from "../limits.ts";
import type { Cosignature } from "./cosignature.ts";
import { cosignatureType, ed25519Type, parseVerifierKey, type VerifierKey } from "./verifier-key.ts";

/** Which logs are believed, and whose cosignatures a checkpoint needs. */
export interface Policy {
  readonly logs: readonly { readonly key: VerifierKey; readonly url?: string }[];
  readonly witnesses: readonly PolicyWitness[];
  readonly groups: readonly PolicyGroup[];
  /** Name of a witness or group, or undefined for `quorum none`. */
  readonly quorum: string | undefined;
}

export interface PolicyWitness {
  /** As this policy calls it; the key has its own name. */
  readonly name: string;
  readonly key: VerifierKey;
  readonly url?: string;
}

export interface PolicyGroup {
  readonly name: string;
  /** How many members must have witnessed. */
  readonly threshold: number;
  readonly members: readonly string[];
}

/**
 * A trust policy from its file.
 * @throws ScelleError `format.malformed` with the offset of the line
 * @see C2SP tlog-policy
 */
export function parsePolicy(crypto: Crypto, text: string): Policy {
  if (utf8(text).length > policySizeBytesMax)
    failAt(policySizeBytesMax, `longer than ${policySizeBytesMax} bytes`);
  const lines = text.split("\n");
  if (lines.pop() !== "") failAt(utf8(text).length, "the last line does not end");
  if (lines.length > policyLinesMax) failAt(0, `more than ${policyLinesMax} lines`);
  const reader = new PolicyReader(crypto);
  let offset = 0;
  for (const line of lines) {
    reader.readLine(line, offset);
    offset += utf8(line).length + 1;
  }
  return reader.policy(offset);
}

/** The policy's names of the witnesses among these cosignatures. */
export function cosignedNames(policy: Policy, cosignatures: readonly Cosignature[]): string[] {
  const keys = new Set(cosignatures.map(({ witness }) => hex(witness.publicKey)));
  return policy.witnesses.filter(({ key }) => keys.has(hex(key.publicKey))).map(({ name }) => name);
}

/** Whether these witnesses, by the policy's names, are enough. */
export function quorumMet(policy: Policy, witnessNames: Iterable<string>): boolean {
  const known = new Set(policy.witnesses.map(({ name }) => name));
  const met = new Set([...witnessNames].filter((name) => known.has(name)));
  // A group names only what stands before it, so that one pass settles all of them.
  for (const group of policy.groups) {
    if (group.members.filter((member) => met.has(member)).length >= group.threshold) met.add(group.name);
  }
  return policy.quorum === undefined || met.has(policy.quorum);
}

class PolicyReader {
  readonly #crypto: Crypto;
  readonly #logs: { key: VerifierKey; url?: string }[] = [];
  readonly #witnesses: PolicyWitness[] = [];
  readonly #groups: PolicyGroup[] = [];
  readonly #names = new Set<string>();
  readonly #members = new Set<string>();
  readonly #keys = new Set<string>();
  #quorum: string | undefined;
  #offset = 0;

  constructor(crypto: Crypto) {
    this.#crypto = crypto;
  }

  readLine(line: string, offset: number): void {
    this.#offset = offset;
    if ([...line].some((character) => (character < " " && character !== "\t") || character === "\u007f")) {
      this.#fail("a control character");
    }
    const [keyword, ...items] = line.split(/[ \t]+/).filter((item) => item !== "");
    if (keyword === undefined || keyword.startsWith("#")) return;
    if (keyword === "log") this.#readLog(items);
    else if (keyword === "witness") this.#readWitness(items);
    else if (keyword === "group") this.#readGroup(items);
    else if (keyword === "quorum") this.#readQuorum(items);
    else this.#fail("a line that is neither log, witness, group nor quorum");
  }

  policy(end: number): Policy {
    this.#offset = end;
    const quorum = this.#quorum ?? this.#fail("no quorum line");
    return {
      logs: this.#logs,
      witnesses: this.#witnesses,
      groups: this.#groups,
      quorum: quorum === "none" ? undefined : quorum,
    };
  }

  #readLog([keyText, url, ...rest]: readonly string[]): void {
    if (keyText === undefined || rest.length > 0) this.#fail("not `log KEY [URL]`");
    const key = this.#newKey(keyText, ed25519Type);
    this.#logs.push(url === undefined ? { key } : { key, url });
  }

  #readWitness([name, keyText, url, ...rest]: readonly string[]): void {
    if (name === undefined || keyText === undefined || rest.length > 0) {
      this.#fail("not `witness NAME KEY [URL]`");
    }
    this.#define(name);
    const key = this.#newKey(keyText, cosignatureType);
    this.#witnesses.push(url === undefined ? { name, key } : { name, key, url });
  }

  #readGroup([name, thresholdText, ...members]: readonly string[]): void {
    if (name === undefined || thresholdText === undefined || members.length === 0) {
      this.#fail("not `group NAME all|any|COUNT MEMBER…`");
    }
    for (const member of members) {
      if (!this.#names.has(member)) this.#fail("a group member that is not defined before");
      if (this.#members.has(member)) this.#fail("a member of two groups, or twice of one");
      this.#members.add(member);
    }
    this.#define(name);
    this.#groups.push({ name, threshold: this.#threshold(thresholdText, members.length), members });
  }

  #readQuorum([name, ...rest]: readonly string[]): void {
    if (name === undefined || rest.length > 0) this.#fail("not `quorum NAME`");
    if (this.#quorum !== undefined) this.#fail("a second quorum line");
    if (name !== "none" && !this.#names.has(name)) this.#fail("a quorum that is not defined before");
    this.#quorum = name;
  }

  #threshold(text: string, memberCount: number): number {
    if (text === "all") return memberCount;
    if (text === "any") return 1;
    const count = /^[1-9]\d{0,3}$/.test(text) ? Number(text) : 0;
    if (count < 1 || count > memberCount)
      this.#fail("a threshold that the members cannot meet, or that asks nothing");
    return count;
  }

  #define(name: string): void {
    if (name === "none") this.#fail("the name none, which is reserved");
    if (this.#names.has(name)) this.#fail("a name defined twice");
    this.#names.add(name);
  }

  #newKey(text: string, type: VerifierKey["type"]): VerifierKey {
    const key = parseVerifierKey(this.#crypto, text);
    if (key.type !== type) this.#fail("a key of the wrong type: a log's signs as 01, a witness's as 04");
    const identity = `${type} ${hex(key.publicKey)}`;
    if (this.#keys.has(identity)) this.#fail("one public key twice");
    // A signature line names no more than this: it would be checked by the wrong key.
    const lineName = `${key.name} ${hex(key.keyId)}`;
    if (this.#keys.has(lineName)) this.#fail("two keys of one name and one id");
    this.#keys.add(identity).add(lineName);
    return key;
  }

  #fail(problem: string): never {
    failAt(this.#offset, problem);
  }
}

function failAt(offset: number, problem: string): never {
  throw new ScelleError("format.malformed", { what: "trust policy", offset, problem });
}
