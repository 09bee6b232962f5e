import type { MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';

/**
 * Makes the middleware that puts the security headers on every response.
 *
 * What scripts and styles may run stands in a `<meta>` of each page, which the build of the site
 * makes; the header holds what a `<meta>` cannot, and a browser obeys both. Nothing here asks for
 * https: the workbook is http on this machine.
 * @param framePolicy - whether to forbid framing
 */
export function securityHeaders(framePolicy: boolean): MiddlewareHandler {
	return secureHeaders({
		...(framePolicy && { contentSecurityPolicy: { frameAncestors: ["'none'"] } }),
		xFrameOptions: framePolicy && 'DENY',
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
