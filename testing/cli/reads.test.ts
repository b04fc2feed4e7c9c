// SPDX-License-Identifier: Apache-2.0
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Visitor } from "./scelle-process.ts";
import { expectRefusal, smallRegister, soundSize } from "./small-register.ts";

const at = ["--register", "register"];
let visitor: Visitor;
beforeAll(() => {
  visitor = new Visitor();
  smallRegister(visitor);
});
afterAll(() => visitor.leave());

interface Shown {
  readonly records: readonly { readonly stated: Readonly<Record<string, unknown>> }[];
}

test("a ground of the list is reason enough, and any other is told in words", () => {
  const look = ["list", "exhibit-seized", ...at, "--case", "C-1"];
  visitor.answer(...look, "--ground", "hearing", "--act", "CR 12");
  expectRefusal(visitor.scelle([...look, "--ground", "other"]), 64, /--reason/);
  expectRefusal(visitor.scelle([...look, "--ground", "curiosity"]), 64, /inquiry-act \| hearing/);
  const looks = ["list", "record-consulted", ...at, "--case", "C-1", "--reason", "Review"];
  const { records } = visitor.answer<Shown>(...looks);
  expect(records.map(({ stated }) => stated)).toMatchObject([{ ground: "hearing", actReference: "CR 12" }]);
});

test("who looked is handed over in one command, recorded with the digest of the file", () => {
  visitor.answer(
    "record",
    "body-registered",
    ...at,
    "--field",
    "name=Commission",
    "--field",
    "bodyType=oversight",
  );
  const out = ["reads", "export", ...at, "--to-body", "Commission", "--reason", "Yearly review"];
  expectRefusal(visitor.scelle([...out, "-o", "a.csv", "--log-purpose", "curiosity"]), 64, /lawfulness \|/);
  for (const file of ["looks.csv", "looks.json"]) {
    const { receipts } = visitor.answer<{ receipts: { recordRef: string }[] }>(
      ...[...out, "-o", file, "--log-purpose", "lawfulness"],
    );
    const [act] = receipts;
    const shown = visitor.answer<Shown>("show", act?.recordRef ?? "", ...at, "--reason", "Review");
    const bundleDigest = createHash("sha256")
      .update(readFileSync(visitor.path(file)))
      .digest("hex");
    expect(shown.records[0]?.stated).toMatchObject({ bundleDigest, logPurpose: "lawfulness" });
  }
  expect(readFileSync(visitor.path("looks.csv"), "utf8")).toContain(",hearing,CR 12,");
  soundSize(visitor);
});

test("without a period of retention nothing is due, and the answer says so", () => {
  const { stdout } = visitor.scelle(["reads", "due", ...at]);
  expect(stdout).toMatch(/no period of retention is set/);
  expect(visitor.answer("reads", "erase", ...at)).toEqual({ erased: 0, left: 0 });
});
