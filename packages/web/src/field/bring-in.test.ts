// SPDX-License-Identifier: Apache-2.0
import { canonicalJson, type Draft, type JsonObject, parseDraft } from "@scelle/core";
import type { ReceiptAnswer } from "@scelle/core/api";
import { describe, expect, test } from "vitest";
import { ApiProblem, ownProblem } from "../api/api-problem.ts";
import { type BringInWays, bringIn } from "./bring-in.ts";
import { fieldActs, isOpenToChange, standingOf } from "./field-acts.ts";
import type { FieldSearch } from "./field-search.ts";
import { renumbered } from "./search-changes.ts";
import { sampleSearch } from "./spec/sample-search.ts";

const textOf = (draft: Draft): string => canonicalJson(draft as unknown as JsonObject);
const say = (type: string, status: number) =>
  new ApiProblem(ownProblem(type, status, { en: type, fr: type }));

/** A device and a register as they answer over a network; either may fail at a chosen call. */
class World implements BringInWays {
  search: FieldSearch;
  /** In the order in which they were recorded. */
  readonly drafts: Draft[] = [];
  readonly objects = new Set<string>();
  refuses: (draft: Draft) => boolean = () => false;
  calls = 0;
  /** At which call the page dies, before or after what was asked took place. */
  death: { readonly call: number; readonly isAfter: boolean } | undefined;

  constructor(search: FieldSearch) {
    this.search = search;
  }

  change = (alter: (search: FieldSearch) => FieldSearch) =>
    this.#step(() => {
      this.search = alter(this.search);
      return this.search;
    });
  bringObject: BringInWays["bringObject"] = ({ draft }) =>
    this.#step(() => {
      this.objects.add(draft.draftId);
    });
  send = (draft: Draft) => this.#step(() => this.#record(draft));

  /** As the register does it: the same draft has the same receipt, another of its id is refused. */
  #record(draft: Draft): ReceiptAnswer {
    if (this.refuses(draft)) throw say("case.exhibit-number-taken", 409);
    const known = this.drafts.findIndex(({ draftId }) => draftId === draft.draftId);
    const stands = this.drafts[known];
    if (stands !== undefined && textOf(stands) !== textOf(draft)) throw say("draft.reused", 409);
    if (stands === undefined) this.drafts.push(draft);
    const index = stands === undefined ? this.drafts.length - 1 : known;
    const { draftId: recordRef, kind } = draft;
    return { origin: "x", recordRef, kind, index, leafHash: "", recordedAt: "2026-03-02T12:00:00.000Z" };
  }

  async #step<T>(work: () => T): Promise<T> {
    this.calls += 1;
    const dies = this.death?.call === this.calls;
    if (dies && this.death?.isAfter === false) throw new Error("the page is gone");
    const answer = work();
    if (dies) throw new Error("the page is gone");
    return await Promise.resolve(answer);
  }
}

const planned = (search: FieldSearch) => fieldActs(search).map(({ draft }) => draft.draftId);
const recorded = (world: World) => world.drafts.map(({ draftId }) => draftId);

test("every act is one that the register can read", () => {
  const acts = fieldActs(sampleSearch(3));
  expect(acts.map(({ draft }) => draft.kind)).toEqual([
    ...["person-registered", "search-conducted", "attendance-recorded"],
    ...["exhibit-seized", "exhibit-photographed", "device-checked"],
    ...["exhibit-seized", "exhibit-sealed", "exhibit-seized", "exhibit-sealed", "field-report-recorded"],
  ]);
  for (const { draft } of acts) expect(() => parseDraft(draft)).not.toThrow();
});

test("acts go in once and in order, and a second time nothing is sent", async () => {
  const world = new World(sampleSearch(10));
  expect(await bringIn(world)).toBeUndefined();
  expect(recorded(world)).toEqual(planned(world.search));
  const before = world.calls;
  expect(await bringIn(world)).toBeUndefined();
  expect(world.calls - before).toBe(1);
});

test("wherever the page dies, what comes after goes on from there, once and in order", async () => {
  const whole = new World(sampleSearch(3));
  await bringIn(whole);
  for (let call = 1; call <= whole.calls; call += 1) {
    for (const isAfter of [false, true]) {
      const world = new World(sampleSearch(3));
      world.death = { call, isAfter };
      await bringIn(world).catch(() => undefined);
      world.death = undefined;
      expect(await bringIn(world)).toBeUndefined();
      expect(recorded(world)).toEqual(planned(world.search));
    }
  }
});

