// SPDX-License-Identifier: Apache-2.0
import type { ErrorRow } from "./error-row.ts";

/** What is said where a register ended with entries missing, and another follows it. */
export const successionErrors = {
  "register.succeeded": {
    status: 409,
    exit: 77,
    retry: "no",
    en: "This register is closed for good; {successor} follows it. Record there: here one verifies, proves and copies.",
    fr: "Ce registre est clos pour toujours ; {successor} lui succède. Enregistrez là-bas : ici on vérifie, prouve et copie.",
  },
  "succession.same-origin": {
    status: 409,
    exit: 64,
    retry: "after-operator",
    en: "A register that follows another has a name of its own, and {origin} is taken. Give another --origin.",
    fr: "Un registre qui succède à un autre porte un nom à lui, et {origin} est pris. Donnez une autre --origin.",
  },
  "succession.nothing-missing": {
    status: 409,
    exit: 77,
    retry: "after-operator",
    en: "{folder} has all {size} entries that are known of it, and may go on. Give with --anchor what shows that it had more.",
    fr: "{folder} a les {size} entrées qu’on lui connaît, et peut continuer. Donnez par --anchor ce qui montre qu’il en avait plus.",
  },
  "succession.not-founded-by": {
    status: 409,
    exit: 77,
    retry: "no",
    en: "{folder} is closed, and {successor} follows it. Only one register follows another: go on in that one.",
    fr: "{folder} est clos, et {successor} lui succède. Un seul registre succède à un autre : continuez dans celui-là.",
  },
  "succession.anchor-differs": {
    status: 409,
    exit: 77,
    retry: "no",
    en: "{anchor} contradicts the first {size} entries in {folder}. Keep both, and have verify compare them before anything else.",
    fr: "{anchor} contredit les {size} premières entrées de {folder}. Gardez les deux et comparez par verify avant toute chose.",
  },
  "succession.unsigned-anchor": {
    status: 409,
    exit: 77,
    retry: "after-operator",
    en: "{anchor} says {size} entries where {here} are here, and nobody signed that. Compare it once more; --accept-unsigned takes it.",
    fr: "{anchor} dit {size} entrées, il y en a {here}, et personne ne l’a signé. Comparez encore ; --accept-unsigned le prend.",
  },
  "restore.source-foreign": {
    status: 422,
    exit: 66,
    retry: "after-operator",
    en: "{folder} is no copy of the register {origin}. Name with --from a folder of it, or a backup of it.",
    fr: "{folder} n’est pas une copie du registre {origin}. Indiquez par --from un de ses dossiers, ou une de ses sauvegardes.",
  },
} as const satisfies Record<string, ErrorRow>;
