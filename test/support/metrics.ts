/** The text format of Prometheus, read strictly: what is no comment is a series with a number, and each stands once. */
export interface Series {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

const LINE = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})? (\S+)$/;
const LABEL = /([a-zA-Z_]\w*)="((?:[^"\\]|\\.)*)"(?:,|$)/g;

export function seriesIn(text: string): Series[] {
  const seen = new Set<string>();
  const typed = [...text.matchAll(/^# TYPE (\w+) (?:counter|gauge|histogram|summary)$/gm)].map(([, name]) => name);
  if (new Set(typed).size !== typed.length) throw new Error('a metric is declared twice');
  return text
    .split('\n')
    .filter((line) => line !== '' && !/^# (HELP|TYPE) /.test(line))
    .map((line) => {
      const [, name = '', labels = '', value = ''] = LINE.exec(line) ?? [];
      const key = `${name}{${labels}}`;
      if (name === '' || seen.has(key)) throw new Error(`no series, or one that stands twice: ${line}`);
      seen.add(key);
      const number = { NaN: Number.NaN, '+Inf': Infinity, '-Inf': -Infinity, Nan: Number.NaN }[value] ?? Number(value);
      if (Number.isNaN(number) && !/^nan$/i.test(value)) throw new Error(`no number: ${line}`);
      const pairs = [...labels.matchAll(LABEL)].map(([, label = '', text = '']) => [label, text]);
      return { name, labels: Object.fromEntries(pairs) as Record<string, string>, value: number };
    });
}

/** The one series of that name which has all these labels. */
export function valueOf(all: readonly Series[], name: string, labels: Record<string, string> = {}): number | undefined {
  const found = all.filter(
    (series) =>
      series.name === name && Object.entries(labels).every(([label, value]) => series.labels[label] === value),
  );
  if (found.length > 1) throw new Error(`more than one ${name}`);
  return found[0]?.value;
}
