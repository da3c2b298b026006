/** The name of the mediation committee where a centre has set none: 阳春社区综治中心 → 阳春社区人民调解委员会. */
export const committeeOf = (center: string): string =>
  `${center.replace(/(?:社会治安)?综(?:合)?治(?:理)?中心$/u, '')}人民调解委员会`;
