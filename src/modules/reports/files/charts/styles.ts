/** Greys with a touch of blue that differ in lightness and in pattern, so that a copy in black and white says the same. */
export const INK = '#1b1f24';
const PAPER = '#ffffff';

/** Without quotation marks: it becomes an attribute of the drawing. */
export const FONT = {
  fontFamily: 'Noto Sans CJK SC, Source Han Sans SC, PingFang SC, Microsoft YaHei, sans-serif',
  fontSize: 12,
  color: INK,
} as const;

const stripes = (rotation: number, color: string, gap = 5) => ({
  symbol: 'rect',
  dashArrayX: [1, 0],
  dashArrayY: [2, gap],
  rotation,
  color,
});
const dots = (color: string) => ({
  symbol: 'circle',
  symbolSize: 0.7,
  dashArrayX: [
    [6, 6],
    [0, 6, 6, 0],
  ],
  dashArrayY: [6, 0],
  color,
});

/** Behind a number that stands on a pattern. */
export const PLATE = { backgroundColor: '#ffffff', padding: [1, 3, 1, 3], borderRadius: 2 } as const;

interface Style {
  readonly color: string;
  readonly decal?: object;
}

/** A new one each time: the library writes into what it is given. */
const edged = ({ color, decal }: Style): object => ({
  borderColor: INK,
  borderWidth: 0.6,
  opacity: 1,
  color,
  ...(decal === undefined ? {} : { decal: structuredClone(decal) }),
});

/** One for each series of a stack; the last is for all that is left. */
const SERIES: readonly Style[] = [
  { color: '#1f3a5f' },
  { color: '#c3d2e2' },
  { color: '#4f7299', decal: stripes(-Math.PI / 4, PAPER) },
  { color: '#eef3f8', decal: dots(INK) },
  { color: '#33547c', decal: dots(PAPER) },
  { color: '#dde6ef', decal: stripes(0, '#33547c') },
  { color: '#7f9cba', decal: stripes(Math.PI / 2, PAPER) },
  { color: PAPER, decal: stripes(Math.PI / 4, '#7f9cba', 8) },
];
export const MOST_SERIES = SERIES.length;

export const seriesStyle = (index: number): object => edged(SERIES[index] ?? { color: PAPER });
/** Withheld, or not proven: white and densely hatched. */
export const hatched = (): object => edged({ color: PAPER, decal: stripes(Math.PI / 4, INK, 3) });
export const solid = (): object => edged({ color: INK });
export const blank = (): object => edged({ color: PAPER });

/** The same for a field drawn by itself, whose colour is called otherwise. */
export const asField = (style: object): object => {
  const { color, borderColor, borderWidth, ...rest } = style as Required<Style> & {
    borderColor: string;
    borderWidth: number;
  };
  return { ...rest, fill: color, stroke: borderColor, lineWidth: borderWidth };
};
