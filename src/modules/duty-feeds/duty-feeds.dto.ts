/** The secret calendar links of the duty roster. */
import { InstantField, Int, NestedList, Text, Uuid } from '../../platform/http/atoms.js';
import { PageResponse } from '../../platform/http/page.js';

export class DutyFeedResponse {
  @Uuid({ description: 'Id of the link; it is no secret.' }) id!: string;
  @Uuid({ description: 'Centre.' }) centerId!: string;
  @Uuid({ nullable: true, description: 'Whose duty it shows; null for a department.' }) staffId!: string | null;
  @Uuid({ nullable: true, description: 'Which department’s duty it shows; null for one person.' })
  departmentId!: string | null;
  @InstantField({ description: 'When it was made.' }) createdAt!: string;
  @InstantField({ nullable: true, description: 'When it was revoked; null while it works.' }) revokedAt!: string | null;
  @InstantField({ nullable: true, description: 'When a calendar last read it, to the hour; null = never.' })
  lastReadAt!: string | null;
  @Int({ min: 1, max: 2, description: '1; 2 once it is revoked. Part of the ETag.' }) version!: number;
}

export class NewDutyFeedResponse extends DutyFeedResponse {
  @Text({
    max: 2000,
    description:
      'The link to subscribe to. It holds the secret (256 random bits), is shown this once and kept as a hash only: ' +
      'whoever has it reads these duty times without signing in, until the link is revoked.',
    example: 'https://zzzx.example.org/api/v1/feeds/Zm9yLXRoZS1leGFtcGxlLW9ubHktbm90LWEtc2VjcmV0cw/duty.ics',
  })
  url!: string;
}

export class DutyFeedPage extends PageResponse {
  @NestedList(() => DutyFeedResponse, { max: 200, description: 'Links in force, oldest first, without their secrets.' })
  items!: DutyFeedResponse[];
}
