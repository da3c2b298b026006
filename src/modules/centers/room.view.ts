import type { RoomRow } from './room.entity.js';
import type { RoomResponse } from './rooms.dto.js';

export const toRoomView = (row: RoomRow): RoomResponse => ({
  id: row.id,
  centerId: row.centerId,
  name: row.name,
  kind: row.kind,
  capacity: row.capacity,
  openingHours:
    row.openingHours === null ? null : row.openingHours.map(({ weekday, from, to }) => ({ weekday, from, to })),
  active: row.isActive,
  version: row.version,
  createdAt: row.createdAt,
  updatedAt: row.updatedAt,
});
