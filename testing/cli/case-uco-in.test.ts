// SPDX-License-Identifier: Apache-2.0
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import { zipBundleFiles } from "@scelle/verifier";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Ended, Visitor } from "./scelle-process.ts";
import { expectRefusal, smallRegister, soundSize } from "./small-register.ts";

type Node = Readonly<Record<string, unknown>> & { readonly "@id": string; readonly "@type": string };
interface Graph {
  readonly "@context": Readonly<Record<string, string>>;
  readonly "@graph": readonly Node[];
}
interface Imported {
  readonly digest: string;
  readonly documentRef: string;
  readonly recorded: number;
  readonly known: number;
  readonly subjects: Readonly<Record<string, number>>;
  readonly hashes: number;
  readonly leftOut: readonly { readonly classes: string; readonly because: string; readonly count: number }[];
  readonly isCheck: boolean;
}
interface Listed {
  readonly records: readonly { readonly recordRef: string; readonly stated: Statement }[];
}
interface Statement {
  readonly documentRef: string;
  readonly importedSubject: string;
  readonly nodeName: string;
  readonly name?: string;
  readonly facts?: readonly { readonly term: string; readonly value: string }[];
  readonly hashes?: readonly { readonly method: string; readonly digest: string }[];
}

const at = ["--register", "register"];
const why = ["--reason", "test"];
/** Whoever hands the file over, and whoever takes it in. */
let sender: Visitor;
let receiver: Visitor;
let graph: Graph;

beforeAll(async () => {
  [sender, receiver] = [new Visitor(), new Visitor()];
  smallRegister(sender);
  const act = (kind: string, ...fields: readonly string[]) =>
    sender.answer<{ recordRef: string }>(
      ...["record", kind, ...at, ...fields.flatMap((field) => ["--field", field])],
    ).recordRef;
  const lawyer = act("person-registered", "name=Counsel Ωμέγα", "role=user");
  writeFileSync(sender.path("phone.dd"), "what the telephone holds");
  sender.answer("seal", "phone.dd", "--exhibit", "C-1/1", ...at, "--also", "md5,sha1");
  const seal = ["exhibitRef=C-1/1", "sealType=closed", "sealNumber=S-77", "sealedAt=2026-01-05 11:00"];
  act("exhibit-sealed", ...seal);
  const warrant = ["caseRef=C-1", "authorisationType=warrant", "issuer=Judge 4", "number=W-9", "scope=Quay"];
  act("authorisation-issued", ...warrant, "issuedAt=2026-01-04");
  const to = ["--standing", "person-concerned", "--to", lawyer];
  graph = await graphOf(sender, "C-1", to);
  const text = JSON.stringify(graph, null, 2); // As another program would write it.
  smallRegister(receiver);
  writeFileSync(receiver.path("handed-over.jsonld"), text);
}, 120_000);
afterAll(() => {
  sender.leave();
  receiver.leave();
});

/** What a register hands over of a case as CASE/UCO. */
async function graphOf(visitor: Visitor, number: string, to: readonly string[]): Promise<Graph> {
  const file = `${number}-${Date.now()}.zip`;
  visitor.answer("bundle", number, ...at, "-o", file, ...to, ...why);
  const files = await zipBundleFiles(new Blob([readFileSync(visitor.path(file))]));
  const path = [...files.sizes.keys()].find((name) => name.endsWith("/case.jsonld")) ?? "";
  return JSON.parse(new TextDecoder().decode(await files.read(path))) as Graph;
}

/** What a refused command says to a program. */
const problemOf = ({ stdout }: Ended): unknown => (JSON.parse(stdout) as { problem: unknown }).problem;
const ofType = (name: string) => graph["@graph"].filter((node) => node["@type"].endsWith(`:${name}`));
const fullName = (name: string) => name.replace(/^kb:/, graph["@context"]["kb"] ?? "");
const bring = (file: string, ...more: readonly string[]) => [
  ...["import-case-uco", file, ...at, "--case", "C-1", "--from", "Registry of quay 4, by courier", ...more],
];
const statements = () =>
  receiver.answer<Listed>("list", "statement-imported", ...at, "--case", "C-1", ...why).records;

