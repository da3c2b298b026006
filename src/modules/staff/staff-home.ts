/** The home address of somebody of the staff: kept under the service's own key, opened only to be compared. */
import type { Envelope } from '../../platform/crypto/envelope.js';
import type { StaffRow } from './staff.entity.js';

const contextOf = (staffId: string): string => `staff.home:${staffId}`;

export const sealedHome = (envelope: Envelope, staffId: string, address: string | null): Buffer | null =>
  address === null ? null : envelope.recordKey.seal(address, contextOf(staffId));

export const openedHome = (
  envelope: Envelope,
  { id, homeAddressSealed }: Pick<StaffRow, 'id' | 'homeAddressSealed'>,
): string | null => (homeAddressSealed === null ? null : envelope.recordKey.open(homeAddressSealed, contextOf(id)));
