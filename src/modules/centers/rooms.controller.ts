import { Body, Controller, Get, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Caller, CurrentCaller } from '../../platform/auth/caller.js';
import { Requires, SignedIn } from '../../platform/auth/requires.decorator.js';
import { On } from '../../platform/http/gates.js';
import { Id } from '../../platform/http/id.decorator.js';
import type { PageOf } from '../../platform/http/page.js';
import type { Reply } from '../../platform/http/reply.js';
import {
  BookingPage,
  BookingQuery,
  type BookingResponse,
  CreateRoomRequest,
  RoomPage,
  RoomQuery,
  RoomResponse,
  UpdateRoomRequest,
} from './rooms.dto.js';
import { RoomsService } from './rooms.service.js';

@ApiTags('rooms')
@Controller()
export class RoomsController {
  constructor(private readonly rooms: RoomsService) {}

  @Get('centers/:centerId/rooms')
  @SignedIn()
  @On('center', 'centerId')
  @ApiOperation({
    summary: 'List the rooms of a centre 中心房间',
    description: 'By name; everybody signed in reads them.',
  })
  @ApiOkResponse({ type: RoomPage })
  list(
    @CurrentCaller() caller: Caller,
    @Id('centerId') centerId: string,
    @Query() query: RoomQuery,
  ): Promise<Reply<PageOf<RoomResponse>>> {
    return this.rooms.list(caller, centerId, query);
  }

  @Post('centers/:centerId/rooms')
  @Requires('room.manage')
  @On('center', 'centerId', 'none', 'room.manage')
  @ApiOperation({
    summary: 'Add a room 新增房间',
    description: 'Rooms are data: reception, mediation, monitoring or other.',
  })
  @ApiCreatedResponse({ type: RoomResponse })
  create(
    @CurrentCaller() caller: Caller,
    @Id('centerId') centerId: string,
    @Body() body: CreateRoomRequest,
  ): Promise<Reply<RoomResponse>> {
    return this.rooms.create(caller, centerId, body);
  }

  @Get('rooms/:roomId')
  @SignedIn()
  @ApiOperation({ summary: 'A room 房间', description: 'Everybody signed in reads it.' })
  @ApiOkResponse({ type: RoomResponse })
  get(@CurrentCaller() caller: Caller, @Id('roomId') id: string): Promise<Reply<RoomResponse>> {
    return this.rooms.get(caller, id);
  }

  @Patch('rooms/:roomId')
  @Requires('room.manage')
  @On('room', 'roomId', 'required', 'room.manage')
  @ApiOperation({
    summary: 'Change a room 修改房间',
    description: 'A room out of use keeps its bookings and takes no new ones.',
  })
  @ApiOkResponse({ type: RoomResponse })
  update(
    @CurrentCaller() caller: Caller,
    @Id('roomId') id: string,
    @Body() body: UpdateRoomRequest,
  ): Promise<Reply<RoomResponse>> {
    return this.rooms.update(caller, id, body);
  }

  @Get('rooms/:roomId/bookings')
  @SignedIn()
  @On('room', 'roomId')
  @ApiOperation({
    summary: 'When a room is taken 房间占用情况',
    description:
      'Sessions and reservations in force that overlap `[from, to)`, in order; they do not tell for which case.',
  })
  @ApiOkResponse({ type: BookingPage })
  bookings(
    @CurrentCaller() caller: Caller,
    @Id('roomId') id: string,
    @Query() query: BookingQuery,
  ): Promise<Reply<PageOf<BookingResponse>>> {
    return this.rooms.bookings(caller, id, query);
  }
}
