import type { MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';

/** The document of the frames in which the reader's programs run; see docs/playground/run. */
const FRAME = '/playground/frame.html';
/** Where the build puts what documents load: scripts, styles, pictures. */
const PARTS = '/_astro/';

/**
 * Makes the middleware that puts the security headers on every response.
 *
 * What scripts and styles may run stands in a `<meta>` of each page, which the build of the site
 * makes; the header holds what a `<meta>` cannot, and a browser obeys both. Nothing here asks for
 * https: the workbook is http on this machine.
 * Nothing can be framed but the one document that is made to be: by our own pages, and as a sandbox
 * even where the frame forgets to say so.
 * @param framePolicy - whether to forbid framing
 */
export function securityHeaders(framePolicy: boolean): MiddlewareHandler {
	const everywhere = headers(
		framePolicy && { contentSecurityPolicy: { frameAncestors: ["'none'"] }, xFrameOptions: 'DENY' },
	);
	const frame = headers(
		framePolicy && {
			contentSecurityPolicy: {
				frameAncestors: ["'self'"],
				sandbox: ['allow-scripts', 'allow-forms'],
			},
			xFrameOptions: 'SAMEORIGIN',
			// Its origin is its own already; asked for once more, Chromium warns in the console.
			originAgentCluster: false,
		},
	);
	return (c, next) => {
		const { path } = c.req;
		if (path.startsWith(PARTS)) return part(c, next);
		return (path === FRAME ? frame : everywhere)(c, next);
	};
}

/**
 * Of all these headers a browser obeys one where it loads a part of a document. The others would
 * cost each of twenty parts 400 bytes, which is a tenth of what a page may weigh.
 */
const part: MiddlewareHandler = async (c, next) => {
	await next();
	c.header('x-content-type-options', 'nosniff');
};

type Framing = Pick<
	NonNullable<Parameters<typeof secureHeaders>[0]>,
	'contentSecurityPolicy' | 'originAgentCluster' | 'xFrameOptions'
>;

function headers(framing: Framing | false): MiddlewareHandler {
	return secureHeaders({
		xFrameOptions: false,
		...framing,
		strictTransportSecurity: false,
		// The frame of the playground has an origin of its own and loads its parts from here.
		crossOriginResourcePolicy: false,
		permissionsPolicy: {
			camera: false,
			displayCapture: false,
			geolocation: false,
			microphone: false,
			payment: false,
			usb: false,
		},
	});
}
