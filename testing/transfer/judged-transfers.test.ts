// SPDX-License-Identifier: Apache-2.0
import { checkSentence, checkTable, registerChecks } from "@scelle/verifier";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { BuiltRegister } from "./built-registers.ts";

let giver: BuiltRegister;
let taker: BuiltRegister;
let third: BuiltRegister;
let caseRef: string;
beforeEach(async () => {
  giver = await BuiltRegister.found("inspectorate");
  taker = await BuiltRegister.found("office");
  third = await BuiltRegister.found("ministry");
  caseRef = (await giver.openCase()).recordRef;
});

const moment = { earliest: "2025-10-09T06:00:00.000Z", latest: "2025-10-09T06:00:00.000Z" };
const seizure = (number: string) => ({
  ...{ caseRef, number, category: "phone", description: "Telephone", place: "Office" },
  seizedAt: { ...moment, zone: "UTC", basis: "stated" },
});

/** Every sentence of a register that these tests were told. */
const sentences = new Set<string>();

async function said(register: BuiltRegister): Promise<string[]> {
  for (const { code, outcome } of (await register.report()).checks) sentences.add(`${code} ${outcome}`);
  const lines = await register.said();
  return lines.filter((line) => !/^object\.|^transfer\.source-key not-checked/.test(line));
}

describe("a register that goes on with a case of another", () => {
  test("says so, and the other says that it was received", async () => {
    const { index, recordRef: transferRef } = await giver.give(caseRef, taker.builder);
    const received = await taker.receive(giver, index);
    expect(await said(taker)).toEqual(["transfer.continues ok"]);
    expect(await said(giver)).toEqual(["transfer.given note transfer-pending"]);
    await giver.acknowledge({ caseRef, transferRef }, taker, received.index);
    expect(await said(giver)).toEqual([
      "transfer.given note transfer-acknowledged",
      "transfer.acknowledged ok",
    ]);
    const [check] = (await taker.report()).checks.filter(({ code }) => code === "transfer.continues");
    const facts = `case ${caseRef} of the register inspectorate.example, up to its entry ${index}, number 1`;
    expect(check && checkSentence(check, "en")).toContain(`This case continues ${facts} of that case`);
    expect(check && checkSentence(check, "fr")).toContain("la chaîne est continue");
  });

  test("is held against the key of that register, where somebody brings it", async () => {
    await taker.receive(giver, (await giver.give(caseRef, taker.builder)).index);
    const outcomeOf = async (...otherLogKeys: string[]) => {
      const { checks } = await taker.report(registerChecks, { otherLogKeys });
      for (const { code, outcome } of checks) sentences.add(`${code} ${outcome}`);
      return checks.find(({ code }) => code === "transfer.source-key")?.outcome;
    };
    expect(await outcomeOf()).toBe("not-checked");
    expect(await outcomeOf(third.builder.logKey, giver.builder.logKey)).toBe("ok");
    expect(await outcomeOf(third.builder.logKey)).toBe("failed");
  });

  const lies: readonly (readonly [string, () => Promise<unknown>, string])[] = [
    [
      "with another head",
      async () => {
        const { index } = await giver.give(caseRef, taker.builder);
        return await taker.receive(giver, index, { headLeaf: "0".repeat(64) });
      },
      "transfer-head-differs",
    ],
    [
      "with another number in the case",
      async () => {
        const { index } = await giver.give(caseRef, taker.builder);
        return await taker.receive(giver, index, { headSeq: 7 });
      },
      "transfer-head-differs",
    ],
    [
      "that was given to a third",
      async () => await taker.receive(giver, (await giver.give(caseRef, third.builder)).index),
      "transfer-not-addressed",
    ],
    [
      "that was given to another key under its name",
      async () => {
        const { origin } = taker.builder;
        const { index } = await giver.give(caseRef, { origin, logKey: third.builder.logKey });
        return await taker.receive(giver, index);
      },
      "transfer-not-addressed",
    ],
    [
      "that nobody gave away",
      async () => await taker.receive(giver, (await giver.openCase()).index),
      "transfer-other-act",
    ],
    [
      "of a register that it does not name",
      async () => {
        const { index } = await giver.give(caseRef, taker.builder);
        return await taker.receive(giver, index, { sourceLogKey: third.builder.logKey });
      },
      "transfer-other-register",
    ],
    [
      "whose checkpoint another key signed",
      async () => {
        const { index } = await giver.give(caseRef, taker.builder);
        const receipt = await giver.receipt(index);
        const transferReceipt = receipt.replace(/^log .*$/m, `log ${third.builder.logKey}`);
        return await taker.receive(giver, index, { transferReceipt });
      },
      "transfer-not-proved",
    ],
  ];
  test.each(lies)("%s is found", async (_claim, lie, problem) => {
    await lie();
    expect(await said(taker)).toEqual([`transfer.continues failed ${problem}`]);
  });
});

