/** The petition register and what each entry said before it was amended. */
import { Check, Entity, ForeignKey, Index, Unique } from 'typeorm';
import {
  BoolColumn,
  CodeColumn,
  DayColumn,
  IdColumn,
  InstantColumn,
  IntColumn,
  TextColumn,
  UuidColumn,
} from '../../platform/database/columns.js';
import { CenterRow } from '../centers/center.entity.js';
import { DisputeRow } from '../disputes/dispute.entity.js';

/** What an entry says; the same in the entry and in each of its versions. */
abstract class PetitionColumns {
  @DayColumn({ comment: 'day the petition was made, in the zone of the centre' }) occurredOn!: string;
  @CodeColumn() channel!: string;
  @CodeColumn({ comment: 'level of the body addressed' }) level!: string;
  @IntColumn() persons!: number;
  @BoolColumn({ comment: 'several people with a common matter' }) isGroup!: boolean;
  @BoolColumn() jointLetter!: boolean;
  @TextColumn({ comment: 'what it is about, without names' }) matter!: string;
  @BoolColumn() isFirst!: boolean;
  @CodeColumn({ nullable: true, comment: 'to whom it was, or was not, the first' }) firstScope!: string | null;
  @BoolColumn({ comment: 'made above the competent body and the one over it' }) overLevel!: boolean;
  @CodeColumn({ comment: 'own register, handed over, or otherwise' }) knownFrom!: string;
  @BoolColumn({
    default: false,
    comment: 'reported by somebody else or late, and not yet confirmed by the petition officer',
  })
  provisional!: boolean;
}

@Entity('petition')
@Check('petition_channel', `channel IN ('visit', 'letter', 'phone', 'online', 'fax')`)
@Check('petition_level', `level IN ('community', 'township', 'county', 'city', 'province', 'national')`)
@Check('petition_persons', 'persons >= CASE WHEN is_group OR joint_letter THEN 2 ELSE 1 END')
@Check('petition_first_scope', `first_scope IN ('body', 'body_channel', 'nationwide', 'nationwide_channel')`)
@Check(
  'petition_confirmed',
  '(confirmed_by IS NULL) = (confirmed_at IS NULL) AND NOT (provisional AND confirmed_by IS NOT NULL)',
)
@Check('petition_known_from', `known_from IN ('own', 'transfer', 'other')`)
@Check('petition_origin', `origin IN ('recorded', 'imported')`)
@Unique('petition_number', ['centerId', 'number'])
@Index('petition_by_day', ['centerId', 'occurredOn', 'id'])
@Index('petition_of_dispute', ['disputeId'])
@Index('petition_provisional', ['centerId', 'recordedAt'], { where: 'provisional' })
export class PetitionRow extends PetitionColumns {
  @IdColumn() id!: string;
  @UuidColumn({ comment: 'centre whose residents it is by or about' }) @ForeignKey(() => CenterRow) centerId!: string;
  @TextColumn({ comment: 'without gaps per centre and year of recording' }) number!: string;
  @UuidColumn({ nullable: true }) @ForeignKey(() => DisputeRow) disputeId!: string | null;
  @CodeColumn({ default: 'recorded', comment: 'imported: from the register of another system' }) origin!: string;
  @BoolColumn({ comment: 'recorded more than one working day after the day it was made' }) isLate!: boolean;
  @BoolColumn({ default: true, comment: 'false: whether it was late was counted on a year nobody had entered' })
  calendarKnown!: boolean;
  @InstantColumn() recordedAt!: string;
  @UuidColumn({ comment: 'account' }) recordedBy!: string;
  @UuidColumn({ nullable: true, comment: 'account of the petition officer' }) confirmedBy!: string | null;
  @InstantColumn({ nullable: true }) confirmedAt!: string | null;
  @IntColumn({ default: 1 }) version!: number;
  @InstantColumn() updatedAt!: string;
}

/** Rows are only added: a report shows its records as they were. */
@Entity('petition_version')
@Unique('petition_version_once', ['petitionId', 'version'])
@Index(['centerId'])
export class PetitionVersionRow extends PetitionColumns {
  @IdColumn() id!: string;
  @UuidColumn() @ForeignKey(() => PetitionRow) petitionId!: string;
  @UuidColumn() @ForeignKey(() => CenterRow) centerId!: string;
  @IntColumn() version!: number;
  @UuidColumn({ nullable: true }) disputeId!: string | null;
  @InstantColumn() recordedAt!: string;
  @UuidColumn({ comment: 'account' }) recordedBy!: string;
}
