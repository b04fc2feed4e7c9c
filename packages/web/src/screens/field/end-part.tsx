// SPDX-License-Identifier: Apache-2.0
import { signatureOutcomes } from "@scelle/core";
import { useState } from "react";
import { Button } from "../../design/button.tsx";
import { InstantText } from "../../design/instant-text.tsx";
import { Section } from "../../design/section.tsx";
import { Select } from "../../design/select.tsx";
import { TextField } from "../../design/text-field.tsx";
import { compareClocks } from "../../field/clock-comparison.ts";
import { readingNow } from "../../field/device-reading.ts";
import { type DeviceReading, nameIn } from "../../field/field-search.ts";
import { ended, lacksOf } from "../../field/search-changes.ts";
import { useColon, useWords } from "../../words/use-words.ts";
import { useOptions } from "../storeroom/use-options.ts";
import { BringInPart } from "./bring-in-part.tsx";
import { endWords } from "./end-words.ts";
import { ExportPart } from "./export-part.tsx";
import { Removal } from "./removal.tsx";
import type { SearchPartProps } from "./search-part-props.ts";

/** A search ends, its copy is handed over, and it goes into the register; or out as a file. */
export function EndPart({ search, change }: SearchPartProps) {
  return (
    <>
      {search.endedAt === undefined ? (
        <Ending change={change} search={search} />
      ) : (
        <Ended change={change} endedAt={search.endedAt} search={search} />
      )}
      <ExportPart search={search} />
      <Removal search={search} />
    </>
  );
}

function Ended({ search, change, endedAt }: SearchPartProps & { readonly endedAt: DeviceReading }) {
  const words = useWords(endWords);
  const colon = useColon();
  return (
    <>
      <p className="quiet">
        {words.endedAt}
        {colon}
        <InstantText instant={endedAt.at} zone={search.zone} />
      </p>
      <HandedOver change={change} search={search} />
      <BringInPart change={change} search={search} />
    </>
  );
}

function Ending({ search, change }: SearchPartProps) {
  const words = useWords(endWords);
  const { items, attendance } = search;
  const lacking = items.filter((item) => lacksOf(item).length > 0).length;
  const [isEnding, setIsEnding] = useState(false);
  const end = async () => {
    setIsEnding(true);
    const endedAt = readingNow();
    const clock = await compareClocks();
    await change((before) => ended(before, { endedAt, device: navigator.userAgent, clock }));
    setIsEnding(false);
  };
  return (
    <Section title={words.end}>
      <p>{words.endHelp}</p>
      {items.length === 0 ? <p>{words.noItems}</p> : null}
      {(attendance?.attendees.length ?? 0) === 0 ? <p>{words.noAttendance}</p> : null}
      {lacking === 0 ? null : <p role="status">{words.lacking(lacking)}</p>}
      <p>
        <Button isDisabled={lacking > 0 || isEnding} onPress={() => void end()} rank="primary">
          {words.endNow}
        </Button>
      </p>
    </Section>
  );
}

/** That a copy was handed to the person searched, before it is brought in. */
function HandedOver({ search, change }: SearchPartProps) {
  const words = useWords(endWords);
  const signatures = useOptions(signatureOutcomes);
  const [signature, setSignature] = useState<string | null>(null);
  const [reason, setReason] = useState("");
  const { searchedRef, notice, isComingIn } = search;
  if (searchedRef === undefined) return null;
  const name = nameIn(search, searchedRef);
  if (notice !== undefined) return <p className="quiet">{words.noticeKept(name)}</p>;
  if (isComingIn) return null;
  const enter = () => {
    const kept = {
      noticeRef: crypto.randomUUID(),
      signature: signature ?? "",
      reason: reason.trim(),
      at: readingNow().at,
    };
    void change((before) => ({ ...before, notice: before.notice ?? kept }));
  };
  return (
    <Section title={words.notice}>
      <p className="quiet">{words.noticeHelp}</p>
      <div className="field-pair">
        <Select label={words.signature} onChange={setSignature} options={signatures} value={signature} />
        {signature === null || signature === "signed" ? null : (
          <TextField label={words.reason} maxLength={500} onChange={setReason} value={reason} />
        )}
      </div>
      <p>
        <Button isDisabled={signature === null} onPress={enter}>
          {words.handedOver}
        </Button>
      </p>
    </Section>
  );
}
