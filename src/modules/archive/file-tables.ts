/**
 * What the file of a case consists of: every table that hangs on a dispute, and for each of its columns that can hold words
 * whether a destruction takes it or why it stays. Modules own their tables and know nothing of destruction; this list knows
 * them all by name, and `test/architecture/file-tables.spec.ts` compares it with the migrated schema: a new table or column is
 * in the list, or the test fails. Rows stay, so that every count stays the same.
 */

/** What stands there afterwards: the word for destroyed, nothing, an empty list (of texts, in JSON), an empty key. */
export type Erasure = 'word' | 'null' | 'no_texts' | 'no_items' | 'no_key';

export interface FileTable {
  /** column that names the dispute */
  readonly of: string;
  readonly erased: Readonly<Record<string, Erasure>>;
  /** sealed under the key of the dispute: destroyed with it, in backups too */
  readonly sealed?: readonly string[];
  /** holds neither a name nor a free text, with what it holds */
  readonly kept?: Readonly<Record<string, string>>;
}

const KEPT_WHOLE = { of: 'dispute_id', erased: {} } as const;

export const FILE_TABLES: Readonly<Record<string, FileTable>> = {
  agreement: { of: 'dispute_id', erased: { facts: 'word', issues: 'word', responsibilities: 'word', terms: 'word' } },
  agreement_delivery: { ...KEPT_WHOLE, sealed: ['receipt_sealed'] },
  agreement_signature: { ...KEPT_WHOLE, sealed: ['witness_name_sealed'] },
  attachment: {
    ...KEPT_WHOLE,
    sealed: ['title_sealed', 'name_sealed', 'source_sealed', 'provider_sealed', 'void_reason_sealed'],
  },
  case_log: { ...KEPT_WHOLE, kept: { actor_id: 'account', payload: 'ids, codes, days and amounts' } },
  case_note: { of: 'dispute_id', erased: { text: 'word' } },
  condition_finding: { of: 'dispute_id', erased: { evidence: 'word' } },
  correction: {
    ...KEPT_WHOLE,
    sealed: ['old_sealed', 'new_sealed'],
    kept: { pointer: 'where something was corrected' },
  },
  deadline_reminder: KEPT_WHOLE,
  destruction_paper: {
    ...KEPT_WHOLE,
    kept: {
      reason: 'of the register of destructions',
      list_no: 'of the register of destructions',
      appraisal_group: 'of the register of destructions',
      paper_no: 'of the register of destructions',
    },
  },
  dispute: {
    of: 'id',
    erased: {
      title: 'word',
      facts: 'word',
      claims: 'no_texts',
      address_sealed: 'null',
      address_match: 'null',
      longitude: 'null',
      latitude: 'null',
      search_text: 'word',
      search_grams: 'no_texts',
    },
    kept: {
      number: 'number of the file',
      delegated_letter_no: 'number of a letter of the body that sent it',
      risk_flags: 'codes',
      folded: 'ids, codes, days and amounts',
    },
  },
  dispute_key: { of: 'dispute_id', erased: { wrapped: 'no_key' } },
  dissuasion: { of: 'dispute_id', erased: { note: 'null' }, sealed: ['person_sealed'] },
  file_note: { of: 'dispute_id', erased: { text: 'word' } },
  investigation_record: { ...KEPT_WHOLE, sealed: ['content_sealed'] },
  issued_document: { ...KEPT_WHOLE, sealed: ['content_sealed'] },
  judicial_confirmation: {
    of: 'dispute_id',
    erased: { late_paper: 'null', ruling_no: 'null', note: 'null' },
    kept: { court: 'name of a court' },
  },
  legal_aid_request: { of: 'dispute_id', erased: { lawyer_name: 'null' } },
  mediation_session: {
    of: 'dispute_id',
    erased: {
      invited: 'no_items',
      attendance: 'null',
      minutes: 'null',
      undisputed_facts: 'null',
      concessions: 'null',
      reason: 'null',
    },
    kept: { parts: 'codes', held_parts: 'codes, ids and times', citations: 'laws and articles' },
  },
  mediator_challenge: { of: 'dispute_id', erased: { note: 'null', reason: 'null' } },
  obligation: {
    of: 'dispute_id',
    erased: { description: 'word', condition: 'null' },
    kept: { instalments: 'amounts and days', shares: 'ids and amounts' },
  },
  obligation_pursuit: { of: 'dispute_id', erased: { paper: 'null', note: 'null' } },
  open311_request: {
    of: 'dispute_id',
    erased: { digest: 'null' },
    sealed: ['sent_sealed'],
    kept: { service_code: 'codes', external_id: 'number in the system of the sender' },
  },
  party: {
    of: 'dispute_id',
    erased: {
      name: 'word',
      phone_sealed: 'null',
      phone_match: 'null',
      phone_masked: 'null',
      id_number_sealed: 'null',
      id_number_match: 'null',
      id_number_masked: 'null',
      address_sealed: 'null',
      address_match: 'null',
      address_masked: 'null',
      sex_sealed: 'null',
      ethnicity_sealed: 'null',
      occupation_sealed: 'null',
      born_on_sealed: 'null',
      work_unit_sealed: 'null',
      work_unit_match: 'null',
      work_unit_masked: 'null',
    },
  },
  party_representative: { of: 'dispute_id', erased: { name: 'word', letter_no: 'null' } },
  performance: { of: 'dispute_id', erased: { evidence: 'word', void_reason: 'null' } },
  police_application: {
    of: 'dispute_id',
    erased: { case_no: 'null', text: 'null' },
    kept: { body: 'name of an organ' },
  },
  police_report: { of: 'dispute_id', erased: { unit: 'word', reference_no: 'null' } },
  referral: {
    of: 'dispute_id',
    erased: {},
    kept: { letter_no: 'number of a letter', body_name: 'name of an organ', answer_letter_no: 'number of a letter' },
  },
  reservation: KEPT_WHOLE,
  return_visit: { of: 'dispute_id', erased: { judgment: 'null', measures: 'null', note: 'null' } },
  session_private_note: { ...KEPT_WHOLE, sealed: ['text_sealed'] },
  subject_request: { ...KEPT_WHOLE, sealed: ['words_sealed', 'reason_sealed'] },
  supervision: KEPT_WHOLE,
};

/** Tables that name a dispute and are no part of its file. */
export const BESIDE_THE_FILE: Readonly<Record<string, string>> = {
  case_version: 'what reports count: days, codes and amounts, so that a report stays provable',
  dispute_link: 'ties two cases by their ids',
  petition: 'the register of petitions: kept by its own rules, without names',
  petition_item: 'what bodies answer for in the register of petitions: kept by its own rules, without names',
  petition_item_record: 'what bodies answer for in the register of petitions: kept by its own rules, without names',
  staff_booking: 'when staff were held for a session: ids and times',
  petition_version: 'the register of petitions: kept by its own rules, without names',
};
