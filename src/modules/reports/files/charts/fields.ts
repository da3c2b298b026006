/** Fields of a calendar or a table, drawn one by one: the symbols of the library's own series know no patterns. */
import { FONT } from './styles.js';

export interface Field {
  /** a day, or column and row */
  readonly place: string | readonly [number, number];
  readonly style: object;
  readonly text?: string;
  readonly textStyle?: object;
}

interface Places {
  readonly coord: (place: Field['place']) => readonly [number, number];
}

interface Series {
  readonly fields: readonly Field[];
  readonly size: readonly [width: number, height: number];
  /** for the legend, and which calendar it lies on */
  readonly about?: object;
}

export const fieldSeries = ({ fields, size, about }: Series): object => ({
  type: 'custom',
  silent: true,
  ...about,
  data: fields.map(({ place }) => (typeof place === 'string' ? [place, 0] : [...place])),
  renderItem: ({ dataIndex }: { readonly dataIndex: number }, { coord }: Places) => {
    const field = fields[dataIndex];
    return field === undefined ? null : drawnField(field, coord(field.place), size);
  },
});

function drawnField(field: Field, [x, y]: readonly [number, number], [width, height]: Series['size']): object {
  const shape = { x: x - width / 2, y: y - height / 2, width, height };
  const middle = { align: 'center', verticalAlign: 'middle' };
  const { fontSize, fontFamily, color } = { ...FONT, ...field.textStyle };
  const text = { text: field.text, x, y, ...middle, fill: color, ...field.textStyle, fontSize, fontFamily };
  return {
    type: 'group',
    children: [
      { type: 'rect', shape, style: field.style },
      ...(field.text === undefined ? [] : [{ type: 'text', style: text }]),
    ],
  };
}