test("a register that is away stops it, and refuses nothing", async () => {
  const world = new World(sampleSearch(2));
  let isAway = true;
  const send = world.send;
  world.send = (draft) =>
    isAway && world.drafts.length === 3 ? Promise.reject(say("app.unreachable", 0)) : send(draft);
  expect((await bringIn(world))?.type).toBe("app.unreachable");
  expect(Object.keys(world.search.outcomes)).toHaveLength(3);
  isAway = false;
  expect(await bringIn(world)).toBeUndefined();
  expect(recorded(world)).toEqual(planned(world.search));
});

describe("where the register refuses an item", () => {
  const [, second] = sampleSearch(3).items;
  const itemRef = second?.itemRef ?? "";
  const refusing = async () => {
    const world = new World(sampleSearch(3));
    world.refuses = ({ draftId, stated }) => draftId === itemRef && stated["number"] === second?.number;
    await bringIn(world);
    return world;
  };

  test("what hangs on it waits, and all else is recorded", async () => {
    const { search } = await refusing();
    const standings = fieldActs(search).map((act) => [act.draft.kind, standingOf(search, act)]);
    expect(standings.filter(([, standing]) => standing !== "recorded")).toEqual([
      ["exhibit-seized", "refused"],
      ["exhibit-sealed", "held"],
      ["field-report-recorded", "held"],
    ]);
  });

  test("it alone is open to change, since the search has ended", async () => {
    const { search } = await refusing();
    const open = planned(search).filter((draftId) => isOpenToChange(search, draftId));
    expect(open).toEqual([itemRef]);
  });

  test("with another number it goes in, and the record says which number the report has", async () => {
    const world = await refusing();
    world.search = renumbered(world.search, itemRef, "C-1/40", "On the report: C-1/3");
    expect(await bringIn(world)).toBeUndefined();
    expect([...recorded(world)].sort()).toEqual([...planned(world.search)].sort());
    const stated = world.drafts.find(({ draftId }) => draftId === itemRef)?.stated;
    expect(stated).toMatchObject({ number: "C-1/40", note: "On the report: C-1/3" });
  });
});

test.each([
  ["photograph.lost", 410],
  ["ingest.refused", 400],
  ["ingest.other-root", 422],
])("a photograph that cannot come in (%s) keeps nothing else back", async (type, status) => {
  const world = new World(sampleSearch(2));
  world.bringObject = () => Promise.reject(say(type, status));
  expect(await bringIn(world)).toBeUndefined();
  const kinds = fieldActs(world.search)
    .filter((act) => standingOf(world.search, act) !== "recorded")
    .map(({ draft }) => draft.kind);
  expect(kinds).toEqual(["exhibit-photographed"]);
});

test("a register that forgot how far a photograph had come is asked again later", async () => {
  const world = new World(sampleSearch(2));
  world.bringObject = () => Promise.reject(say("ingest.unknown", 404));
  expect((await bringIn(world))?.type).toBe("ingest.unknown");
});

test("what goes out is the act as it stands once no other page changes it", async () => {
  const world = new World(sampleSearch(1));
  const { change } = world;
  // Another page changes the place just before this one has its turn.
  world.change = (alter) => {
    const isFirst = Object.keys(world.search.sent).length === 0;
    if (isFirst) world.search = { ...world.search, place: "Office 13" };
    return change(alter);
  };
  await bringIn(world);
  const search = world.drafts.find(({ kind }) => kind === "search-conducted");
  expect(search?.stated["place"]).toBe("Office 13");
});

test("a planted bug is found: an act that is not kept before it goes out changes under its id", async () => {
  const world = new World(sampleSearch(2));
  const forgetful: BringInWays = {
    bringObject: world.bringObject,
    send: world.send,
    change: (alter) => world.change((search) => ({ ...alter(search), sent: {} })),
  };
  // The answer to the second act is lost; meanwhile its words change on the device.
  world.death = { call: 5, isAfter: true };
  await bringIn(forgetful).catch(() => undefined);
  world.death = undefined;
  const [last] = world.drafts.slice(-1);
  world.search = { ...world.search, place: "Elsewhere", zone: "UTC" };
  await bringIn(forgetful);
  expect(world.search.outcomes[last?.draftId ?? ""]).toMatchObject({ problem: { type: "draft.reused" } });
});
