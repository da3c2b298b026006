import { Controller, Get, Headers, Res } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { workflowAsData, workflowAsDot, workflowAsMermaid } from '../../domain/dispute/workflow.js';
import { RISK_RULES } from '../../domain/risk/risk.js';
import { RULES } from '../../domain/rules/rules.js';
import { type Caller, CurrentCaller } from '../../platform/auth/caller.js';
import { SignedIn } from '../../platform/auth/requires.decorator.js';
import { type Reply, revalidated } from '../../platform/http/reply.js';
import { refusalText } from '../../platform/http/texts.js';
import { RiskRuleListResponse, RuleListResponse, WorkflowResponse } from './workflow.dto.js';

const PICTURES = { 'text/vnd.mermaid': workflowAsMermaid, 'text/vnd.graphviz': workflowAsDot } as const;

@ApiTags('workflow')
@Controller()
export class WorkflowController {
  /** Data, or by `Accept` a diagram. */
  @Get('workflow')
  @SignedIn()
  @ApiOperation({
    summary: 'The state machine of a dispute as data, or as a diagram 办理流程（数据或图）',
    description:
      'States, actions, from, to, permission, conditions with their codes, legal basis, deadlines. With `Accept: text/vnd.mermaid` ' +
      'a Mermaid diagram, with `Accept: text/vnd.graphviz` one for Graphviz (DOT).',
  })
  @ApiExtraModels(WorkflowResponse)
  @ApiOkResponse({
    description: 'The machine.',
    content: {
      'application/json': { schema: { $ref: '#/components/schemas/WorkflowResponse' } },
      'text/vnd.mermaid': { schema: { type: 'string' } },
      'text/vnd.graphviz': { schema: { type: 'string' } },
    },
  })
  workflow(
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Reply<WorkflowResponse> | string {
    const picture = Object.entries(PICTURES).find(([type]) => accept?.includes(type) === true);
    if (picture === undefined) return revalidated(WORKFLOW);
    const [type, draw] = picture;
    reply.header('content-type', `${type}; charset=utf-8`);
    return draw();
  }

  @Get('rules')
  @SignedIn()
  @ApiOperation({
    summary: 'The numbered rules with sentence, source and codes 规则清单',
    description: 'Every rule that refuses names its id in `ruleId`.',
  })
  @ApiOkResponse({ type: RuleListResponse })
  rules(@CurrentCaller() { language }: Caller): Reply<RuleListResponse> {
    const items = RULES.map(({ id, zh, en, source, validFrom, validTo, codes }) => ({
      id,
      sentence: language === 'zh' ? zh : en,
      source: { law: source.law, article: source.article },
      validFrom,
      validTo,
      codes: codes.map((code) => ({ code, text: refusalText(code, {}, language) })),
    }));
    return revalidated({ items });
  }

  @Get('risk-rules')
  @SignedIn()
  @ApiOperation({
    summary: 'The rules by which a dispute is green, yellow or red 风险分级规则',
    description: 'Every rule that holds is a reason of the case; its level is that of the gravest, green without one.',
  })
  @ApiOkResponse({ type: RiskRuleListResponse })
  riskRules(@CurrentCaller() { language }: Caller): Reply<RiskRuleListResponse> {
    const items = RISK_RULES.map(({ code, level, flag = null, ...texts }) => ({
      code,
      level,
      flag,
      text: texts[language],
    }));
    return revalidated({ items });
  }
}

const WORKFLOW = workflowAsData() as unknown as WorkflowResponse;
