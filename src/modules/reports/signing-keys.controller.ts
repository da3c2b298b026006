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
      'in the sense of the Electronic Signature Law (电子签名法): it shows that this server sealed this text, and that the report in hand ' +
      'says what was sealed. Anybody checks one: save the report as `report.json` and this answer as `keys.json`, then run with Node.js (or give ' +
      '`sealed`, `value` and `pem` to any tool that knows Ed25519):\n\n' +
      '```js\n' +
      "const [report, { keys }] = ['report.json', 'keys.json'].map((file) => JSON.parse(require('fs').readFileSync(file)));\n" +
      'const { state, confirmation, signature, ...answer } = report;\n' +
      "const sorted = (_, v) => (v && typeof v === 'object' && !Array.isArray(v) ? Object.fromEntries(Object.entries(v).sort(([a], [b]) => (a < b ? -1 : 1))) : v);\n" +
      "const digest = require('crypto').createHash('sha256').update(JSON.stringify(answer, sorted)).digest('hex');\n" +
      'const { sealed, value, keyId } = signature;\n' +
      "const isSealed = require('crypto').verify(null, Buffer.from(sealed), keys.find((key) => key.kid === keyId).pem, Buffer.from(value, 'base64url'));\n" +
      'console.log(isSealed && Object.values(JSON.parse(sealed).answer).includes(digest));\n' +
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
      'For who has no tool: whether this server sealed exactly this text. Whether the report in hand says ' +
      'what was sealed is seen by the digest of its answer (`answer` in the text, see `/report-signing-keys`). Nothing is kept of the question.',
  })
  @ApiOkResponse({ type: SealVerificationResponse })
  verify(@Body() body: VerifySealRequest): Promise<Reply<SealVerificationResponse>> {
    return this.keys.verify(body);
  }
}
