/** The look of the printed month. Days off differ by hatching as well as by colour, because many printers have but one. */
export const PAGE_STYLE = `
@page { size: A4 landscape; margin: 9mm; }
* { box-sizing: border-box; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
body { margin: 0; color: #1b1f24; background: #fff; font: 12px/1.35 "Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif; }
main { max-width: 1400px; margin: 0 auto; padding: 16px; }
h1 { margin: 0; font-size: 20px; text-align: center; }
.version { margin: 2px 0 8px; text-align: center; color: #4a5563; }
.warning { margin: 0 0 8px; padding: 6px 10px; border: 1.5px solid #b45309; background: #fff7e6; font-weight: bold; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; }
th, td { border: 1px solid #9aa4b0; padding: 1px 0; height: 22px; text-align: center; font-weight: normal; overflow: hidden; }
thead th { background-color: #f4f6f8; vertical-align: top; }
thead th span { display: block; }
thead th i { font-style: normal; font-weight: bold; font-size: 10px; display: block; min-height: 14px; }
.name { width: 92px; padding: 1px 6px; text-align: left; overflow-wrap: anywhere; }
.total { width: 44px; font-weight: bold; }
thead .name, thead .total { vertical-align: middle; font-weight: bold; }
.department th { padding: 2px 6px; text-align: left; font-weight: bold; background-color: #dfe6ee; }
td.weekend, th.weekend, .swatch.weekend { background-color: #e6e9ed; }
td.holiday, th.holiday, .swatch.holiday { background: #fbe3e1 repeating-linear-gradient(45deg, #eebab5 0 1px, transparent 1px 5px); }
td.make_up, th.make_up, .swatch.make_up { background-color: #fff3c4; }
th.holiday i, .swatch.holiday { color: #a61b1b; }
th.make_up i, .swatch.make_up { color: #7a4b00; }
.gap th, .gap td { color: #a61b1b; font-weight: bold; }
.gap td:not(.total):not(:empty), .swatch.gap { background: #fff; outline: 2px solid #c62828; outline-offset: -2px; }
tbody tr { break-inside: avoid; }
tbody tr.department { break-after: avoid; }
thead { display: table-header-group; }
.legend { margin-top: 8px; }
.legend ul { display: flex; flex-wrap: wrap; gap: 4px 18px; margin: 0; padding: 0; list-style: none; }
.swatch { display: inline-block; width: 20px; height: 16px; border: 1px solid #9aa4b0; vertical-align: middle; text-align: center; font: bold 10px/14px sans-serif; }
@media print {
  main { max-width: none; padding: 0 1px; }
  body { font-size: 11px; }
  th, td { height: 19px; }
  h1 { font-size: 18px; }
}
`;
