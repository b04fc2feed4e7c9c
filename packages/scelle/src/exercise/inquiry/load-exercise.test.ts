// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { knowledgeTimings } from "@scelle/analysis";
import {
  anchorQuote,
  continuityOfControl,
  type EffectiveRecord,
  exhibitFold,
  foldRecords,
  isRecordOf,
  lostIn,
  operationPlanned,
  registerPaths,
  sentenceOf,
  shiftStaffed,
  sourcesAmong,
  whoSays,
} from "@scelle/core";
import { nodeCrypto, openObject, readKeyRing } from "@scelle/register";
import { isFault, verifyRegister } from "@scelle/verifier";
import { nodeFolder } from "@scelle/verifier/node-folder";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cityMap } from "../city/city-map.ts";
import { outlineOf } from "../city/quarters.ts";
import { deviceImages } from "./devices.ts";
import { LoadedExercise } from "./spec/loaded-exercise.ts";

let loaded: LoadedExercise;
let inquiry: EffectiveRecord[];
let older: EffectiveRecord[];

beforeAll(async () => {
  loaded = await LoadedExercise.load();
  inquiry = await loaded.records("lead", loaded.exercise.caseRef);
  older = await loaded.records("lead", loaded.exercise.olderCaseRef);
}, 60_000);
afterAll(async () => {
  await loaded.close();
});

describe("the loaded register", () => {
  test("holds before the verifier, every record and every sealed object", async () => {
    const { folder, keyFolder, size } = loaded.exercise;
    await loaded.register.publish();
    const ring = await readKeyRing(keyFolder);
    const report = await verifyRegister(nodeFolder(folder), {
      crypto: nodeCrypto,
      recordKey: ring.record,
      linkRootKey: ring.link,
      anchors: [],
      deep: true,
    });
    expect(report.checks.filter(isFault)).toEqual([]);
    expect(report.integrity.value).toBe("holds");
    expect(report.counts.entries).toBeGreaterThanOrEqual(size);
  });

  test("says that it is an exercise, in every record that anybody wrote", async () => {
    const ofNoCase = await loaded.records("squad-member");
    const silent = [...inquiry, ...older, ...ofNoCase].filter(
      ({ stated }) => !JSON.stringify(stated).includes("Exercise"),
    );
    expect(silent.map(({ kind, stated }) => [kind, stated])).toEqual([]);
    expect(inquiry.length + older.length).toBeGreaterThan(250);
  });

  test("is signed by each of them who would sign it", async () => {
    const authors = new Set([...inquiry, ...older].map(({ assigned }) => assigned.author));
    const confirming = ["magistrate", "ombudsman"] as const;
    const signing = ["lead", "second-inspector", "custodian", "laboratory", ...confirming] as const;
    expect(authors).toEqual(new Set(signing.map((part) => loaded.role(part).personRef)));
    expect(loaded.exercise.roles.map(({ part }) => part)[0]).toBe("lead");
  });

  test("tells each step of its loading in both languages, the last one too", () => {
    const { steps } = loaded;
    expect(steps.map(({ number }) => number)).toEqual(steps.map((_, i) => i + 1));
    expect(steps.at(-1)?.number).toBe(steps.at(-1)?.count);
    for (const { title } of steps) expect(title.en).not.toBe(title.fr);
  });
});

describe("what the account says and what is on record", () => {
  test("every quote stands in the words that the reader is given, and every sentence keeps its hedges", () => {
    const { texts } = loaded.exercise;
    const { statements } = sourcesAmong(inquiry);
    expect(statements).toHaveLength(31);
    for (const statement of statements) {
      const words = texts.find(({ textRef }) => textRef === statement.stated.textRef)?.words ?? "";
      const { quote } = statement.stated;
      expect(quote && anchorQuote(words, quote)).toEqual({ state: "exact" });
      for (const language of ["en", "fr"] as const) {
        expect(lostIn(sentenceOf(statement, nameOf, language), statement, nameOf, language)).toEqual([]);
      }
    }
  });

  test("what can be tied to an act is tied to it: the search, the devices, no arrest, the operation", () => {
    const tied = (words: string): string[] => {
      const statement = ofKind("statement-recorded").find(({ stated }) =>
        JSON.stringify(stated["clauses"]).includes(words),
      );
      const by = inquiry.filter(({ stated }) => namesIn(stated).includes(statement?.recordRef ?? ""));
      const found = by.filter(({ kind }) => kind === "finding-made").flatMap(({ stated }) => namesIn(stated));
      return inquiry.filter(({ recordRef }) => found.includes(recordRef)).map(({ kind }) => kind);
    };
    expect(tied("inspectors went through")).toContain("search-conducted");
    expect(tied("took away telephones")).toContain("exhibit-seized");
    expect(tied("somebody has been arrested")).toContain("measure-taken");
    expect(tied("in the largest of the operations")).toContain("operation-planned");
  });

  test("nobody says that the man was warned, in the account or in what the inquiry added", () => {
    const { statements } = sourcesAmong(inquiry);
    expect(whoSays(statements, { predicate: "warned" })).toEqual({ affirm: [], deny: [], neither: [] });
    const told = whoSays(statements, { predicate: "disclosed", objectRef: loaded.exercise.incidentRef });
    expect(told).toEqual({ affirm: [], deny: [], neither: [] });
  });

  test("the film supports no finding in this register either", async () => {
    const film = ofKind("statement-recorded").find(({ stated }) => stated["mood"] === "fictional");
    const finding = ofKind("finding-made")[0]?.stated ?? {};
    const attempt = { ...finding, restsOnRefs: [film?.recordRef ?? ""] };
    expect(await loaded.append("lead", "finding-made", attempt)).toBe("finding.rests-on-fiction");
  });
});

