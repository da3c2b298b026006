/** A start that was refused for a reason the operator can act on: the message alone says what and how. */
export class StartError extends Error {}
