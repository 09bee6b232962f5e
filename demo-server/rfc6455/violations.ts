const rule = (section: string, closeCode = 1002, rfc = 6455) => ({ rfc, section, closeCode });

/**
 * Every rule that bytes after the handshake can break: where it stands, and the code with which
 * the end that notices closes (RFC 6455, section 7.4.1). The words are the pages'; these are keys.
 *
 * Where the RFC only says _Fail the WebSocket Connection_ (section 7.1.7) the code is 1002, which
 * section 7.4.1 gives to a protocol error.
 */
export const VIOLATIONS = {
	/** A reserved bit is set, and no extension gave it a meaning. */
	'reserved-bit-set': rule('5.2'),
	'reserved-opcode': rule('5.2'),
	/** A client masks every frame … */
	'mask-missing': rule('5.1'),
	/** … and a server none. */
	'mask-unexpected': rule('5.1'),
	/** The least number of bytes must hold the length. */
	'length-not-shortest': rule('5.2'),
	/** The most significant of the 64 bits must be 0. */
	'length-top-bit-set': rule('5.2'),
	'control-fragmented': rule('5.5'),
	/** A control frame holds at most 125 bytes. */
	'control-too-long': rule('5.5'),
	/** A continuation frame, and no message has begun. */
	'continuation-of-nothing': rule('5.4'),
	/** A new message, and the one before has not ended. */
	'message-inside-message': rule('5.4'),
	'text-not-utf8': rule('8.1', 1007),
	/** A close frame with one byte: half a code. */
	'close-code-cut': rule('5.5.1'),
	/** 1005, 1006 and 1015 stand for what no frame said, so no frame may say them. */
	'close-code-never-sent': rule('7.4.1'),
	/** Below 1000, above 4999, or in the part of 1000–2999 that nobody has defined. */
	'close-code-undefined': rule('7.4.2'),
	'close-reason-not-utf8': rule('5.5.1', 1007),
	/** More than this end will take; the limit is its own affair (section 10.4). */
	'message-too-big': rule('7.4.1', 1009),
	/** The bit that says “compressed”, on a frame that is not the first of a message. */
	'compressed-continuation': rule('6.1', 1002, 7692),
	/** The same on a control frame. */
	'compressed-control': rule('6.1', 1002, 7692),
};

export type ViolationRule = keyof typeof VIOLATIONS;
