/** What stopped the command, in words a person can act on. */
export class Failure extends Error {}
