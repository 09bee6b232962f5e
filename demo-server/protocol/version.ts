/** The version of the wire. A page and a server that differ in it part with `other-version`. */
export const PROTOCOL_VERSION = 1;
