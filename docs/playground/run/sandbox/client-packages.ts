/* eslint-disable svelte/no-svelte-internal -- what Svelte's compiler imports is there, too */
// Components without runes ask for it; those with runes do not mind.
import 'svelte/internal/flags/legacy';

import * as svelte from 'svelte';
import * as animate from 'svelte/animate';
import * as attachments from 'svelte/attachments';
import * as easing from 'svelte/easing';
import * as events from 'svelte/events';
import * as client from 'svelte/internal/client';
import * as legacy from 'svelte/legacy';
import * as motion from 'svelte/motion';
import * as reactivity from 'svelte/reactivity';
import * as reactiveWindow from 'svelte/reactivity/window';
import * as store from 'svelte/store';
import * as transition from 'svelte/transition';

import type { CLIENT_PACKAGES } from './package-names';

/** The packages themselves. Those with nothing in them do something while they load, and did. */
export const clientPackages = {
	svelte,
	'svelte/animate': animate,
	'svelte/attachments': attachments,
	'svelte/easing': easing,
	'svelte/events': events,
	'svelte/internal/client': client,
	'svelte/internal/disclose-version': {},
	'svelte/internal/flags/legacy': {},
	'svelte/legacy': legacy,
	'svelte/motion': motion,
	'svelte/reactivity': reactivity,
	'svelte/reactivity/window': reactiveWindow,
	'svelte/store': store,
	'svelte/transition': transition,
} satisfies Record<(typeof CLIENT_PACKAGES)[number], unknown>;
