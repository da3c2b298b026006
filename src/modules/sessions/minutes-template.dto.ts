/** A template for minutes, filled from the record of a session. */
import { Code, DayField, Text } from '../../platform/http/atoms.js';

export class MinutesTemplateQuery {
  @Code({
    optional: true,
    default: 'general',
    description: 'Template of the code table `minutes-templates`, as it stood on the day of the session.',
    example: 'general',
  })
  template?: string;
}

export class MinutesTemplateResponse {
  @Code({ description: 'Template.', example: 'general' }) template!: string;
  @Text({ max: 200, description: 'Its name in the language asked for.', example: '通用' }) label!: string;
  @DayField({ description: 'Good since.', example: '2000-01-01' }) validFrom!: string;
  @Text({
    max: 40_000,
    multiline: true,
    description:
      'Chinese text to begin the minutes with: time, place, parties, mediators, rights told and requests from the record; “____” where the record knows nothing and where only the talk can tell.',
    example: '调解笔录\n案由：楼上漏水\n…',
  })
  text!: string;
}
