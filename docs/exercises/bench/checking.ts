// All that a click on "Check" loads: the checks, their words, and what runs them.
export { checkClient } from '#docs/exercises/checking/check-client';
export { checkProgram } from '#docs/exercises/checking/check-program';
export { fileOf } from '#docs/exercises/checking/exercise';
export { exercises } from '#docs/exercises/exercises';
export { serve } from '#docs/playground/run/serve';
export { surroundingsOf } from './in-page';
export { onStage, openStage } from './in-page-stage';
export { ownServer } from './own-server';
export { tellVerdict } from './tell-verdict';
