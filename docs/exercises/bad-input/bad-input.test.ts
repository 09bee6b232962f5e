import { prove } from '#docs/exercises/testing/prove';
import { badInput } from './exercise';

prove(badInput, import.meta.dir);
