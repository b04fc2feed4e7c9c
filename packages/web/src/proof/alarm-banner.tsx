// SPDX-License-Identifier: Apache-2.0
import { useState } from "react";
import { Button } from "../design/button.tsx";
import { InstantText } from "../design/instant-text.tsx";
import { saveFile } from "../design/save-file.ts";
import { useWords } from "../words/use-words.ts";
import { putAlarmAside, useAlarm } from "./alarm.ts";
import { proofWords } from "./proof-words.ts";
import "./proof.css";

/** Over every screen, until somebody who has kept the evidence puts it aside. */
export function AlarmBanner() {
  const words = useWords(proofWords);
  const alarm = useAlarm();
  const [isSaved, setIsSaved] = useState(false);
  if (alarm === undefined) return null;
  return (
    <div className="alarm" role="alert">
      <p className="alarm-title">{words.alarm}</p>
      <p>
        {words.causes[alarm.cause]} {words.alarmAdvice}
      </p>
      <p className="alarm-when">
        {words.noticed} <InstantText instant={alarm.noticedAt} /> · {alarm.origin}
      </p>
      <div className="alarm-actions">
        <Button
          onPress={() => {
            saveFile(`scelle-alarm-${alarm.noticedAt.slice(0, 10)}.json`, alarm);
            setIsSaved(true);
          }}
        >
          {words.saveAlarm}
        </Button>
        {isSaved ? (
          <Button onPress={putAlarmAside} rank="quiet">
            {words.aside}
          </Button>
        ) : null}
      </div>
    </div>
  );
}
