// SPDX-License-Identifier: Apache-2.0
import { useEffect, useRef, useState } from "react";
import { useWords } from "../../words/use-words.ts";
import { type CodeReader, codeReader } from "./code-reader.ts";
import { scanWords } from "./scan-words.ts";

/** How often a picture is looked at: hands are slower, and batteries last. */
const lookEveryMs = 250;
/** The same label before the camera is one scan until it was away for so long. */
const sameAgainMs = 3_000;

/** Reads labels that are held before the camera; nothing that it sees leaves the page. */
export function Camera({ onScan }: { readonly onScan: (text: string) => void }) {
  const words = useWords(scanWords);
  const video = useRef<HTMLVideoElement>(null);
  const told = useRef(onScan);
  const [isMissing, setIsMissing] = useState(false);
  useEffect(() => {
    told.current = onScan;
  });
  useEffect(() => {
    const shown = video.current;
    if (shown === null) return;
    return watch(
      shown,
      (text) => told.current(text),
      () => setIsMissing(true),
    );
  }, []);
  if (isMissing) return <p role="alert">{words.noCamera}</p>;
  return <video aria-label={words.video} className="scan-video" muted playsInline ref={video} />;
}

/** @returns what ends it, and lets the camera go */
function watch(video: HTMLVideoElement, onText: (text: string) => void, onMissing: () => void): () => void {
  let isOver = false;
  let stream: MediaStream | undefined;
  let timer: ReturnType<typeof setTimeout>;
  const last = { text: "", atMs: 0 };
  const look = async (reader: CodeReader) => {
    const text = await reader(video);
    if (isOver) return;
    if (text !== undefined) {
      const isNew = text !== last.text || performance.now() - last.atMs > sameAgainMs;
      last.text = text;
      last.atMs = performance.now();
      if (isNew) onText(text);
    }
    timer = setTimeout(() => void look(reader), lookEveryMs);
  };
  const begin = async () => {
    try {
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
      video.srcObject = stream;
      await video.play();
      const reader = await codeReader();
      if (isOver) letGo(stream);
      else await look(reader);
    } catch (error) {
      // Refused, absent, or no secure address: the person is told, and scans in another way.
      if (!(error instanceof DOMException || error instanceof TypeError)) throw error;
      if (!isOver) onMissing();
    }
  };
  void begin();
  return () => {
    isOver = true;
    clearTimeout(timer);
    letGo(stream);
  };
}

function letGo(stream: MediaStream | undefined): void {
  for (const track of stream?.getTracks() ?? []) track.stop();
}
