import htm from 'htm';
import { h } from 'preact';

/** Components are written as tagged templates: no build step. */
export const html = htm.bind(h);
