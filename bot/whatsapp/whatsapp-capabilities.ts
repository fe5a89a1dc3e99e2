import type { Capabilities } from '../capabilities.ts';

/** WhatsApp's programs fold texts long before its limit of 65,536, and nobody unfolds a prompt. */
const textLimit = 4096;

/** 2 GB in theory; more than this a linked device hardly gets through. */
const downloadLimit = 100 * 1024 * 1024;

export const editWindowMs = 15 * 60_000;

export const whatsAppCapabilities: Capabilities = {
  textLimit,
  mediaCaptionLimit: 1024,
  albumLimit: 10,
  albumMixes: [['photo', 'video']],
  // Its programs never cut a text in two.
  cutTextFrom: Number.POSITIVE_INFINITY,
  choices: 'poll',
  toasts: false,
  editWindowMs,
  tellsOfRemoved: true,
  slashMenu: false,
  firstContact: 'message',
  downloadLimit,
};
