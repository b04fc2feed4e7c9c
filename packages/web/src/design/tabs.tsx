// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from "react";
import { Tabs as AriaTabs, Tab, TabList, TabPanel } from "react-aria-components/Tabs";

interface TabsProps {
  readonly label: string;
  readonly tabs: readonly { readonly key: string; readonly title: string; readonly content: ReactNode }[];
  readonly chosenKey?: string;
  readonly onChoose?: (key: string) => void;
}

export function Tabs({ label, tabs, chosenKey, onChoose }: TabsProps) {
  return (
    <AriaTabs
      className="tabs"
      {...(chosenKey === undefined ? {} : { selectedKey: chosenKey })}
      onSelectionChange={(key) => onChoose?.(String(key))}
    >
      <TabList aria-label={label} className="tab-list">
        {tabs.map(({ key, title }) => (
          <Tab className="tab" id={key} key={key}>
            {title}
          </Tab>
        ))}
      </TabList>
      {tabs.map(({ key, content }) => (
        <TabPanel className="tab-panel" id={key} key={key}>
          {content}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}
