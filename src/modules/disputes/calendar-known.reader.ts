/** Whether the last day of mediation in `dispute d` was counted on years somebody had entered, as SQL. */
export const CALENDAR_KNOWN = `NOT d.folded @? '$.deadlines[*] ? (@.calendarKnown == false)'`;
