// SPDX-License-Identifier: Apache-2.0
import { readFileSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ended, Visitor } from "./scelle-process.ts";
import { expectRefusal, smallRegister, soundSize } from "./small-register.ts";

const secret = "hook-7f3a";
const heard: string[] = [];
let status = 204;
let visitor: Visitor;
let caseRef: string;
let exhibitRef: string;
let hook: Server;
let url: string;

beforeAll(async () => {
  visitor = new Visitor();
  ({ caseRef, exhibitRef } = smallRegister(visitor));
  hook = createServer((asked, answer) => {
    const parts: Buffer[] = [];
    asked.on("data", (part: Buffer) => parts.push(part));
    asked.on("end", () => {
      heard.push(Buffer.concat(parts).toString());
      answer.writeHead(status).end();
    });
  });
  await new Promise<void>((done) => hook.listen(0, "127.0.0.1", done));
  url = `http://127.0.0.1:${(hook.address() as AddressInfo).port}/${secret}`;
}, 60_000);
afterAll(() => {
  hook.close();
  visitor.leave();
});

/** The hook answers in this process, so the command runs beside it. */
async function remind(...words: readonly string[]) {
  const child = visitor.start(["remind", "--register", "register", ...words]);
  let [stdout, stderr] = ["", ""];
  child.stdout?.on("data", (part: Buffer) => {
    stdout += part.toString();
  });
  child.stderr?.on("data", (part: Buffer) => {
    stderr += part.toString();
  });
  const code = await ended(child);
  await new Promise((done) => setTimeout(done, 50));
  return { code, stdout, stderr };
}

function deadline(type: string, dueAt: string): string {
  const fields = [`caseRef=${caseRef}`, `deadlineType=${type}`, `dueAt=${dueAt}`, "reason=Delicate words"];
  const words = fields.flatMap((field) => ["--field", field]);
  return visitor.answer<{ recordRef: string }>("record", "deadline-set", "--register", "register", ...words)
    .recordRef;
}

const answered = ({ code, stdout, stderr }: Awaited<ReturnType<typeof remind>>) => {
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  return JSON.parse(stdout) as { near: number; overdue: number; sent: string[] };
};

test("time limits remind without a word of what they are, and nothing is recorded by it", async () => {
  expect(answered(await remind("--json", "--webhook", url))).toEqual({ near: 0, overdue: 0, sent: [] });
  expect(heard).toEqual([]);

  const first = deadline("contested-item", "2026-01-06 10:00");
  const size = soundSize(visitor);
  expect(answered(await remind("--json", "--webhook", url))).toEqual({
    near: 0,
    overdue: 1,
    sent: ["webhook"],
  });
  deadline("acknowledgement", "2026-01-07 10:00");
  deadline("retention-review", "2099-01-07 10:00");
  expect(answered(await remind("--json", "--webhook", url))).toEqual({
    near: 0,
    overdue: 2,
    sent: ["webhook"],
  });
  expect(answered(await remind("--json"))).toEqual({ near: 0, overdue: 2, sent: [] });

  // The same bytes, whichever and however many they are.
  expect(heard).toHaveLength(2);
  expect(heard[0]).toBe(heard[1]);
  const told = heard[0] ?? "";
  expect(JSON.parse(told)).toMatchObject({ register: "register.example" });
  const kept = ["C-1", "Delicate", "contested", "2026", caseRef, first, first.slice(0, 8)];
  const leaksIn = (text: string) => kept.filter((word) => text.includes(word));
  expect(leaksIn(told)).toEqual([]);
  expect(leaksIn(told.replace("A time limit", "Contested of C-1, 2026:"))).toEqual(["C-1", "2026"]);
  expect(soundSize(visitor)).toBe(size + 2);

  const met = ["caseRef=C-1", "metAt=2026-01-06 09:00"].flatMap((field) => ["--field", field]);
  visitor.answer(
    "record",
    "deadline-met",
    "--register",
    "register",
    "--field",
    `deadlineRef=${first}`,
    ...met,
  );
  expect(answered(await remind("--json"))).toMatchObject({ overdue: 1 });
}, 120_000);

test("an exhibit that is to come back is one more, until it was refused or is back", async () => {
  const before = answered(await remind("--json"));
  const act = (kind: string, ...fields: readonly string[]) =>
    visitor.answer<{ recordRef: string }>(
      ...["record", kind, "--register", "register"],
      ...[`exhibitRef=${exhibitRef}`, ...fields].flatMap((field) => ["--field", field]),
    ).recordRef;
  const lab = visitor.answer<{ recordRef: string }>(
    ...["record", "person-registered", "--register", "register", "--field", "name=Laboratory"],
  ).recordRef;
  const offered = act(
    "custody-offered",
    `receiverRef=${lab}`,
    "purpose=examination",
    "dueBackAt=2026-01-08 18:00",
  );
  expect(answered(await remind("--json"))).toMatchObject({ overdue: before.overdue + 1 });
  act("custody-refused", `offerRef=${offered}`, "reason=Not today");
  expect(answered(await remind("--json"))).toMatchObject({ overdue: before.overdue });
}, 60_000);

test("a reminder goes by the mail program of the machine, with the same words for everything", async () => {
  const program = visitor.path("mail-program");
  writeFileSync(program, `#!/bin/sh\necho "$@" >'${program}.words'\ncat >'${program}.sent'\n`, {
    mode: 0o755,
  });
  const words = ["--mail", "registry@inspectorate.example", "--sendmail", program];
  expect(answered(await remind("--json", ...words))).toMatchObject({ sent: ["mail"] });
  expect(readFileSync(`${program}.words`, "utf8")).toBe("-i -t\n");
  const sent = readFileSync(`${program}.sent`, "utf8");
  expect(sent).toMatch(/^To: registry@inspectorate\.example\nSubject: Scelle: a time limit/);
  expect(sent).toContain("\n\nA time limit of a case in this register asks for attention.");
  for (const word of ["C-1", "Delicate", "acknowledgement", caseRef]) expect(sent).not.toContain(word);
}, 60_000);

test("a reminder that nobody took is told, without the address, which may hold a secret", async () => {
  status = 500;
  const refused = await remind("--webhook", url);
  expectRefusal(refused, 69, /webhook \(HTTP 500\)/);
  expect(refused.stderr).not.toContain(secret);
  const closed = "http://127.0.0.1:9/hook-7f3a";
  expectRefusal(await remind("--webhook", closed), 69, /webhook \(no answer\)/);
  const mail = ["--mail", "registry@inspectorate.example", "--sendmail"];
  expectRefusal(await remind(...mail, visitor.path("none")), 69, /there is no mail program/);
  const failing = visitor.path("failing");
  writeFileSync(failing, "#!/bin/sh\nexit 75\n", { mode: 0o755 });
  expectRefusal(await remind(...mail, failing), 69, /exit 75/);
}, 60_000);

test("it goes nowhere in the clear, and into no second header", async () => {
  expect((await remind("--webhook", "http://chat.example/hooks/1")).code).toBe(64);
  expect((await remind("--webhook", "file:///etc/passwd")).code).toBe(64);
  expect((await remind("--mail", "a@b.example\nBcc: c@d.example")).code).toBe(64);
  expect((await remind("--within", "soon")).code).toBe(64);
}, 60_000);
