import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Discloses } from '../../platform/audit/discloses.decorator.js';
import { type Caller, CurrentCaller } from '../../platform/auth/caller.js';
import { Requires } from '../../platform/auth/requires.decorator.js';
import { ApiProblem } from '../../platform/http/api-problem.decorator.js';
import { ApiFile, type FileReply } from '../../platform/http/file-reply.js';
import { On } from '../../platform/http/gates.js';
import { Id } from '../../platform/http/id.decorator.js';
import type { Reply } from '../../platform/http/reply.js';
import { Records } from '../workflow/performs.decorator.js';
import { DissuasionsService } from './dissuasions.service.js';
import { NoiseAttemptsService } from './noise-attempts.service.js';
import {
  DissuasionListResponse,
  DissuasionResponse,
  NoiseAttemptsResponse,
  RecordDissuasionRequest,
} from './noise.dto.js';
import { PoliceApplicationsService } from './police-applications.service.js';
import { PoliceApplicationResponse, PolicePackageResponse, RecordPoliceApplicationRequest } from './police.dto.js';
import { PolicePackageService } from './police-package.service.js';

@ApiTags('police')
@Controller('disputes/:disputeId')
export class PoliceController {
  constructor(
    private readonly dissuasions: DissuasionsService,
    private readonly attempts: NoiseAttemptsService,
    private readonly applications: PoliceApplicationsService,
    private readonly packages: PolicePackageService,
  ) {}

  @Get('dissuasions')
  @Requires('dispute.read')
  @Discloses()
  @On('dispute', 'disputeId')
  @ApiOperation({
    summary: 'Attempts to stop the other side 劝阻记录',
    description: 'By their day, with who asked; also those from before the case was received (R37).',
  })
  @ApiOkResponse({ type: DissuasionListResponse })
  listDissuasions(
    @CurrentCaller() caller: Caller,
    @Id('disputeId') id: string,
  ): Promise<Reply<DissuasionListResponse>> {
    return this.dissuasions.list(caller, id);
  }

  @Post('dissuasions')
  @Records('recordDissuasion')
  @ApiCreatedResponse({ type: DissuasionResponse })
  recordDissuasion(
    @CurrentCaller() caller: Caller,
    @Id('disputeId') id: string,
    @Body() body: RecordDissuasionRequest,
  ): Promise<Reply<DissuasionResponse>> {
    return this.dissuasions.record(caller, id, body);
  }

  @Get('noise-attempts')
  @Requires('dispute.read')
  @Discloses()
  @On('dispute', 'disputeId')
  @ApiOperation({
    summary: 'Evidence of a noise case 噪声纠纷劝阻、调解清单',
    description:
      'Dissuasions, sessions held and refusals to be mediated, with day, persons and result: what the law asks for before a ' +
      'penalty (R37), named as of today. 409 `not_a_noise_case` for other sub-types than those the centre has set.',
  })
  @ApiProblem(409, 'The case is not about noise (`not_a_noise_case`).')
  @ApiOkResponse({ type: NoiseAttemptsResponse })
  noiseAttempts(@CurrentCaller() caller: Caller, @Id('disputeId') id: string): Promise<Reply<NoiseAttemptsResponse>> {
    return this.attempts.get(caller, id);
  }

  @Get('noise-attempts.csv')
  @Requires('dispute.disclose')
  @On('dispute', 'disputeId', 'none', 'dispute.disclose')
  @ApiOperation({
    summary: 'The same as a table, for the police or another authority 导出表格，供公安等使用',
    description:
      'For the director and the responsible officer; each download is in the audit log (R46). No cell is a formula.',
  })
  @ApiProblem(409, 'The case is not about noise (`not_a_noise_case`).')
  @ApiFile('text/csv', 'UTF-8 with a byte order mark; lines end in CR LF.')
  noiseAttemptsCsv(@CurrentCaller() caller: Caller, @Id('disputeId') id: string): Promise<FileReply> {
    return this.attempts.csv(caller, id);
  }

  @Post('police-applications')
  @Records('recordPoliceApplication')
  @ApiCreatedResponse({ type: PoliceApplicationResponse })
  recordApplication(
    @CurrentCaller() caller: Caller,
    @Id('disputeId') id: string,
    @Body() body: RecordPoliceApplicationRequest,
  ): Promise<Reply<PoliceApplicationResponse>> {
    return this.applications.record(caller, id, body);
  }

  @Get('police-package')
  @Requires('dispute.read')
  @Discloses()
  @On('dispute', 'disputeId')
  @ApiOperation({
    summary: 'Package for a case of the police 治安案件材料',
    description: 'What is there and what is still lacking: agreement, performance, the parties’ application (R36).',
  })
  @ApiOkResponse({ type: PolicePackageResponse })
  policePackage(@CurrentCaller() caller: Caller, @Id('disputeId') id: string): Promise<Reply<PolicePackageResponse>> {
    return this.packages.get(caller, id);
  }

  @Get('police-package.zip')
  @Requires('dispute.disclose')
  @On('dispute', 'disputeId', 'none', 'dispute.disclose')
  @ApiOperation({
    summary: 'The package itself, once nothing is lacking 材料包（齐备后）',
    description:
      'A sheet to read, the same as JSON, and a manifest with the SHA-256 of each. 409 with every reason while something is ' +
      'lacking (R36). For the director and the responsible officer; each download is in the audit log (R46).',
  })
  @ApiProblem(409, 'Something is lacking; every reason is told (`police_not_performed` …).')
  @ApiFile('application/zip', 'The package.')
  policePackageZip(@CurrentCaller() caller: Caller, @Id('disputeId') id: string): Promise<FileReply> {
    return this.packages.zip(caller, id);
  }
}
