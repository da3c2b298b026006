/** The look of a report as a page: read on a screen, printed on A4, the same in black and white. */
export const PAGE_STYLE = `
@page { size: A4; margin: 14mm 13mm 15mm; }
* { box-sizing: border-box; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
html { background: #eef1f4; }
body { margin: 0; color: #1b1f24; font: 14px/1.55 "Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif; }
main { max-width: 900px; margin: 24px auto; padding: 40px 56px; background: #fff; box-shadow: 0 1px 6px rgba(0, 0, 0, .15); }
header { text-align: center; border-bottom: 3px double #1b1f24; padding-bottom: 14px; margin-bottom: 18px; }
h1 { margin: 0; font-size: 26px; line-height: 1.3; overflow-wrap: anywhere; }
header p { margin: 2px 0 0; font-size: 16px; overflow-wrap: anywhere; }
.provisional { display: inline-block; margin: 10px 0 0; padding: 2px 14px; border: 2px dashed #1b1f24; font-weight: bold; font-size: 14px; }
h2 { margin: 28px 0 8px; padding-left: 10px; border-left: 5px solid #1f3a5f; font-size: 17px; line-height: 1.35; break-after: avoid; break-inside: avoid; }
h3 { margin: 18px 0 6px; font-size: 15px; break-after: avoid; }
p { margin: 6px 0; overflow-wrap: anywhere; }
.verdict { margin: 18px 0; padding: 14px 18px; border: 2px solid #1b1f24; background: #f4f6f8; font-size: 18px; font-weight: bold; }
.note { color: #4a5563; font-size: 13px; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 3px 18px; margin: 0; }
dt { color: #4a5563; }
dd { margin: 0; overflow-wrap: anywhere; }
table { width: 100%; margin: 8px 0 14px; border-collapse: collapse; font-size: 13px; }
th, td { border: 1px solid #9aa4b0; padding: 4px 8px; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
thead th { background: #e8ecf1; vertical-align: middle; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
tbody th { font-weight: normal; }
.number { text-align: right; font-variant-numeric: tabular-nums; }
td.number { white-space: nowrap; }
td small { display: block; color: #4a5563; }
.matrix { table-layout: fixed; }
.matrix th, .matrix td { padding: 3px 5px; }
.matrix thead th { text-align: center; font-size: 12px; }
.matrix thead th:first-child { width: 22%; }
.list .value { font-weight: bold; }
.list td:last-child, .terms td:nth-child(2) { white-space: nowrap; }
.list thead th:not(:first-child):not(:last-child) { text-align: right; }
a { color: #12406f; text-decoration: underline; text-underline-offset: 2px; }
figure { margin: 4px 0 8px; break-inside: avoid; }
figure svg { display: block; width: 100%; height: auto; }
.chart { margin-bottom: 20px; }
.numbers { width: auto; min-width: 45%; font-size: 12px; margin: 4px auto 0; }
.numbers th, .numbers td { padding: 1px 8px; }
.numbers .kept { white-space: nowrap; }
.numbers thead th { text-align: center; }
code { font-family: "Noto Sans Mono", Consolas, monospace; font-size: 12px; overflow-wrap: anywhere; }
.seal { display: grid; gap: 26px; justify-content: end; text-align: right; margin: 30px 20px 10px; break-inside: avoid; }
.seal span { display: inline-block; width: 210px; border-bottom: 1px solid #1b1f24; }
@media print {
  html { background: #fff; }
  body { font-size: 12.5px; }
  main { max-width: none; margin: 0; padding: 0; box-shadow: none; }
  table { font-size: 11.5px; }
  a { color: inherit; }
}
@media (max-width: 700px) { main { margin: 0; padding: 16px; } }
`;
