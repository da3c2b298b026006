/** The destruction of a file as it is asked for, decided and shown. */
import { RETENTION_CLASSES } from '../../domain/dispute/ending/words.js';
import { Bool, DayField, InstantField, NestedList, OneOf, Text, Uuid } from '../../platform/http/atoms.js';

const GROUP = { max: 200, description: 'Who appraised the file 鉴定小组.', example: '示例区司法局档案鉴定小组' };
const PAPER_NO = {
  max: 100,
  description: 'Number of the paper that approves it 批文编号.',
  example: '示例档鉴〔2057〕3号',
};
const LIST_NO = { max: 100, description: 'Number of the list it stands on 销毁清册.', example: '2057-销-1' };

export class ProposeDestructionRequest {
  @Text({
    max: 500,
    multiline: true,
    description: 'Why it is to go; stays in the register of destructions, so name nobody.',
    example: '保管期限届满，经鉴定无继续保存价值',
  })
  reason!: string;

  @Text({ ...LIST_NO, optional: true })
  listNo?: string;
}

export class DecideDestructionRequest {
  @Bool({
    description: 'True destroys the file at once and for good; false lets it be, and it may be proposed again.',
    example: true,
  })
  approved!: boolean;

  @Text({ ...GROUP, optional: true, description: `${GROUP.description} Needed to approve.` })
  appraisalGroup?: string;

  @Text({ ...PAPER_NO, optional: true, description: `${PAPER_NO.description} Needed to approve.` })
  paperNo?: string;

  @Text({
    max: 500,
    multiline: true,
    optional: true,
    description: 'What else was said; stays in the register of destructions, so name nobody.',
    example: '同意销毁',
  })
  reason?: string;
}

export class DestructionPaperResponse {
  @Uuid({ description: 'Id of the line.' }) id!: string;
  @Uuid({ description: 'The destruction it is about: a proposal and its decision share it.' }) destructionId!: string;
  @OneOf(['proposed', 'rejected', 'approved'], { description: 'Proposed 提请, turned down 不予, approved 批准.' })
  kind!: string;
  @Text({ max: 500, multiline: true, nullable: true, description: 'Why.' }) reason!: string | null;
  @Text({ ...LIST_NO, nullable: true }) listNo!: string | null;
  @Text({ ...GROUP, nullable: true }) appraisalGroup!: string | null;
  @Text({ ...PAPER_NO, nullable: true }) paperNo!: string | null;
  @InstantField({ description: 'When it was recorded.', example: '2057-01-04T02:00:00.000Z' }) recordedAt!: string;
  @Uuid({ nullable: true, description: 'Who recorded it, of the staff.' }) staffId!: string | null;
}

export class DestructionResponse {
  @Uuid({ description: 'Dispute whose file it is.' }) disputeId!: string;
  @OneOf(RETENTION_CLASSES, {
    nullable: true,
    description: 'How long it is kept; null: not archived.',
    example: 'long',
  })
  retentionClass!: string | null;
  @DayField({
    nullable: true,
    description: 'Last day it is kept; null: for good, or not archived.',
    example: '2056-12-31',
  })
  retainUntil!: string | null;
  @OneOf(['kept', 'proposed', 'destroyed'], { description: 'Kept, up for a decision, or destroyed.', example: 'kept' })
  state!: string;
  @InstantField({ nullable: true, description: 'When it was destroyed.' }) destroyedAt!: string | null;
  @NestedList(() => DestructionPaperResponse, {
    max: 1000,
    description: 'The register: every proposal and decision, in the order of recording.',
  })
  papers!: DestructionPaperResponse[];
}
