/** Drawings; each stands beside words, so none is read out. */
import { svg, html } from '../lib/lit-html.js';

const icon = (path) =>
  html`<svg class="icon" viewBox="0 0 20 20" aria-hidden="true">${path}</svg>`;

export const logo = () =>
  html`<svg class="logo" viewBox="0 0 32 32" aria-hidden="true">
    <rect width="32" height="32" rx="8" />
    <path d="M8 20.5l5-6 4.5 4L24 10.5" />
    <circle cx="24" cy="10.5" r="2.5" />
  </svg>`;

export const sun = () =>
  icon(svg`<circle cx="10" cy="10" r="3.5" /><path d="M10 2v2M10 16v2M2 10h2M16 10h2M4.3 4.3l1.5 1.5M14.2 14.2l1.5 1.5M4.3 15.7l1.5-1.5M14.2 5.8l1.5-1.5" />`);

export const moon = () => icon(svg`<path d="M16 11.5A6.5 6.5 0 0 1 8.5 4a6.5 6.5 0 1 0 7.5 7.5z" />`);

export const screen = () =>
  icon(svg`<rect x="2.5" y="3.5" width="15" height="10" rx="1.5" /><path d="M7 17h6M10 13.5V17" />`);

export const pause = () => icon(svg`<path d="M7 5v10M13 5v10" />`);

export const play = () => icon(svg`<path d="M7 4.5l8 5.5-8 5.5z" />`);

export const leave = () => icon(svg`<path d="M8 3.5H4.5v13H8M12 6.5l3.5 3.5-3.5 3.5M15.5 10H8" />`);

export const bell = () =>
  icon(svg`<path d="M5 13.5V9a5 5 0 0 1 10 0v4.5l1.5 1.5h-13zM8.5 17.5h3" />`);

export const download = () => icon(svg`<path d="M10 3.5v9M6.5 9.5L10 13l3.5-3.5M4 16.5h12" />`);

export const columns = () =>
  icon(svg`<rect x="3" y="4" width="14" height="12" rx="1.5" /><path d="M8 4v12M12.5 4v12" />`);

export const close = () => icon(svg`<path d="M5 5l10 10M15 5L5 15" />`);

export const chevron = () => icon(svg`<path d="M7.5 5l5 5-5 5" />`);

export const check = () => icon(svg`<path d="M4 10.5l4 4 8-9" />`);
