// SPDX-License-Identifier: Apache-2.0

/** For a screen of any width and for paper; fonts are the machine's own, since nothing is loaded. */
export const paperStyle = `
:root { color-scheme: light; }
body { margin: 0 auto; max-width: 62rem; padding: 1rem 1.25rem 3rem; background: #fff; color: #1a1a1a;
  font: 1rem/1.5 Georgia, "Times New Roman", serif; }
nav ul { display: flex; gap: 1.25rem; list-style: none; margin: 0; padding: 0; }
a { color: #7a1414; }
section { border-top: 2px solid #1a1a1a; margin-top: 1rem; padding-top: 1rem; }
section + section { margin-top: 4rem; }
h1 { font-size: 1.7rem; line-height: 1.2; margin: 0 0 .25rem; }
h2 { border-top: 1px solid #b9b2a6; font-size: 1.25rem; margin: 2.25rem 0 .5rem; padding-top: .75rem; }
h3 { font-size: 1.05rem; margin: 1.25rem 0 .25rem; }
.origin { color: #4d4a45; margin: 0; overflow-wrap: anywhere; }
.exercise { font-weight: bold; letter-spacing: .04em; margin: 0 0 .5rem; }
.notice { border-left: 4px solid #9b1c1c; margin: 1rem 0; padding: .25rem 0 .25rem .9rem; font-weight: bold; }
dl { margin: .75rem 0; }
dl > div { display: grid; gap: 0 1rem; grid-template-columns: minmax(9rem, 1fr) 3fr; padding: .2rem 0; }
dt { color: #4d4a45; }
dd { margin: 0; overflow-wrap: anywhere; }
.table { margin: 1rem 0; overflow-x: auto; }
table { border-collapse: collapse; font-size: .94rem; width: 100%; }
table.wide { min-width: 36rem; }
caption { font-weight: bold; padding-bottom: .35rem; text-align: left; }
th, td { border-bottom: 1px solid #cfc9bf; padding: .3rem .6rem .3rem 0; text-align: left; vertical-align: top; }
th { border-bottom: 1px solid #1a1a1a; font-weight: normal; color: #4d4a45; }
td { overflow-wrap: break-word; }
figure { align-items: center; display: flex; flex-wrap: wrap; gap: 1rem; margin: 1rem 0; }
figure svg { height: 9rem; width: 9rem; }
figcaption { flex: 1 1 16rem; }
code { font: .9rem/1.5 ui-monospace, "DejaVu Sans Mono", monospace; overflow-wrap: anywhere; }
.signature { border-top: 1px solid #1a1a1a; margin-top: 4rem; max-width: 22rem; }
@media print {
  @page { size: A4; margin: 18mm 16mm; }
  body { max-width: none; padding: 0; font-size: 10pt; }
  nav { display: none; }
  section + section { break-before: page; margin-top: 0; }
  .table { overflow: visible; }
  table.wide { min-width: 0; }
  h2, h3, caption { break-after: avoid; }
  tr, figure, .notice, dl > div { break-inside: avoid; }
  thead { display: table-header-group; }
}
`;
