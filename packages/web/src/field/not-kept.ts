// SPDX-License-Identifier: Apache-2.0
import type { Problem } from "@scelle/core/api";
import { ApiProblem, ownProblem } from "../api/api-problem.ts";

/** What to say where the device did not keep something; an error that says it itself is heard. */
export function notKept(error: unknown): Problem {
  if (error instanceof ApiProblem) return error.problem;
  return ownProblem("app.not-kept", 0, {
    en: "This device did not keep the last change: it may have no room left. Save the export file, make room, and enter it again.",
    fr: "Cet appareil n’a pas gardé la dernière modification : il manque peut-être de place. Enregistrez le fichier d’export, libérez de la place et saisissez-la à nouveau.",
  });
}