test("a check counts what would come in, and records nothing", () => {
  const before = soundSize(receiver);
  const checked = receiver.answer<Imported>(...bring("handed-over.jsonld", "--check"));
  expect(checked).toMatchObject({ isCheck: true, known: 0 });
  expect(checked.recorded).toBeGreaterThan(8);
  expect(soundSize(receiver)).toBe(before);
});

test("what one register hands over another takes in: the same acts, digests and provenance, and the file itself", () => {
  const imported = receiver.answer<Imported>(...bring("handed-over.jsonld"));
  const file = readFileSync(receiver.path("handed-over.jsonld"));
  expect(imported.digest).toBe(createHash("sha256").update(file).digest("hex"));
  const taken = statements().map(({ stated }) => stated);
  const about = (subject: string) => taken.filter(({ importedSubject }) => importedSubject === subject);
  const acts = ofType("InvestigativeAction");
  expect(acts.length).toBeGreaterThanOrEqual(3);
  expect(
    about("act")
      .map(({ nodeName, name }) => `${nodeName} ${name}`)
      .sort(),
  ).toEqual(acts.map((node) => `${fullName(node["@id"])} ${String(node["uco-core:name"])}`).sort());
  expect(
    about("provenance")
      .map(({ nodeName }) => nodeName)
      .sort(),
  ).toEqual(
    ofType("ProvenanceRecord")
      .map((node) => fullName(node["@id"]))
      .sort(),
  );
  const digests = ofType("Hash").map(
    (node) =>
      `${String(node["uco-types:hashMethod"])} ${(node["uco-types:hashValue"] as { "@value": string })["@value"].toLowerCase()}`,
  );
  expect(digests).toHaveLength(3);
  const given = taken.flatMap(({ hashes = [] }) => hashes.map(({ method, digest }) => `${method} ${digest}`));
  expect(given.sort()).toEqual(digests.sort());
  expect(imported.hashes).toBe(3);
  const [warrant] = about("authorisation");
  expect(warrant).toMatchObject({ name: "W-9" });
  expect(new Set(taken.map(({ documentRef }) => documentRef))).toEqual(new Set([imported.documentRef]));
  soundSize(receiver);
});

test("the file is captured once with its digest and can be opened again; the same file records nothing twice", () => {
  const size = soundSize(receiver);
  const again = receiver.answer<Imported>(...bring("handed-over.jsonld"));
  expect(again).toMatchObject({ recorded: 0, isCheck: false });
  expect(again.known).toBe(statements().length);
  const { records } = receiver.answer<{
    records: readonly {
      stated: { source: string };
      measured: { imageDigest: string; objectRoot: string };
    }[];
  }>("list", "document-captured", ...at, "--case", "C-1", ...why);
  expect(records).toHaveLength(1);
  expect(records[0]?.stated.source).toBe("Registry of quay 4, by courier");
  expect(records[0]?.measured.imageDigest).toBe(again.digest);
  const root = records[0]?.measured.objectRoot ?? "";
  receiver.answer("open", root, ...at, "--identity", "evidence.key", "-o", "opened.jsonld", ...why);
  expect(readFileSync(receiver.path("opened.jsonld"))).toEqual(
    readFileSync(receiver.path("handed-over.jsonld")),
  );
  expect(soundSize(receiver)).toBeGreaterThan(size); // The looks, and nothing else.
});

test("what another system says becomes no act, no exhibit and no person of the register that took it in", async () => {
  const lawyer = receiver.answer<{ recordRef: string }>(
    ...["record", "person-registered", ...at, "--field", "name=Counsel", "--field", "role=user"],
  ).recordRef;
  const own = await graphOf(receiver, "C-1", ["--standing", "person-concerned", "--to", lawyer]);
  const named = JSON.stringify(own);
  for (const { stated } of statements()) expect(named).not.toContain(stated.nodeName);
  expect(named).not.toContain("S-77");
  const acts = own["@graph"].filter((node) => node["@type"].endsWith(":InvestigativeAction"));
  // What was done here: the telephone was seized, and the file was opened to compare it.
  expect(acts.map((node) => node["uco-core:tag"])).toEqual(["exhibit-seized", "working-copy-made"]);
  const persons = receiver.answer<{ records: readonly object[] }>(
    ...["list", "person-registered", ...at, ...why],
  ).records;
  expect(JSON.stringify(persons)).not.toContain("Ωμέγα");
});

