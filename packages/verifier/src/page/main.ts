// SPDX-License-Identifier: Apache-2.0
// One script: the page runs it, and hands it to a thread of its own that reads and judges meanwhile.
import { answerAsWorker } from "./judge-in-worker.ts";
import { openPage } from "./open-page.ts";

if (typeof document === "undefined") answerAsWorker();
else openPage();
