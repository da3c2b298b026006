/**
 * The departments a new centre starts with: those of the founding article (R11). This is data: they can be changed, closed
 * and added to afterwards, and no code knows their codes. Listed in the order in which a case looks for its department.
 */
export const NEW_CENTER_DEPARTMENTS = [
  {
    code: 'public_security',
    nameZh: '公安局',
    nameEn: 'Public security bureau',
    presence: 'resident',
    categories: ['damage_compensation', 'traffic_accident'],
    takesCases: true,
  },
  {
    code: 'procuratorate',
    nameZh: '检察院',
    nameEn: 'Procuratorate',
    presence: 'rotating',
    categories: ['environment', 'migrant_wages'],
    takesCases: true,
  },
  {
    code: 'court',
    nameZh: '法院',
    nameEn: 'Court',
    presence: 'rotating',
    categories: ['contract', 'production_operation'],
    takesCases: true,
  },
  {
    code: 'justice',
    nameZh: '司法局',
    nameEn: 'Justice bureau',
    presence: 'resident',
    categories: [
      'marriage_family',
      'neighbor',
      'housing_land',
      'land_forest',
      'expropriation',
      'other_labor',
      'tourism',
      'e_commerce',
      'other_consumer',
      'medical',
      'property_management',
      'other',
    ],
    takesCases: true,
  },
  {
    code: 'petition',
    nameZh: '信访局',
    nameEn: 'Petition bureau',
    presence: 'rotating',
    categories: [],
    takesCases: true,
  },
  {
    code: 'law_society',
    nameZh: '法学会',
    nameEn: 'Law society',
    presence: 'on_call',
    categories: [],
    takesCases: false,
  },
] as const;
