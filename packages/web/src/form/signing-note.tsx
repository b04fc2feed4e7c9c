// SPDX-License-Identifier: Apache-2.0
import { type Kind, signingKinds } from "@scelle/core";
import { useQuery } from "@tanstack/react-query";
import { usablePasskeys } from "../screens/sign-in/passkey.ts";
import { useWords } from "../words/use-words.ts";

const signingWords = {
  en: {
    passkey:
      "Your passkey is asked for when you record this: it signs this very act, beside your session. That is no qualified electronic signature.",
    session:
      "No passkey of yours is known for this address: the key of your session signs this act, and nothing shows that you were asked for it. That is no qualified electronic signature.",
  },
  fr: {
    passkey:
      "Votre clé d’accès est demandée à l’enregistrement : elle signe cet acte même, outre votre session. Ce n’est pas une signature électronique qualifiée.",
    session:
      "Aucune clé d’accès de vous n’est connue pour cette adresse : la clé de votre session signe cet acte, et rien ne montre que vous fûtes sollicité pour lui. Ce n’est pas une signature électronique qualifiée.",
  },
};

/** Says what will sign an act of consequence, and what that is not. */
export function SigningNote({ kind }: { readonly kind: Kind }) {
  const words = useWords(signingWords);
  const isSigned = signingKinds.includes(kind.kind);
  const { data } = useQuery({ queryKey: ["usable passkeys"], enabled: isSigned, queryFn: usablePasskeys });
  if (!isSigned || data === undefined) return null;
  return <p className="quiet small">{data.length > 0 ? words.passkey : words.session}</p>;
}