describe("the exhibits", () => {
  test("are two telephones and a computer, each imaged before two witnesses and sealed again", () => {
    expect(ofKind("exhibit-seized").map(({ stated }) => stated["category"])).toEqual([
      "phone",
      "phone",
      "computer",
    ]);
    for (const { recordRef } of ofKind("exhibit-seized")) {
      const state = foldRecords(exhibitFold, recordRef, ofExhibit(recordRef));
      expect([state.seal, state.sealType]).toEqual(["sealed", "closed"]);
      expect(Object.keys(state.images)).toHaveLength(1);
      expect(state.custodian).toBe(loaded.role("custodian").personRef);
    }
  });

  test("left exactly one gap in custody: the second telephone, for 4 hours and 45 minutes", () => {
    const gaps = ofKind("exhibit-seized").flatMap(({ recordRef, stated }) => {
      const state = foldRecords(exhibitFold, recordRef, ofExhibit(recordRef));
      const { stretches = [] } = continuityOfControl(state, "2026-06-01T00:00:00.000Z") ?? {};
      return stretches.filter(({ type }) => type === "gap").map((gap) => [stated["number"], gap.lengthMs]);
    });
    expect(gaps).toEqual([["2031-007/2", (4 * 60 + 45) * 60_000]]);
  });

  test("the evidence identity opens the sealed image of the second telephone, and it is the disk", async () => {
    const { folder, imageObjectRoot, evidenceIdentityFile } = loaded.exercise;
    const outPath = loaded.path("phone.img");
    await openObject({
      path: join(folder, registerPaths.object(imageObjectRoot)),
      identities: [readFileSync(evidenceIdentityFile, "utf8")],
      outPath,
    });
    const expected = deviceImages().get("phone-2.img") ?? new Uint8Array();
    expect(readFileSync(outPath).equals(expected)).toBe(true);
  });
});

describe("what came of it", () => {
  test("no measure against anybody, two procedures affected: one told of, one reviewed", () => {
    expect(new Set(ofKind("measure-taken").map(({ stated }) => stated["measure"]))).toEqual(
      new Set(["none"]),
    );
    expect(ofKind("procedure-affected")).toHaveLength(2);
    const followed = ["procedure-notified", "procedure-reviewed"].map((kind) =>
      ofKind(kind).map(({ stated }) => stated["procedureRef"]),
    );
    expect(followed).toEqual(ofKind("procedure-affected").map(({ recordRef }) => [recordRef]));
  });

  test("one allegation is answered as unfounded; the older case has more who were cleared than not", () => {
    expect(ofKind("allegation-disposed").map(({ stated }) => stated["outcome"])).toEqual(["unfounded"]);
    const statuses = new Map(
      ofKind("legal-status-recorded", older).map(({ stated }) => [stated["personRef"], stated["status"]]),
    );
    expect([...statuses.values()].sort()).toEqual([
      "acquitted",
      "acquitted",
      "acquitted",
      "cleared",
      "convicted",
    ]);
  });
});

