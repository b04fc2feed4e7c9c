// SPDX-License-Identifier: Apache-2.0
import { lazy, Suspense, useState } from "react";
import { Button } from "../../design/button.tsx";
import { TextField } from "../../design/text-field.tsx";
import { useWords } from "../../words/use-words.ts";
import { scanWords } from "./scan-words.ts";
import { useWedge } from "./use-wedge.ts";

const Camera = lazy(async () => ({ default: (await import("./camera.tsx")).Camera }));

interface ScanFieldProps {
  /** What was scanned, by a scanner, the camera or by hand. */
  readonly onScan: (text: string) => void;
  /** What the last scan was. */
  readonly told?: string | undefined;
}

/** Takes labels: from a scanner wherever the cursor stands, from the camera, and from the keyboard. */
export function ScanField({ onScan, told }: ScanFieldProps) {
  const words = useWords(scanWords);
  const [text, setText] = useState("");
  const [isCamera, setIsCamera] = useState(false);
  useWedge(onScan);
  const take = () => {
    if (text.trim() === "") return;
    onScan(text);
    setText("");
  };
  return (
    <div className="scan">
      <form
        className="scan-line"
        onSubmit={(event) => {
          event.preventDefault();
          take();
        }}
      >
        <TextField
          description={words.help}
          label={words.label}
          maxLength={80}
          onChange={setText}
          value={text}
        />
        <Button type="submit">{words.take}</Button>
        <Button onPress={() => setIsCamera(!isCamera)}>{isCamera ? words.closeCamera : words.camera}</Button>
      </form>
      {isCamera ? (
        <Suspense fallback={null}>
          <Camera onScan={onScan} />
        </Suspense>
      ) : null}
      <p aria-live="polite" className="scan-told" role="status">
        {told ?? ""}
      </p>
    </div>
  );
}
