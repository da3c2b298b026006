/** What happened about who takes part: parties joining and leaving, representatives and their powers, conflicts and challenges of mediators (R8, R9, R18, R20). */

export type PeoplePayloads = Record<never, never>;
