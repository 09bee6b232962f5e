import { UTF8 } from './utf8';
import { Utf8Validator } from './Utf8Validator';
import type { ViolationRule } from './violations';

/** Stands for a close frame without a code; it is never sent (RFC 6455, section 7.1.5). */
export const NO_STATUS = 1005;

/** Who gave a close code its meaning, or why it has none (section 7.4). */
export type CloseCodeStanding =
	/** By section 7.4.1. */
	| 'defined'
	/** Later, in IANA's WebSocket Close Code Number Registry. */
	| 'registered'
	/** By a library or framework, 3000–3999. */
	| 'library'
	/** By the two ends themselves, 4000–4999. */
	| 'private'
	/** Tells an application what no frame said: 1005, 1006, 1015. */
	| 'never-sent'
	| 'undefined';

/** Tells what a close code is. */
export function closeCodeStanding(code: number): CloseCodeStanding {
	if (code === 1005 || code === 1006 || code === 1015) return 'never-sent';
	if ((code >= 1000 && code <= 1003) || (code >= 1007 && code <= 1011)) return 'defined';
	if (code >= 1012 && code <= 1014) return 'registered';
	if (code >= 3000 && code <= 3999) return 'library';
	if (code >= 4000 && code <= 4999) return 'private';
	return 'undefined';
}

/** What a close frame says, or the rule that it breaks and the byte of the payload that shows it. */
export type ClosePayload =
	| { readonly ok: true; readonly code: number; readonly reason: string }
	| { readonly ok: false; readonly rule: ViolationRule; readonly at: number };

/** Reads the payload of a close frame, without the mask (section 5.5.1). */
export function readClose(payload: Uint8Array): ClosePayload {
	const [high, low] = payload;
	if (high === undefined) return { ok: true, code: NO_STATUS, reason: '' };
	if (low === undefined) return { ok: false, rule: 'close-code-cut', at: 0 };
	const code = (high << 8) | low;
	const standing = closeCodeStanding(code);
	if (standing === 'never-sent') return { ok: false, rule: 'close-code-never-sent', at: 0 };
	if (standing === 'undefined') return { ok: false, rule: 'close-code-undefined', at: 0 };
	const reason = payload.subarray(2);
	const utf8 = new Utf8Validator();
	const bad = utf8.push(reason);
	if (bad >= 0 || !utf8.complete) {
		const at = bad < 0 ? payload.length : 2 + bad;
		return { ok: false, rule: 'close-reason-not-utf8', at };
	}
	return { ok: true, code, reason: UTF8.decode(reason) };
}

/** Writes the payload of a close frame; without a code it is empty. A bad code is written too. */
export function writeClose(code?: number, reason = ''): Uint8Array<ArrayBuffer> {
	if (code === undefined) return new Uint8Array();
	return Uint8Array.of(code >> 8, code & 0xff, ...new TextEncoder().encode(reason));
}
