// SPDX-License-Identifier: Apache-2.0
import { writeFileSync } from "node:fs";
import { formatPem } from "@scelle/core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { vectors } from "../fuzz/vectors.ts";
import { bytesOf } from "../log/vector-file.ts";
import { Visitor } from "./scelle-process.ts";

const root = bytesOf(vectors.timestamps.tokens[0]?.root ?? "");

let visitor: Visitor;
beforeAll(() => {
  visitor = new Visitor();
});
afterAll(() => visitor.leave());

/** Commands in the order of the story, as the help of the program lists them. */
function commandsOf(help: string): string[] {
  return [...help.matchAll(/^ {2}([a-z]+(?:-[a-z]+)*)(?: \[options\])?(?: .*)?$/gm)].map(
    (match) => match[1] ?? "",
  );
}

test("the help lists every command in the order of the story", () => {
  const { code, stdout, stderr } = visitor.scelle(["--help"]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(commandsOf(stdout)).toEqual(
    ["tour", "init", "person", "record", "seal", "register-image", "open", "import-case-uco"].concat([
      "source",
      "import",
      "labels",
      "print",
      "show",
      "list",
      "search",
      "who-knew",
      "regularity",
      "procedures",
      "granted",
      "reads",
      "bundle",
      "verify",
      "transfer",
      "witness",
      "timestamp",
      "serve",
      "scrub",
      "remind",
      "backup",
      "restore",
      "rebuild",
      "doctor",
    ]),
  );
  expect(Math.max(...stdout.split("\n").map((line) => line.length))).toBeLessThanOrEqual(80);
});

test("the examples of the help work as they stand, one after the other", () => {
  const commands = [
    "init",
    "person key",
    "record",
    "seal",
    "register-image",
    "open",
    "import-case-uco",
    "import",
  ];
  commands.push(
    "labels",
    "print",
    "show",
    "list",
    "search",
    "regularity",
    "procedures",
    "reads export",
    "reads due",
    "reads erase",
    "bundle",
    "verify",
    "witness serve",
    "witness add",
    "witness status",
    "timestamp add",
    "timestamp status",
    "timestamp now",
  );
  // What the operator of an authority publishes.
  writeFileSync(visitor.path("notary-root.pem"), formatPem("CERTIFICATE", [root]));
  commands.push("serve", "scrub", "remind", "backup", "restore", "rebuild", "doctor");
  commands.push(
    "transfer send",
    "transfer receive",
    "transfer acknowledge",
    "transfer take",
    "transfer status",
  );
  commands.push("transfer compare");
  commands.push("transfer withdraw");
  for (const command of commands) {
    const { stdout } = visitor.scelle([...command.split(" "), "--help"]);
    const example = /^Example:\n((?: {2}.*\n?)+)/m.exec(stdout)?.[1] ?? "";
    expect(example, command).toContain(`scelle ${command}`);
    // What serves goes on until it is told to end: once, and not again while it is ending.
    const script = example.replaceAll(
      /scelle (?:witness )?serve/g,
      "timeout --foreground --preserve-status 12 $&",
    );
    const { code, stderr } = visitor.shell(script);
    // The witness of the example has ended by then, and its authority is invented: whoever looks is told.
    const wanted = ["witness status", "timestamp status", "timestamp now", "doctor"].includes(command)
      ? 1
      : 0;
    expect({ command, code, stderr }).toEqual({ command, code: wanted, stderr: "" });
  }
});

test("the help of every record kind shows its fields and an example draft", () => {
  const general = visitor.scelle(["record", "--help"]).stdout;
  const kinds = [...general.matchAll(/^ {2}([a-z]+(?:-[a-z]+)+) {2,}\S/gm)].map((match) => match[1] ?? "");
  expect(kinds.length).toBeGreaterThan(25);
  for (const kind of kinds) {
    const { code, stdout } = visitor.scelle(["record", kind, "--help"]);
    expect({ kind, code }).toEqual({ kind, code: 0 });
    expect(stdout).toContain(`scelle record ${kind} --json ${kind}.json`);
  }
});

test("whoever types only the name is shown what there is", () => {
  expect(visitor.scelle([])).toEqual(visitor.scelle(["--help"]));
  const person = visitor.scelle(["person"]);
  expect({ code: person.code, stderr: person.stderr }).toEqual({ code: 0, stderr: "" });
  expect(person.stdout).toContain("key [options]");
});

test("the version is that of the package", () => {
  expect(visitor.scelle(["--version"])).toEqual({ code: 0, stdout: "0.1.0\n", stderr: "" });
});
