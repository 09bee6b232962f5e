import { prove } from '#docs/exercises/testing/prove';
import { findTheFaults } from './exercise';

prove(findTheFaults, import.meta.dir);
