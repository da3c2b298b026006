/** The fixed words of handing over copies of an agreement. */

/** How a copy reached whom it is for: in person 直接送达, by post 邮寄, electronically 电子送达, left at home 留置送达. */
export const DELIVERY_METHODS = ['in_person', 'post', 'electronic', 'left_at_home'] as const;
export type DeliveryMethod = (typeof DELIVERY_METHODS)[number];
