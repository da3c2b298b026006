import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Public } from '../../platform/auth/requires.decorator.js';
import type { Reply } from '../../platform/http/reply.js';
import { SealVerificationResponse, SigningKeysResponse, VerifySealRequest } from './signing-keys.dto.js';
import { SigningKeysService } from './signing-keys.service.js';

/** Read by people who check a report that was handed to them: they need no account. */
@ApiTags('reports')
@Controller()
export class SigningKeysController {
  constructor(private readonly keys: SigningKeysService) {}

  @Get('report-signing-keys')
  @Public()
  @ApiOperation({
    summary: 'Public keys of the seals under reports 报告签章公钥',
    description:
      'A JSON Web Key Set (RFC 7517): the key in use and every earlier one that sealed a report. A seal is no electronic signature ' +
      'in the sense of the Electronic Signature Law (电子签名法): it shows that this server sealed these bytes and that they have ' +
      'not changed. Anybody checks one: save the report as `report.json` and this answer as `keys.json`, then run with Node.js (or give ' +
      '`sealed`, `value` and `pem` to any tool that knows Ed25519):\n\n' +
      '```js\n' +
      "const [report, { keys }] = ['report.json', 'keys.json'].map((file) => JSON.parse(require('fs').readFileSync(file)));\n" +
      'const { sealed, value, keyId } = report.signature;\n' +
      "console.log(require('crypto').verify(null, Buffer.from(sealed), keys.find((key) => key.kid === keyId).pem, Buffer.from(value, 'base64url')));\n" +
      '```',
  })
  @ApiOkResponse({ type: SigningKeysResponse })
  list(): Promise<Reply<SigningKeysResponse>> {
    return this.keys.list();
  }

  @Post('report-verifications')
  @HttpCode(200)
  @Public()
  @ApiOperation({
    summary: 'Check a seal 核验报告签章',
    description:
      'For who has no tool: whether this server sealed exactly this text. Whether the report in hand is the one the text tells of ' +
      'is seen by its `id` and `digest`. Nothing is kept of the question.',
  })
  @ApiOkResponse({ type: SealVerificationResponse })
  verify(@Body() body: VerifySealRequest): Promise<Reply<SealVerificationResponse>> {
    return this.keys.verify(body);
  }
}
