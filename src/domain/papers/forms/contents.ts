/** 卷内目录 (239号, 2): the papers in their order, the page each begins on, and how many pages it has. */
import { type Block, label, line, row, table, title, value } from '../blocks.js';
import type { FileRecord, Listed } from '../file-record.js';
import { numbered } from './parts.js';

/** Pages are counted from the paper after the contents. */
export function contents(file: FileRecord, papers: readonly Listed[]): Block[] {
  let page = 1;
  const rows = papers.map(({ title: name, pages, issued }, index) => {
    const from = page;
    page += pages;
    return row(
      label(String(index + 1)),
      value(name),
      label(String(from)),
      label(String(pages)),
      value(issued ? '' : '未出具'),
    );
  });
  return [
    title('卷内目录'),
    numbered(file),
    table(
      [10, 48, 12, 12, 18],
      [row(label('序号'), label('文书名称'), label('页次'), label('页数'), label('备注')), ...rows],
    ),
    line('注：页数按文书版式推算；附件页数另计。'),
  ];
}
