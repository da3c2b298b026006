/** What a chart will look like, before anything is drawn: pure data, so that it can be looked into. */
import type { EChartsCoreOption } from 'echarts/core';
import type { FileWords } from '../../../../domain/reports/file-texts.js';

export interface Drawing {
  readonly option: EChartsCoreOption;
  readonly height: number;
}

export interface Plan {
  /** null: a sentence says more than an empty picture */
  readonly drawing: Drawing | null;
  readonly note: string | null;
}

/** All are as wide, in pixels; the page makes them as wide as the paper. */
export const WIDTH = 760;

export const nothing = ({ nothingToDraw }: FileWords): Plan => ({ drawing: null, note: nothingToDraw });
export const tooLarge = ({ tooLargeToDraw }: FileWords): Plan => ({ drawing: null, note: tooLargeToDraw });
