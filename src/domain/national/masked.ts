/**
 * A national record that names nobody: what leaves without a recorded ground (R45, R46; PIPL 6, 13, 23). Numbers, doors, exact
 * coordinates and particulars go; names are 姓+某; what people wrote is left out, as a text may name anybody. Codes, days and counts stay, so that it
 * is still good for statistics. Example: 林某某, 350981199001010011, 安居小区3号楼502 → 林某, 350***********0011, 安居小区***.
 */
import { noCode } from './codes.js';
import type { MainParty, NationalRecord } from './record.js';

export interface Masks {
  readonly idNumber: (idNumber: string) => string;
  readonly address: (address: string) => string;
}

export function masked(record: NationalRecord, masks: Masks): NationalRecord {
  const { place, category, longitude, latitude } = record;
  return {
    ...record,
    eventName: category.name ?? '矛盾纠纷',
    place: place === null ? null : masks.address(place),
    summary: null,
    mainParties: record.mainParties.map((party) => maskedParty(party, masks)),
    longitude: nearby(longitude),
    latitude: nearby(latitude),
  };
}

const maskedParty = (party: MainParty, masks: Masks): MainParty => ({
  ...party,
  idNumber: party.idNumber === null ? null : masks.idNumber(party.idNumber),
  name: `${[...party.name][0] ?? ''}某`,
  sex: noCode('withheld'),
  ethnicity: noCode('withheld'),
  address: party.address === null ? null : masks.address(party.address),
});

/** About a kilometre: the quarter, not the house. */
const nearby = (degrees: number | null): number | null => (degrees === null ? null : Math.round(degrees * 100) / 100);
