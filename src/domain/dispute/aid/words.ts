/** The fixed words of legal aid. Papers are those an application is made of (办理法律援助案件程序规定). */

/** What is asked for: advice for anyone, papers written, somebody who represents the party (法律援助法 22-23). */
export const LEGAL_AID_KINDS = ['advice', 'drafting', 'representation'] as const;
export type LegalAidKind = (typeof LEGAL_AID_KINDS)[number];

/** What it rests on: a matter on the list of article 31 (its item 9 takes in what local rules add), or hardship alone. */
export const LEGAL_AID_GROUNDS = ['listed_matter', 'hardship'] as const;
export type LegalAidGround = (typeof LEGAL_AID_GROUNDS)[number];

export const LEGAL_AID_PAPERS = [
  'application_form',
  'identity',
  'agent_authority',
  'hardship_statement',
  'matter_documents',
] as const;
export type LegalAidPaper = (typeof LEGAL_AID_PAPERS)[number];

export const LEGAL_AID_STATES = [
  'requested',
  'papers_missing',
  'granted',
  'refused',
  'assigned',
  'advised',
  'withdrawn',
] as const;
export type LegalAidState = (typeof LEGAL_AID_STATES)[number];
