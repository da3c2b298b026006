/** Loaded before the service: its clock goes wrong by CLOCK_SKEW_MS, as that of a host without time service. */
const skew = Number(process.env.CLOCK_SKEW_MS ?? 0);
const Real = Date;

globalThis.Date = class extends Real {
  constructor(...given) {
    if (given.length === 0) super(Real.now() + skew);
    else super(...given);
  }

  static now() {
    return Real.now() + skew;
  }
};