test("a statement is typed into no command and corrected by nobody", () => {
  const [first] = statements();
  const draft = { ...first?.stated, nodeName: "urn:x" };
  writeFileSync(receiver.path("typed.json"), JSON.stringify(draft));
  const typed = receiver.scelle(["record", "statement-imported", ...at, "--json", "typed.json"]);
  expect(problemOf(typed)).toMatchObject({ code: "draft.invalid", facts: { field: "measured" } });
  const correction = { targetRef: first?.recordRef, reason: "Better", fields: { name: "Better" } };
  writeFileSync(receiver.path("correction.json"), JSON.stringify(correction));
  const corrected = receiver.scelle(["record", "correction-made", ...at, "--json", "correction.json"]);
  expect(problemOf(corrected)).toMatchObject({ code: "mending.field-fixed" });
});

test("an import that was killed goes on where it was, and records each thing once", async () => {
  const things = Array.from({ length: 700 }, (_, n) => ({
    "@id": `urn:uuid:00000000-0000-4000-8000-${String(n).padStart(12, "0")}`,
    "@type": "https://ontology.unifiedcyberontology.org/uco/tool/Tool",
  }));
  writeFileSync(receiver.path("many.jsonld"), JSON.stringify(things));
  const before = statements().length;
  for (const afterMs of [900, 1_300]) {
    const importing = receiver.start(bring("many.jsonld"));
    const ended = new Promise((resolve) => importing.once("exit", resolve));
    await setTimeout(afterMs);
    importing.kill("SIGKILL");
    await ended;
  }
  const whole = receiver.answer<Imported>(...bring("many.jsonld"));
  expect(whole.recorded + whole.known).toBe(700);
  expect(receiver.answer<Imported>(...bring("many.jsonld"))).toMatchObject({ recorded: 0, known: 700 });
  const names = statements().map(({ stated }) => stated.nodeName);
  expect(names).toHaveLength(before + 700);
  expect(new Set(names).size).toBe(names.length);
  soundSize(receiver);
}, 60_000);

test("a file whose terms are explained elsewhere is refused before anything is sealed", () => {
  writeFileSync(
    receiver.path("elsewhere.jsonld"),
    '{"@context":"https://contexts.example/case","@graph":[]}',
  );
  const size = soundSize(receiver);
  expectRefusal(
    receiver.scelle(bring("elsewhere.jsonld")),
    65,
    /contexts\.example\/case, which is not fetched/,
  );
  expect(soundSize(receiver)).toBe(size);
});

test.each([
  ["an object without anything in it", "{}"],
  ["what tells of the register itself", "register.json"],
  ["a list of persons who do nothing", '[{"@id":"urn:p","@type":"https://people.example/Person"}]'],
])("%s is refused before anything is sealed, and the cure is named", (_what, text) => {
  const whole =
    text === "register.json" ? readFileSync(receiver.path("register/register.json"), "utf8") : text;
  writeFileSync(receiver.path("nothing.jsonld"), whole);
  const size = soundSize(receiver);
  const objects = () => readdirSync(receiver.path("register/vault"), { recursive: true }).length;
  const sealed = objects();
  const checked = receiver.scelle(bring("nothing.jsonld", "--check", "--json"));
  expect(problemOf(checked)).toMatchObject({ code: "foreign-graph.tells-nothing" });
  expectRefusal(receiver.scelle(bring("nothing.jsonld")), 65, /scelle seal --document/);
  expect(objects()).toBe(sealed);
  expect(soundSize(receiver)).toBe(size);
});
