import { frameDocument } from '#docs/playground/run/frame-document';

/** A document without a word of the workbook's, and with a policy of its own. */
export function GET(): Response {
	return new Response(frameDocument(), { headers: { 'content-type': 'text/html; charset=utf-8' } });
}