describe("the wall", () => {
  test("the member of the squad reads nothing of either case, whatever is asked for", async () => {
    const own = await loaded.records("squad-member");
    expect(new Set(own.map(({ kind }) => kind))).toEqual(
      new Set(["register-founded", "body-registered", "person-registered"]),
    );
    expect(own.filter(({ assigned }) => assigned.caseRef !== undefined)).toEqual([]);
    for (const { recordRef } of [...inquiry, ...older]) {
      const asked = { op: "show", refs: [recordRef] };
      expect(await loaded.refusalOf("squad-member", asked)).toBe("access.not-member");
    }
  }, 60_000);

  test("what everybody with a key may read tells nothing of a case: no number, no inquiry, no other officer", async () => {
    const open = JSON.stringify((await loaded.records("squad-member")).map(({ stated }) => stated));
    for (const told of ["2031-007", "2029-003", "inquiry", "counsel", "Officer 12"]) {
      expect(open).not.toContain(told);
    }
  });

  test("the laboratory and the exhibit room sign for exhibits and read no record of the case", async () => {
    for (const part of ["laboratory", "custodian"] as const) {
      const asked = { op: "list", kind: "statement-recorded" };
      expect(await loaded.refusalOf(part, asked, loaded.exercise.caseRef)).toBe("access.not-member");
    }
  });

  test("nobody can let the member of the squad in while the wall stands", async () => {
    const admission = {
      caseRef: loaded.exercise.caseRef,
      personRef: loaded.role("squad-member").personRef,
      role: "reader",
      reason: "Exercise: test",
      secondRef: loaded.role("magistrate").personRef,
    };
    expect(await loaded.append("lead", "member-admitted", admission)).toBe("case.walled");
  });
});

describe("the operation", () => {
  const timings = () => {
    const answer = knowledgeTimings(inquiry, loaded.exercise.operationRef, loaded.exercise.incidentRef);
    if ("refused" in answer) throw new Error(answer.refused);
    return answer;
  };

  test("two papers date the shooting, and those told on Monday knew before it under one, after it under the other", () => {
    const { readings, holders } = timings();
    expect(readings).toHaveLength(2);
    const offices = (timing: string) =>
      holders
        .filter((holder) => holder.timing === timing)
        .flatMap(({ personRefs }) => personRefs.map((ref) => nameOf(ref)))
        .sort();
    expect(offices("before")).toContain("Head of the harbour police (Exercise)");
    expect(offices("after")).toContain("Head of the traffic police (Exercise)");
    expect(offices("depends")).toEqual(
      expect.arrayContaining([
        "Deputy head of the drug squad (Exercise)",
        "Head of the drug squad (Exercise)",
        "Officer 12 of the drug squad (Exercise)",
        "Officer 44 of the public order reserve (Exercise)",
      ]),
    );
  });

  test("who is believed turns before into after for the head of the squad", () => {
    const head = timings().holders.find(({ personRefs }) =>
      personRefs.some((ref) => nameOf(ref) === "Head of the drug squad (Exercise)"),
    );
    expect(head?.byReading.map(({ timing }) => timing)).toEqual(["before", "after"]);
  });

  test("its areas are quarters of the map, its forces come to 900, its shifts have no hour between them", () => {
    const plan = inquiry.find((record) => isRecordOf(record, operationPlanned));
    if (plan === undefined || !isRecordOf(plan, operationPlanned)) throw new Error("no plan");
    for (const { name, outline } of plan.stated.areas ?? []) expect(outline).toEqual(outlineOf(name));
    const strengths = (plan.stated.forces ?? []).map(({ strength }) =>
      strength !== undefined && "value" in strength ? strength.value : 0,
    );
    expect(strengths.reduce((sum, strength) => sum + strength, 0)).toBe(900);
    const shifts = inquiry.filter((record) => isRecordOf(record, shiftStaffed)).map(({ stated }) => stated);
    expect(shifts).toHaveLength(27);
    for (const { name } of plan.stated.areas ?? []) {
      const turns = shifts.filter(({ area }) => area === name);
      const starts = turns.map(({ startsAt }) => JSON.stringify(startsAt));
      expect(starts.slice(1)).toEqual(turns.map(({ endsAt }) => JSON.stringify(endsAt)).slice(0, -1));
    }
  });
});

test("twelve incidents of a year and the shooting lie on the map", () => {
  const { west, east, south, north } = cityMap.bounds;
  const positions = ofKind("incident-recorded").map(({ stated }) => stated["position"]);
  expect(positions).toHaveLength(13);
  for (const position of positions) {
    const { longitude, latitude } = position as { longitude: number; latitude: number };
    expect(longitude > west && longitude < east && latitude > south && latitude < north).toBe(true);
  }
});

function ofKind(kind: string, records = inquiry): EffectiveRecord[] {
  return records.filter((record) => record.kind === kind);
}

function ofExhibit(ref: string): EffectiveRecord[] {
  return inquiry.filter(({ recordRef, stated }) => recordRef === ref || stated["exhibitRef"] === ref);
}

function namesIn(stated: EffectiveRecord["stated"]): string[] {
  return JSON.stringify(stated).match(/[0-9a-f]{8}-[0-9a-f-]{27}/g) ?? [];
}

function nameOf(ref: string): string | undefined {
  const stated = inquiry.find(({ recordRef }) => recordRef === ref)?.stated;
  const name = stated?.["name"] ?? stated?.["designation"];
  return typeof name === "string" ? name : undefined;
}
