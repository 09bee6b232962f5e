import { pluginLineNumbers } from '@expressive-code/plugin-line-numbers';
import { defineEcConfig } from '@astrojs/starlight/expressive-code';

import { blockHeight } from './docs/build/block-height.js';

export default defineEcConfig({
	plugins: [pluginLineNumbers(), blockHeight()],
	// Long lines wrap: on a phone nothing hides at the side, and no block needs a scroll bar.
	defaultProps: { showLineNumbers: false, wrap: true },
	styleOverrides: {
		borderRadius: '0.5rem',
		codeFontFamily: 'var(--sl-font-mono)',
		// The theme's own is too pale to be read (axe: color-contrast).
		lineNumbers: { foreground: 'var(--sl-color-gray-3)' },
		frames: { shadowColor: 'transparent' },
	},
});
