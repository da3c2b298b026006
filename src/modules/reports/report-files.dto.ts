/** In which language a report is wanted as a file. */
import type { FileLanguage } from '../../domain/reports/file-texts.js';
import { OneOf } from '../../platform/http/atoms.js';

export class ReportFileQuery {
  @OneOf(['zh', 'en'], {
    optional: true,
    description: 'Language of the file; that of `Accept-Language` when absent.',
    example: 'zh',
  })
  lang?: FileLanguage;
}
