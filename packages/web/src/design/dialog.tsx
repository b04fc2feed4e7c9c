// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from "react";
import { Dialog as AriaDialog } from "react-aria-components/Dialog";
import { Heading } from "react-aria-components/Heading";
import { Modal, ModalOverlay } from "react-aria-components/Modal";
import { useWords } from "../words/use-words.ts";
import { Button } from "./button.tsx";

const dialogWords = { en: { close: "Close" }, fr: { close: "Fermer" } };

interface DialogProps {
  readonly title: ReactNode;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** In the middle, or along the right edge where it leaves the screen in view. */
  readonly place?: "middle" | "side";
  readonly children: ReactNode;
}

/** Something to read or answer before going on; Escape and a press outside close it. */
export function Dialog({ title, isOpen, onClose, place = "middle", children }: DialogProps) {
  const words = useWords(dialogWords);
  return (
    <ModalOverlay
      className={`dialog-veil dialog-veil-${place}`}
      isDismissable
      isOpen={isOpen}
      onOpenChange={(is) => {
        if (!is) onClose();
      }}
    >
      <Modal className={`dialog-frame dialog-frame-${place}`}>
        <AriaDialog className="dialog">
          <header className="dialog-head">
            <Heading slot="title">{title}</Heading>
            <Button aria-label={words.close} onPress={onClose} rank="quiet">
              ×
            </Button>
          </header>
          <div className="dialog-body">{children}</div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
