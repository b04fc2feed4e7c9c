// SPDX-License-Identifier: Apache-2.0
export interface FieldNotesProps {
  readonly description?: string | undefined;
  readonly errorMessage?: string | undefined;
}

/** What stands under a field: how to fill it, and what is wrong with it. */
export function FieldNotes({ id, description, errorMessage }: FieldNotesProps & { readonly id: string }) {
  return (
    <div className="field-notes" id={id}>
      {description === undefined ? null : <p className="field-description">{description}</p>}
      {errorMessage === undefined ? null : <p className="field-error">{errorMessage}</p>}
    </div>
  );
}
