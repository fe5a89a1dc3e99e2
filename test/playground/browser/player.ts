import type { Locator, Page } from 'playwright-core';

/** Somebody in front of the page: finds phones, buttons and words as people do, by what they are called. */
export class Player {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  phone(key: string): Locator {
    return this.page.locator(`[data-phone="${key}"]`);
  }

  /** Messages of the chat that is open on that phone. */
  messages(key: string): Locator {
    return this.phone(key).getByRole('log').locator('.bubble');
  }

  /** The newest message that says so. */
  message(key: string, text: string | RegExp): Locator {
    return this.phone(key).getByRole('log').getByRole('listitem').filter({ hasText: text }).last();
  }

  async openChat(key: string, name: 'Grup' | 'Alur'): Promise<void> {
    await this.phone(key).getByRole('navigation', { name: 'Percakapan' }).getByRole('button', { name }).click();
  }

  async write(key: string, text: string): Promise<void> {
    await this.phone(key).getByRole('textbox').fill(text);
    await this.send(key);
  }

  async send(key: string): Promise<void> {
    await this.phone(key).getByRole('button', { name: 'Kirim', exact: true }).click();
  }

  /** Something to practise with, from the menu behind the clip. */
  async pickSample(key: string, name: string): Promise<void> {
    await this.phone(key)
      .getByRole('button', { name: /^Lampirkan/ })
      .click();
    await this.phone(key).getByRole('button', { name }).click();
  }

  async reply(key: string, to: string | RegExp): Promise<void> {
    const message = this.message(key, to);
    await message.hover();
    await message.getByRole('button', { name: /^Balas/ }).click();
  }

  /** Taps the button of the newest message that has it. */
  async tap(key: string, name: string | RegExp): Promise<void> {
    await this.phone(key).locator('.keyboard').getByRole('button', { name }).last().click();
  }

  /** Moves the clock, until it shows that time. */
  async move(name: '+1 jam' | 'ke 08.00 besok' | 'ke tenggat berikutnya', until: string): Promise<void> {
    await this.page.getByRole('button', { name }).click();
    await this.page.locator('.clock .time', { hasText: `${until} WIB` }).waitFor();
  }

  /** Titles of the lesson's steps that are behind. */
  lesson(): Promise<string[]> {
    return this.page.locator('.tour li.done h3, .tour li.skipped h3').allTextContents();
  }
}
