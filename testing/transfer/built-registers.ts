// SPDX-License-Identifier: Apache-2.0
import {
  base64url,
  edgeRoot,
  emptyEdge,
  formatReceiptFile,
  growTiles,
  type Hash,
  hex,
  type JsonObject,
  parsePayload,
} from "@scelle/core";
import {
  memoryFolder,
  type Report,
  registerChecks,
  type VerifyOptions,
  verifyRegisterWith,
} from "@scelle/verifier";
import { RecordAuthor, type Trespass } from "../verifier/record-author.ts";
import { RegisterBuilder } from "../verifier/register-builder.ts";
import { namedBytes, namedSigner, testCrypto } from "../verifier/test-crypto.ts";

const recipient = `age1${"q".repeat(58)}`;

/** A register whose keys are in one hand: it records what that hand likes. */
export class BuiltRegister {
  readonly builder: RegisterBuilder;
  readonly author: RecordAuthor;
  /** The founder, who leads every case. */
  readonly person: string;
  readonly body: string;

  private constructor(builder: RegisterBuilder, author: RecordAuthor, person: string, body: string) {
    this.builder = builder;
    this.author = author;
    this.person = person;
    this.body = body;
  }

  static async found(name: string): Promise<BuiltRegister> {
    const builder = new RegisterBuilder(name, `${name}.example`);
    const author = new RecordAuthor(builder);
    const founding = author.nextRef();
    author.knowSigner(founding, "founder");
    const founderKey = base64url(namedSigner("founder").publicKey);
    await author.record(founding, "register-founded", {
      ...{ origin: builder.origin, title: name, bodyName: name, founderName: "Registrar", founderKey },
      registerKey: base64url(namedSigner("register").publicKey),
      ...{ recoveryRecipient: recipient, isExercise: true },
    });
    const registered = { name: "Registrar", role: "administrator", publicKey: founderKey };
    const person = await author.record(founding, "person-registered", registered);
    author.knowSigner(person, "founder");
    const body = await author.record(person, "body-registered", { name: "Other", bodyType: "other" });
    return new BuiltRegister(builder, author, person, body);
  }

  async record(
    kind: string,
    stated: JsonObject,
    more: Trespass & { measured?: JsonObject; version?: number } = {},
  ) {
    const recordRef = await this.author.record(this.person, kind, stated, more);
    return { recordRef, index: this.builder.size - 1 };
  }

  openCase() {
    return this.record("case-opened", { number: "C-1", title: "A case", recipients: [recipient] });
  }

  give(caseRef: string, to: Pick<RegisterBuilder, "origin" | "logKey">, more: Trespass = {}) {
    const { origin: toOrigin, logKey: toLogKey } = to;
    const where = { toOrigin, toLogKey, toBodyRef: this.body, toRecipients: [recipient] };
    return this.record("case-transferred", { caseRef, ...where, decidedBy: "Head", reason: "R" }, more);
  }

  /** What this register says of an act of its own, under its newest checkpoint. */
  async receipt(index: number): Promise<string> {
    const { builder } = this;
    await builder.publish();
    const { entry, salt, payload } = builder.kept[index] ?? never(index);
    const checkpoint = new TextDecoder().decode(await builder.checkpoint(builder.size));
    const proof = { index, hashes: pathOf(index, builder.leaves), checkpoint };
    return formatReceiptFile({ logKey: builder.logKey, entry, opened: { salt, payload }, proof });
  }

  /** Records that a case was received, as a receipt shows it; `lies` replace what is true. */
  async receive(from: BuiltRegister, index: number, lies: JsonObject = {}, more: Trespass = {}) {
    const transferReceipt = await from.receipt(index);
    const { draft, assigned } = parsePayload(from.builder.kept[index]?.payload ?? never(index));
    const stated = {
      ...{ number: "O-1", title: "A case", recipients: [recipient] },
      ...{ sourceOrigin: from.builder.origin, sourceLogKey: from.builder.logKey },
      sourceCaseRef: String(draft.stated["caseRef"] ?? draft.draftId),
      ...{ headIndex: index, headSeq: Number(assigned.caseSeq ?? 0) },
      headLeaf: hex(from.builder.leaves[index] ?? never(index)),
      transferReceipt,
      ...lies,
    };
    return await this.record("case-received", stated, { ...more, measured: sealed });
  }

