import { createHash } from 'node:crypto';

/**
 * All that the frame's document does: it runs what its page sends it, and only in a frame with an
 * opaque origin, made from this very address.
 */
const SCRIPT = `if (origin === 'null' && parent !== self && location.protocol !== 'about:') {
	addEventListener('message', function load({ source, data }) {
		if (source !== parent) return;
		removeEventListener('message', load);
		(0, eval)(data);
	});
}`;

const STYLE = `:root {
	color-scheme: light dark;
	font: 1rem/1.5 system-ui, sans-serif;
	overflow-wrap: anywhere;
}
button, input, select, textarea {
	max-inline-size: 100%;
	font: inherit;
}`;

/**
 * The policy of what the reader runs: no network, no nested frame, no form that goes anywhere. It
 * names no address, so that it holds on any host; what runs comes as text from the page.
 */
function policy(): string {
	const hash = createHash('sha256').update(SCRIPT).digest('base64');
	return [
		"default-src 'none'",
		"connect-src 'none'",
		"frame-src 'none'",
		`script-src 'sha256-${hash}' 'unsafe-eval'`,
		'worker-src blob:',
		"style-src 'unsafe-inline'",
		'img-src data: blob:',
		'media-src data: blob:',
		'font-src data:',
		"base-uri 'none'",
		"form-action 'none'",
	].join('; ');
}

/** Writes the document of the frames in which the reader's programs run. */
export const frameDocument = (): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="content-security-policy" content="${policy()}">
<meta http-equiv="x-dns-prefetch-control" content="off">
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex">
<title>Playground</title>
<style>${STYLE}</style>
<script>${SCRIPT}</script>
</head>
<body></body>
</html>
`;
