// SPDX-License-Identifier: Apache-2.0
import { exhibitCategories } from "@scelle/core";
import { lazy, type ReactNode, Suspense, useEffect, useRef, useState } from "react";
import { Button } from "../../design/button.tsx";
import { TextField } from "../../design/text-field.tsx";
import { wordOf } from "../../design/word-of.ts";
import { corrected } from "../../field/device-reading.ts";
import { actIdsOf, isOpenToChange } from "../../field/field-acts.ts";
import type { FieldItem, FieldSearch } from "../../field/field-search.ts";
import { forgetPhotographs } from "../../field/field-store.ts";
import { isImei, scannedText } from "../../field/scanned-text.ts";
import { withItemChanged, withoutItem } from "../../field/search-changes.ts";
import { useSay, useWords } from "../../words/use-words.ts";
import { useWedge } from "../storeroom/use-wedge.ts";
import { ConfirmedButton } from "./confirmed-button.tsx";
import { DeviceFields } from "./device-fields.tsx";
import { MomentField } from "./moment-field.tsx";
import { PhotographsField } from "./photographs-field.tsx";
import type { AlterItem } from "./search-part-props.ts";
import { searchWords } from "./search-words.ts";
import type { Alter } from "./use-field-search.ts";

const Camera = lazy(async () => ({ default: (await import("../storeroom/camera.tsx")).Camera }));

/** Things with a number of the network, a screen, a battery and a clock. */
const devices: readonly string[] = ["phone", "computer"];

interface ItemFormProps {
  readonly item: FieldItem;
  readonly search: FieldSearch;
  readonly change: (alter: Alter) => Promise<boolean>;
  readonly onClose: () => void;
}

/** One item while it is taken: every field is kept as it is filled in, so that there is nothing to save. */
export function ItemForm({ item, search, change, onClose }: ItemFormProps) {
  const words = useWords(searchWords);
  const say = useSay();
  const [shown, setShown] = useState(item);
  const [told, setTold] = useState("");
  const isFixed = (ref: string) => !isOpenToChange(search, ref);
  const isOpen = actIdsOf(item).some((ref) => !isFixed(ref));
  const [pending, setPending] = useState(0);
  const alter: AlterItem = async (how) => {
    setShown(how);
    setPending((count) => count + 1);
    const isKept = await change((before) => withItemChanged(before, item.itemRef, how));
    if (isKept) setPending((count) => count - 1);
  };
  const scan = async (text: string) => {
    const scanned = scannedText(text);
    const isImeiHere = scanned.type === "imei" && devices.includes(item.category);
    if (isFixed(isImeiHere ? item.itemRef : item.sealRef)) return;
    await alter((before) => (isImeiHere ? withImei(before, scanned.text) : withSeal(before, scanned.text)));
    setTold(isImeiHere ? words.scannedImei(scanned.text) : words.scannedSeal(scanned.text));
  };
  const remove = () => {
    onClose();
    void change((before) => withoutItem(before, item.itemRef));
    void forgetPhotographs(item.photographs.map(({ photographRef }) => photographRef));
  };
  useWedge((text) => void scan(text));
  return (
    <section aria-labelledby={`item-${item.itemRef}`} className="field-item">
      <div className="section-head">
        <h2 id={`item-${item.itemRef}`}>
          {words.item(shown.number)}{" "}
          <span className="quiet">{say(wordOf(exhibitCategories, item.category))}</span>
        </h2>
        <div className="section-aside">
          <Button onPress={onClose} rank="quiet">
            {words.close}
          </Button>
        </div>
      </div>
      <p className="quiet small">{isOpen ? (pending > 0 ? words.keeping : words.kept) : words.fixed}</p>
      <Fields alter={alter} isFixed={isFixed} item={item} search={search} shown={shown}>
        <Scanning onScan={(text) => void scan(text)} told={told} />
      </Fields>
      {isOpen && search.endedAt === undefined ? (
        <p>
          <ConfirmedButton label={words.remove} onConfirm={remove} warning={words.removeHelp} />
        </p>
      ) : null}
    </section>
  );
}

interface FieldsProps extends Pick<ItemFormProps, "item" | "search"> {
  /** The item as it stands on the screen; photographs are shown as they stand on the device. */
  readonly shown: FieldItem;
  readonly alter: AlterItem;
  readonly isFixed: (ref: string) => boolean;
  /** What takes scans. */
  readonly children: ReactNode;
}

