import { Controller, Get, Param, type PipeTransform, Query } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { type Caller, CurrentCaller } from '../../platform/auth/caller.js';
import { SignedIn } from '../../platform/auth/requires.decorator.js';
import { isMonth } from '../../platform/http/atoms.js';
import { ApiFile, type FileReply } from '../../platform/http/file-reply.js';
import { On } from '../../platform/http/gates.js';
import { Id } from '../../platform/http/id.decorator.js';
import { invalid } from '../../platform/http/problem.js';
import { RosterMonthQuery } from './roster-month.dto.js';
import { RosterMonthService } from './roster-month.service.js';

class MonthPipe implements PipeTransform<string, string> {
  transform(value: string): string {
    if (!isMonth(value)) throw invalid('path/month', 'bad_month');
    return value;
  }
}

const MONTH_PIPE = new MonthPipe();
const MONTH = {
  name: 'month',
  schema: { type: 'string', pattern: '^\\d{4}-(0[1-9]|1[0-2])$' },
  example: '2026-10',
  description: 'Month, YYYY-MM; 400 `bad_month` when it is none.',
};
const SHOWN =
  'The roster in force: names × days by department, weekends, holidays 休 and make-up days 班 marked, half days, on-call days ' +
  'and open gaps too, with totals. A year nobody has entered is said so. In the language of `Accept-Language`; everybody ' +
  'signed in reads it. A department the centre does not have: 400 `unknown_reference`.';

@ApiTags('roster')
@Controller('centers/:centerId/roster/month/:month')
export class RosterMonthController {
  constructor(private readonly months: RosterMonthService) {}

  @Get('html')
  @SignedIn()
  @On('center', 'centerId')
  @ApiParam(MONTH)
  @ApiOperation({
    summary: 'The month’s roster to print 月度值班表',
    description: `${SHOWN} A page for A4 landscape, complete in itself and without script.`,
  })
  @ApiFile('text/html', 'The page, UTF-8.')
  html(
    @CurrentCaller() caller: Caller,
    @Id('centerId') centerId: string,
    @Param('month', MONTH_PIPE) month: string,
    @Query() { departmentId }: RosterMonthQuery,
  ): Promise<FileReply> {
    return this.months.html(caller, centerId, month, departmentId);
  }

  @Get('xlsx')
  @SignedIn()
  @On('center', 'centerId')
  @ApiParam(MONTH)
  @ApiOperation({
    summary: 'The month’s roster as a spreadsheet 月度值班表表格',
    description: `${SHOWN} Two sheets: the grid, and one line for each shift. Every text is a text, never a formula.`,
  })
  @ApiFile(
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'The workbook; its name is in Content-Disposition.',
  )
  xlsx(
    @CurrentCaller() caller: Caller,
    @Id('centerId') centerId: string,
    @Param('month', MONTH_PIPE) month: string,
    @Query() { departmentId }: RosterMonthQuery,
  ): Promise<FileReply> {
    return this.months.xlsx(caller, centerId, month, departmentId);
  }
}