  /** Records that the other register has the case, as its receipt shows it. */
  async acknowledge(
    of: { readonly caseRef: string; readonly transferRef: string },
    by: BuiltRegister,
    index: number,
    lies: JsonObject = {},
    more: Trespass = {},
  ) {
    const receivedReceipt = await by.receipt(index);
    const { draft } = parsePayload(by.builder.kept[index]?.payload ?? never(index));
    const receivedLeaf = hex(by.builder.leaves[index] ?? never(index));
    const stated = { ...of, receivedCaseRef: draft.draftId, receivedIndex: index, receivedLeaf };
    return await this.record("transfer-acknowledged", { ...stated, receivedReceipt, ...lies }, more);
  }

  /** Records that an exhibit of the other register is in hand here; `lies` replace what is true. */
  async take(
    caseRef: string,
    from: BuiltRegister,
    index: number,
    lies: JsonObject = {},
    more: Trespass = {},
  ) {
    const { draft } = parsePayload(from.builder.kept[index]?.payload ?? never(index));
    const at = { earliest: "2025-10-09T08:30:00.000Z", latest: "2025-10-09T08:30:00.000Z" };
    const stated = {
      ...{ caseRef, number: `${index}`, category: "phone", description: "Telephone", place: "Shelf" },
      ...{ paperReference: "Bundle", takenOverAt: { ...at, zone: "UTC", basis: "stated" } },
      ...{ sourceExhibitRef: draft.draftId, sourceReceipt: await from.receipt(index), ...lies },
    };
    return await this.record("exhibit-taken-over", stated, { ...more, version: 2 });
  }

  /** Records that the other register has an exhibit, as its receipt shows it. */
  async handedOver(
    exhibitRef: string,
    to: BuiltRegister,
    index: number,
    lies: JsonObject = {},
    more: Trespass = {},
  ) {
    const { draft } = parsePayload(to.builder.kept[index]?.payload ?? never(index));
    const stated = {
      ...{ exhibitRef, handedOverAt: draft.stated["takenOverAt"] as JsonObject },
      ...{ receivedExhibitRef: draft.draftId, receivedIndex: index },
      receivedLeaf: hex(to.builder.leaves[index] ?? never(index)),
      receivedReceipt: await to.receipt(index),
      ...lies,
    };
    return await this.record("exhibit-transferred", stated, more);
  }

  /** All that a verifier with the keys of the register finds of transfers, as `code outcome problem`. */
  async said(checks = registerChecks): Promise<string[]> {
    return (await this.report(checks)).checks
      .filter(({ code, outcome }) => code.startsWith("transfer.") || outcome === "failed")
      .map(({ code, outcome, facts }) => {
        const why = facts["problem"] ?? facts["refused"] ?? facts["kind"] ?? facts["other"];
        return [code, outcome, ...(why === undefined ? [] : [why])].join(" ");
      });
  }

  async report(checks = registerChecks, more: Pick<VerifyOptions, "otherLogKeys"> = {}): Promise<Report> {
    await this.builder.publish();
    const { recordKey, linkRootKey, files } = this.builder;
    return await verifyRegisterWith(
      memoryFolder(files),
      { crypto: testCrypto, recordKey, linkRootKey, ...more },
      checks,
    );
  }
}

const sealed = {
  ...{ objectRoot: hex(namedBytes("bundle", 32)), sealedSize: 1, recipientCount: 1, sourceKind: "file" },
  ...{ imageSize: 1, imageDigest: hex(namedBytes("plain bundle", 32)) },
};

/** The proof of RFC 6962, 2.1.1, as it is written there. */
function pathOf(index: number, leaves: readonly Hash[]): Hash[] {
  if (leaves.length <= 1) return [];
  let half = 1;
  while (half * 2 < leaves.length) half *= 2;
  const [left, right] = [leaves.slice(0, half), leaves.slice(half)];
  return index < half
    ? [...pathOf(index, left), rootOf(right)]
    : [...pathOf(index - half, right), rootOf(left)];
}

function rootOf(leaves: readonly Hash[]): Hash {
  return edgeRoot(testCrypto, growTiles(testCrypto, emptyEdge, leaves).edge);
}

function never(index: number): never {
  throw new Error(`no entry ${index}`);
}