/** The fields of each act about an item, as far as that act is open to change. */
function Fields({ item, search, shown, alter, isFixed, children }: FieldsProps) {
  return (
    <>
      <fieldset className="field-plain" disabled={isFixed(item.itemRef)}>
        <Described alter={alter} item={shown} />
      </fieldset>
      <fieldset className="field-plain" disabled={isFixed(item.sealRef)}>
        <SealField alter={alter} item={shown} />
        {children}
      </fieldset>
      {devices.includes(item.category) ? (
        <fieldset className="field-plain" disabled={isFixed(item.itemRef) && isFixed(item.checkRef)}>
          <DeviceFields alter={alter} item={shown} />
        </fieldset>
      ) : null}
      <fieldset className="field-plain" disabled={search.endedAt !== undefined}>
        <PhotographsField alter={alter} item={item} recipients={search.prepared.recipients} />
      </fieldset>
      <More alter={alter} isFixed={isFixed} item={shown} />
    </>
  );
}

interface PartProps {
  readonly item: FieldItem;
  readonly alter: AlterItem;
}

/** The cursor stands in the description as the item begins. */
function Described({ item, alter }: PartProps) {
  const words = useWords(searchWords);
  const place = useRef<HTMLDivElement>(null);
  const isNew = useRef(item.description === "");
  useEffect(() => {
    if (isNew.current) place.current?.querySelector("input")?.focus();
  }, []);
  return (
    <div ref={place}>
      <TextField
        label={words.description}
        maxLength={2_000}
        onChange={(description) => void alter((before) => ({ ...before, description }))}
        value={item.description}
      />
    </div>
  );
}

function SealField({ item, alter }: PartProps) {
  const words = useWords(searchWords);
  return (
    <TextField
      label={words.seal}
      maxLength={40}
      onChange={(text) => void alter((before) => withSeal(before, text))}
      value={item.seal?.number ?? ""}
    />
  );
}

interface ScanningProps {
  readonly onScan: (text: string) => void;
  readonly told: string;
}

function Scanning({ onScan, told }: ScanningProps) {
  const words = useWords(searchWords);
  const [isCamera, setIsCamera] = useState(false);
  return (
    <div>
      <p className="quiet small">
        {words.scanHelp}{" "}
        <Button onPress={() => setIsCamera(!isCamera)} rank="quiet">
          {isCamera ? words.closeCamera : words.camera}
        </Button>
      </p>
      {isCamera ? (
        <Suspense fallback={null}>
          <Camera onScan={onScan} />
        </Suspense>
      ) : null}
      <p aria-live="polite" className="field-told" role="status">
        {told}
      </p>
    </div>
  );
}

/** What is right for most items as it stands. */
function More({ item, alter, isFixed }: PartProps & Pick<FieldsProps, "isFixed">) {
  const words = useWords(searchWords);
  const { itemRef, sealRef, seal } = item;
  return (
    <details className="field-more" open={isFixed(itemRef) && !isFixed(sealRef)}>
      <summary>{words.more}</summary>
      <fieldset className="field-plain" disabled={isFixed(itemRef)}>
        <div className="field-pair">
          <TextField
            label={words.number}
            maxLength={40}
            onChange={(number) => void alter((before) => ({ ...before, number }))}
            value={item.number}
          />
          <MomentField
            label={words.takenAt}
            onChange={(at) => void alter((before) => ({ ...before, takenAt: corrected(before.takenAt, at) }))}
            value={item.takenAt.at}
          />
          <TextField
            label={words.place}
            maxLength={300}
            onChange={(place) => void alter((before) => ({ ...before, place }))}
            value={item.place}
          />
          <TextField
            label={words.note}
            maxLength={2_000}
            onChange={(note) => void alter((before) => ({ ...before, note }))}
            value={item.note}
          />
        </div>
      </fieldset>
      {seal === undefined ? null : (
        <fieldset className="field-plain" disabled={isFixed(sealRef)}>
          <div className="field-pair">
            <MomentField
              label={words.sealedAt}
              onChange={(at) => void alter((before) => withSealedAt(before, at))}
              value={seal.at}
            />
          </div>
        </fieldset>
      )}
    </details>
  );
}

/** Sealed at the moment at which its number was scanned, or began to be typed. */
function withSeal(item: FieldItem, number: string): FieldItem {
  const { seal, ...rest } = item;
  return number === "" ? rest : { ...rest, seal: { number, at: seal?.at ?? new Date().toISOString() } };
}

function withSealedAt(item: FieldItem, at: string): FieldItem {
  return item.seal === undefined ? item : { ...item, seal: { ...item.seal, at } };
}

/** A telephone has two at most; one that is scanned again is one. */
function withImei(item: FieldItem, imei: string): FieldItem {
  const others = item.imeis.filter((known) => known !== imei && isImei(known));
  return { ...item, imeis: [...others, imei].slice(-imeisMax) };
}

const imeisMax = 2;
