// SPDX-License-Identifier: Apache-2.0
// Runs in Node and, compiled, in a page: it may import only what both can load.
import {
  type Crypto,
  checkpointImprint,
  hex,
  judgeTimestamp,
  openCheckpoint,
  parseCertificate,
  parseHex,
  parseNote,
  parseProof,
  parseRevocationList,
  parseVerifierKey,
  ScelleError,
  type SignatureScheme,
  utf8,
  verifyAssertion,
  verifyConsistency,
  verifyCosignatures,
  verifyInclusion,
  verifyNote,
  verifyProof,
} from "@scelle/core";
import { memoryFolder, type Report, verifyRegister } from "@scelle/verifier";

/**
 * What a verdict is asked about: the vectors, and a register with the keys to it. Plain data, so that it
 * travels.
 */
export interface Questions {
  readonly merkle: MerkleVectors;
  readonly note: NoteVectors;
  readonly checkpoint: CheckpointVectors;
  readonly proof: ProofVectors;
  /** Files of registers in hexadecimal, by path. */
  readonly registers: readonly RegisterQuestion[];
  /** Keys, messages and signatures on which libraries are known to disagree; hexadecimal. */
  readonly edgeSignatures: readonly { publicKey: string; message: string; signature: string }[];
  /** Signatures by every scheme that an authority for time may use; hexadecimal. */
  readonly schemes: readonly SchemeQuestion[];
  readonly passkeys: readonly PasskeyQuestion[];
  readonly tokens: readonly TokenQuestion[];
}

export interface SchemeQuestion {
  readonly scheme: SignatureScheme;
  readonly publicKey: string;
  readonly message: string;
  readonly signature: string;
}

interface PasskeyQuestion {
  readonly publicKey: string;
  readonly challenge: string;
  readonly rpId: string;
  readonly origin: string;
  readonly authenticatorClaims: string;
  readonly clientJson: string;
  readonly signature: string;
}

interface TokenQuestion {
  readonly note: string;
  readonly answer: string;
  readonly root: string;
  readonly revocationList: string;
}

export interface RegisterQuestion {
  readonly files: Readonly<Record<string, string>>;
  readonly recordKey: string;
  readonly linkRootKey: string;
}

export interface Answers {
  /** By the name of the case: whether the proof holds. */
  readonly merkle: Readonly<Record<string, boolean>>;
  /** By the name of the case: `accepted`, or the code of the refusal. */
  readonly notes: Readonly<Record<string, string>>;
  /** Each checkpoint's size and root, and the names of the witnesses that cosigned. */
  readonly checkpoints: readonly string[];
  readonly proofs: readonly string[];
  readonly registers: readonly Report[];
  readonly edgeSignatures: readonly boolean[];
  readonly schemes: readonly boolean[];
  /** `holds`, or what is wrong. */
  readonly passkeys: readonly string[];
  /** The time attested, by whom. */
  readonly tokens: readonly string[];
}

interface MerkleVectors {
  readonly inclusion: readonly (MerkleCase & {
    index: string;
    size: string;
    leafHash: string;
    root: string;
  })[];
  readonly consistency: readonly (MerkleCase & {
    oldSize: string;
    newSize: string;
    oldRoot: string;
    newRoot: string;
  })[];
}

interface MerkleCase {
  readonly name: string;
  readonly proof: readonly string[];
  readonly isValid: boolean;
}

interface NoteVectors {
  readonly verifierKey: string;
  readonly accepted: readonly { name: string; verifierKey: string; note: string }[];
  readonly refused: readonly { name: string; note: string; code: string }[];
}

interface CheckpointVectors {
  readonly log: { readonly verifierKey: string };
  readonly checkpoints: readonly { readonly signed: string }[];
  readonly cosigned: {
    readonly note: string;
    readonly witnesses: readonly { readonly verifierKey: string }[];
  };
}

interface ProofVectors {
  readonly proofs: readonly { readonly proof: string; readonly leafHash: string }[];
  readonly refused: readonly { readonly name: string; readonly proof: string }[];
}

/** The verdicts of this runtime. */
export async function answer(crypto: Crypto, questions: Questions): Promise<Answers> {
  return {
    merkle: merkleVerdicts(crypto, questions.merkle),
    notes: await noteVerdicts(crypto, questions.note),
    checkpoints: await checkpointVerdicts(crypto, questions.checkpoint),
    proofs: await proofVerdicts(crypto, questions),
    registers: await Promise.all(questions.registers.map((register) => registerVerdict(crypto, register))),
    edgeSignatures: await Promise.all(
      questions.edgeSignatures.map(({ publicKey, message, signature }) =>
        crypto.verifyEd25519(bytesOf(publicKey), bytesOf(message), bytesOf(signature)),
      ),
    ),
    schemes: await Promise.all(
      questions.schemes.map(({ scheme, publicKey, message, signature }) =>
        crypto.verifyUnderKey(scheme, bytesOf(publicKey), bytesOf(message), bytesOf(signature)),
      ),
    ),
    passkeys: await Promise.all(questions.passkeys.map((asked) => passkeyVerdict(crypto, asked))),
    tokens: await Promise.all(questions.tokens.map((asked) => tokenVerdict(crypto, asked))),
  };
}

