import { Body, Controller, Delete, Get, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Caller, CurrentCaller } from '../../platform/auth/caller.js';
import { Requires } from '../../platform/auth/requires.decorator.js';
import { Id } from '../../platform/http/id.decorator.js';
import type { PageOf } from '../../platform/http/page.js';
import type { Reply } from '../../platform/http/reply.js';
import {
  CreateReservationRequest,
  ReservationPage,
  ReservationQuery,
  ReservationResponse,
} from './reservations.dto.js';
import { ReservationsService } from './reservations.service.js';

@ApiTags('rooms')
@Controller('reservations')
export class ReservationsController {
  constructor(private readonly reservations: ReservationsService) {}

  @Post()
  @Requires('room.reserve')
  @ApiOperation({
    summary: 'Reserve a room and people 预留',
    description:
      'All of it or nothing; it lapses by itself (settings `rooms.reservationMinutes`), or a session that names it takes its ' +
      'place. Everything belongs to one centre. Refused: `reservation_limit` (settings `rooms.reservationsPerPerson`), ' +
      '`room_closed`, `room_too_small` (parties of the case and staff are counted), `room_not_open`, `room_taken`, ' +
      '`mediator_taken` (a mediator of the case), `staff_taken`, `staff_inactive`, `staff_away`.',
  })
  @ApiCreatedResponse({ type: ReservationResponse })
  reserve(
    @CurrentCaller() caller: Caller,
    @Body() body: CreateReservationRequest,
  ): Promise<Reply<ReservationResponse>> {
    return this.reservations.reserve(caller, body);
  }

  @Get()
  @Requires('room.reserve')
  @ApiOperation({
    summary: 'List reservations in force 有效预留',
    description:
      'Your own; with `centerId` all at a centre where you may reserve (403 elsewhere). Lapsed ones are gone.',
  })
  @ApiOkResponse({ type: ReservationPage })
  list(@CurrentCaller() caller: Caller, @Query() query: ReservationQuery): Promise<Reply<PageOf<ReservationResponse>>> {
    return this.reservations.list(caller, query);
  }

  @Get(':reservationId')
  @Requires('room.reserve')
  @ApiOperation({
    summary: 'A reservation 预留',
    description: 'Also when it has ended. For its holder and everybody who may reserve at the centre.',
  })
  @ApiOkResponse({ type: ReservationResponse })
  get(@CurrentCaller() caller: Caller, @Id('reservationId') id: string): Promise<Reply<ReservationResponse>> {
    return this.reservations.get(caller, id);
  }

  @Delete(':reservationId')
  @Requires('room.reserve')
  @ApiOperation({
    summary: 'Give a reservation back 取消预留',
    description:
      'By its holder or the director of the centre; room and people are free at once. One that has ended already stays as it ' +
      'is; one that became a session is refused (`reservation_used`): cancel the session.',
  })
  @ApiOkResponse({ type: ReservationResponse })
  giveBack(@CurrentCaller() caller: Caller, @Id('reservationId') id: string): Promise<Reply<ReservationResponse>> {
    return this.reservations.giveBack(caller, id);
  }
}
