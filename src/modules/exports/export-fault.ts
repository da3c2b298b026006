/** Why an export cannot be made, where the fault is not ours: a code that people read in words. */
export class ExportFault extends Error {
  constructor(
    readonly code: 'export_rights_lost' | 'export_file_destroyed' | 'export_consent_lacking' | 'export_too_large',
    readonly params: Readonly<Record<string, number>> = {},
  ) {
    super(code);
  }
}