async function passkeyVerdict(crypto: Crypto, asked: PasskeyQuestion): Promise<string> {
  const { rpId, origin } = asked;
  const assertion = {
    authenticatorClaims: bytesOf(asked.authenticatorClaims),
    clientJson: utf8(asked.clientJson),
    signature: bytesOf(asked.signature),
  };
  const wanted = { publicKey: bytesOf(asked.publicKey), challenge: bytesOf(asked.challenge), rpId, origin };
  const verdict = await verifyAssertion(crypto, assertion, wanted);
  return verdict.holds ? "holds" : verdict.problem;
}

async function tokenVerdict(crypto: Crypto, asked: TokenQuestion): Promise<string> {
  const { timeMs, authorityName, revocation } = await judgeTimestamp(crypto, bytesOf(asked.answer), {
    imprint: checkpointImprint(crypto, utf8(asked.note)),
    trusted: [parseCertificate(bytesOf(asked.root))],
    revocationLists: [parseRevocationList(bytesOf(asked.revocationList))],
  });
  return [new Date(timeMs).toISOString(), authorityName, revocation].join(" ");
}

function merkleVerdicts(crypto: Crypto, { inclusion, consistency }: MerkleVectors): Record<string, boolean> {
  const verdicts: Record<string, boolean> = {};
  for (const { name, index, size, leafHash, root, proof } of inclusion) {
    const hashes = { leafHash: bytesOf(leafHash), root: bytesOf(root), proof: proof.map(bytesOf) };
    verdicts[name] = verifyInclusion(crypto, { index: Number(index), size: Number(size), ...hashes });
  }
  for (const { name, oldSize, newSize, oldRoot, newRoot, proof } of consistency) {
    const hashes = { oldRoot: bytesOf(oldRoot), newRoot: bytesOf(newRoot), proof: proof.map(bytesOf) };
    const sizes = { oldSize: Number(oldSize), newSize: Number(newSize) };
    verdicts[name] = verifyConsistency(crypto, { ...sizes, ...hashes });
  }
  return verdicts;
}

async function noteVerdicts(crypto: Crypto, vectors: NoteVectors): Promise<Record<string, string>> {
  const verdicts: Record<string, string> = {};
  for (const { name, note, verifierKey } of vectors.accepted) {
    verdicts[name] = await codeOf(() => openNote(crypto, utf8(note), verifierKey));
  }
  for (const { name, note } of vectors.refused) {
    verdicts[name] = await codeOf(() => openNote(crypto, bytesOf(note), vectors.verifierKey));
  }
  return verdicts;
}

function openNote(crypto: Crypto, bytes: Uint8Array, verifierKey: string) {
  return verifyNote(crypto, parseNote(bytes), [parseVerifierKey(crypto, verifierKey)]);
}

async function checkpointVerdicts(crypto: Crypto, vectors: CheckpointVectors): Promise<string[]> {
  const logKey = parseVerifierKey(crypto, vectors.log.verifierKey);
  const witnesses = vectors.cosigned.witnesses.map(({ verifierKey }) =>
    parseVerifierKey(crypto, verifierKey),
  );
  const notes = [...vectors.checkpoints.map(({ signed }) => signed), vectors.cosigned.note];
  const verdicts: string[] = [];
  for (const text of notes) {
    const { size, root, note } = await openCheckpoint(crypto, utf8(text), logKey);
    const cosigned = await verifyCosignatures(crypto, note, witnesses);
    const names = cosigned.map(({ witness, timeSeconds }) => `${witness.name} at ${timeSeconds}`);
    verdicts.push([size, hex(root), ...names].join(" "));
  }
  return verdicts;
}

async function proofVerdicts(crypto: Crypto, { proof, checkpoint }: Questions): Promise<string[]> {
  const logKey = parseVerifierKey(crypto, checkpoint.log.verifierKey);
  const verdicts: string[] = [];
  for (const { proof: text, leafHash } of proof.proofs) {
    const known = { leafHash: bytesOf(leafHash), logKey };
    const { isIncluded } = await verifyProof(crypto, parseProof(utf8(text)), known);
    verdicts.push(isIncluded ? "included" : "not included");
  }
  for (const { proof: text } of proof.refused) {
    verdicts.push(await codeOf(async () => void parseProof(utf8(text))));
  }
  return verdicts;
}

function registerVerdict(
  crypto: Crypto,
  { files, recordKey, linkRootKey }: RegisterQuestion,
): Promise<Report> {
  const folder = memoryFolder(new Map(Object.entries(files).map(([path, bytes]) => [path, bytesOf(bytes)])));
  const keys = { recordKey: bytesOf(recordKey), linkRootKey: bytesOf(linkRootKey) };
  return verifyRegister(folder, { crypto, ...keys, deep: true });
}

async function codeOf(check: () => Promise<unknown>): Promise<string> {
  try {
    await check();
    return "accepted";
  } catch (cause) {
    if (cause instanceof ScelleError) return cause.code;
    throw cause;
  }
}

function bytesOf(text: string): Uint8Array {
  return parseHex(text, "vector");
}
