/** The fixed words of what happens to a promise that is not kept by itself. */

/** How a debtor was urged. */
export const URGE_METHODS = ['phone', 'in_person', 'message', 'written'] as const;
export type UrgeMethod = (typeof URGE_METHODS)[number];

/** Where a duty goes that the centre pursues no further: `void` when a court set the agreement aside. */
export const HAND_OVERS = ['enforcement', 'lawsuit', 'void'] as const;
export type HandOverTo = (typeof HAND_OVERS)[number];