describe("a register that gave a case away", () => {
  test("and acknowledges by a receipt of something else is found", async () => {
    const { index, recordRef: transferRef } = await giver.give(caseRef, taker.builder);
    const received = await taker.receive(giver, index);
    await giver.acknowledge({ caseRef, transferRef }, taker, received.index, { receivedIndex: 1 });
    expect(await said(giver)).toContain("transfer.acknowledged failed transfer-head-differs");
  });

  test("and acknowledges by a receipt of a third register, or of another transfer, is found", async () => {
    const { index, recordRef: transferRef } = await giver.give(caseRef, taker.builder);
    const elsewhere = await third.receive(giver, index);
    await giver.acknowledge({ caseRef, transferRef }, third, elsewhere.index);
    expect(await said(giver)).toContain("transfer.acknowledged failed transfer-other-register");
    const second = await giver.openCase();
    const gone = await giver.give(second.recordRef, taker.builder);
    const received = await taker.receive(giver, index);
    const about = { caseRef: second.recordRef, transferRef: gone.recordRef };
    await giver.acknowledge(about, taker, received.index);
    expect(await said(giver)).toContain("transfer.acknowledged failed transfer-other-transfer");
  });

  test("and goes on with it is found, by the rules and by name", async () => {
    await giver.give(caseRef, taker.builder);
    const closing = { caseRef, ground: "completed", reason: "R" };
    await giver.record("case-closed", closing, { isForced: true });
    expect(await said(giver)).toEqual([
      "record.refused-by-rules failed transfer.given-away",
      "transfer.given note transfer-pending",
      "transfer.acts-after failed case-closed",
    ]);
  });

  test("and withdraws what was acknowledged is found, and what follows is a second transfer", async () => {
    const { index, recordRef: transferRef } = await giver.give(caseRef, taker.builder);
    await giver.acknowledge({ caseRef, transferRef }, taker, (await taker.receive(giver, index)).index);
    await giver.record("transfer-withdrawn", { caseRef, transferRef, reason: "R" }, { isForced: true });
    await giver.give(caseRef, third.builder, { isForced: true });
    const told = await said(giver);
    expect(told).toContain("transfer.acts-after failed transfer-withdrawn");
    expect(told).toContain("transfer.single failed ministry.example");
  });

  test("and gets it back goes on with it as another case, and both links are judged", async () => {
    const there = await taker.receive(giver, (await giver.give(caseRef, taker.builder)).index);
    const back = await giver.receive(taker, (await taker.give(there.recordRef, giver.builder)).index);
    await giver.record("case-closed", { caseRef: back.recordRef, ground: "completed", reason: "R" });
    expect(await said(giver)).toEqual(["transfer.continues ok", "transfer.given note transfer-pending"]);
    expect(await said(taker)).toEqual(["transfer.continues ok", "transfer.given note transfer-pending"]);
  });

  test("and gives it to a second without withdrawing is found; after a withdrawal it may", async () => {
    const first = await giver.give(caseRef, taker.builder);
    const withdrawn = { caseRef, transferRef: first.recordRef, reason: "R" };
    await giver.record("transfer-withdrawn", withdrawn);
    await giver.give(caseRef, third.builder);
    expect(await said(giver)).toEqual(["transfer.given note transfer-pending"]);
    await giver.give(caseRef, taker.builder, { isForced: true });
    expect(await said(giver)).toContain("transfer.single failed office.example");
  });
});

