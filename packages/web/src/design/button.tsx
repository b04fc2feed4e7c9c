// SPDX-License-Identifier: Apache-2.0
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from "react-aria-components/Button";

interface ButtonProps extends Omit<AriaButtonProps, "className" | "style"> {
  /** How much it asks for attention: one primary on a screen, quiet ones in running text. */
  readonly rank?: "primary" | "plain" | "quiet";
}

export function Button({ rank = "plain", ...props }: ButtonProps) {
  return <AriaButton {...props} className={`button button-${rank}`} />;
}