describe("an exhibit of a case that changes registers", () => {
  test("is taken over there, and is held by nobody where it was", async () => {
    const phone = await giver.record("exhibit-seized", seizure("1"));
    const other = await giver.record("exhibit-seized", seizure("2"));
    const { index } = await giver.give(caseRef, taker.builder);
    const received = await taker.receive(giver, index);
    const taken = await taker.take(received.recordRef, giver, phone.index);
    await giver.handedOver(phone.recordRef, taker, taken.index);
    expect(await said(taker)).toEqual(["transfer.continues ok", "transfer.exhibit-taken ok"]);
    expect(await said(giver)).toEqual(["transfer.given note transfer-pending", "transfer.exhibit-given ok"]);

    await giver.handedOver(other.recordRef, taker, taken.index);
    expect(await said(giver)).toContain("transfer.exhibit-given failed transfer-other-exhibit");
    const lie = { sourceExhibitRef: other.recordRef, number: "lie" };
    await taker.take(received.recordRef, giver, phone.index, lie);
    expect(await said(taker)).toContain("transfer.exhibit-taken failed transfer-other-exhibit");
  });

  test("of which another register, another act or another place is named, is found", async () => {
    const phone = await giver.record("exhibit-seized", seizure("1"));
    const { index } = await giver.give(caseRef, taker.builder);
    const received = await taker.receive(giver, index);
    await taker.take(received.recordRef, giver, index);
    expect(await said(taker)).toContain("transfer.exhibit-taken failed transfer-other-act");
    await giver.handedOver(phone.recordRef, taker, received.index, {
      handedOverAt: { ...seizure("1").seizedAt },
    });
    expect(await said(giver)).toContain("transfer.exhibit-given failed transfer-other-act");
    const elsewhere = await third.receive(giver, index, {}, { isForced: true });
    const taken = await third.take(elsewhere.recordRef, giver, phone.index);
    const second = await BuiltRegister.found("inspectorate");
    const secondCase = (await second.openCase()).recordRef;
    const same = await second.record("exhibit-seized", { ...seizure("1"), caseRef: secondCase });
    await second.give(secondCase, taker.builder);
    await second.handedOver(same.recordRef, third, taken.index);
    expect(await said(second)).toContain("transfer.exhibit-given failed transfer-other-register");
  });
});

test("what answers a transfer that is not there is refused by the rules, and called unchecked", async () => {
  const { recordRef: transferRef, index } = await giver.give(caseRef, taker.builder);
  const received = await taker.receive(giver, index);
  const phone = await giver.record("exhibit-seized", seizure("1"), { isForced: true });
  const taken = await taker.take(received.recordRef, giver, phone.index);
  const another = (await third.openCase()).recordRef;
  await third.acknowledge({ caseRef: another, transferRef }, taker, received.index, {}, { isForced: true });
  const seized = await third.record("exhibit-seized", { ...seizure("1"), caseRef: another });
  const lies = { exhibitRef: seized.recordRef };
  const assigned = { caseRef: another, caseSeq: 3 };
  await third.handedOver(phone.recordRef, taker, taken.index, lies, { isForced: true, assigned });
  await third.take(another, giver, phone.index, {}, { isForced: true });
  const told = await said(third);
  expect(told.filter((line) => line.startsWith("transfer."))).toEqual([
    "transfer.acknowledged not-checked",
    "transfer.exhibit-taken not-checked",
    "transfer.exhibit-given not-checked",
  ]);
  expect(told.filter((line) => line.startsWith("record.refused-by-rules failed transfer."))).toHaveLength(3);
});

test("a verifier that does not look at transfers is missed by what they alone tell", async () => {
  const { index } = await giver.give(caseRef, third.builder);
  await taker.receive(giver, index);
  const blind = registerChecks.records.filter(({ name }) => name !== "judgeTransfers");
  expect(blind.length).toBe(registerChecks.records.length - 1);
  const report = await taker.report({ ...registerChecks, records: blind });
  expect(report.checks.filter(({ code }) => code.startsWith("transfer."))).toEqual([]);
  expect((await taker.report()).integrity.value).toBe("fails");
});

afterAll(() => {
  // Held back between two transfers: only in a bundle, where `refused-transfers` makes one.
  const ofBundles = ["transfer.single not-checked", "transfer.acts-after not-checked"];
  const rows = Object.entries(checkTable).filter(([code]) => code.startsWith("transfer."));
  const due = rows.flatMap(([code, row]) =>
    Object.keys(row).flatMap((outcome) => (outcome === "concerns" ? [] : [`${code} ${outcome}`])),
  );
  expect(due.filter((one) => !sentences.has(one) && !ofBundles.includes(one))).toEqual([]);
});
