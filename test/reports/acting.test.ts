import { describe, expect, it } from 'vitest';
import { signaturesOf } from '../../reports/letterhead.ts';
import { registerEntry } from '../../reports/register.ts';
import { remarks, stepText } from '../../reports/register-texts.ts';
import { office, registerRow, step } from './given-rows.ts';

const now = '2025-06-14T03:00:00.000Z';

describe('who acts for somebody (Plh.)', () => {
  it('signs in their place, under the title that says so', () => {
    const acting = { chiefEditor: ['Sari'], admin: [] };
    const signatures = signaturesOf({ ...office.paper, acting }, '2025-06-14');
    expect(signatures.map(({ title, name }) => [title, name]).slice(1)).toEqual([
      ['Plh. Pimpinan Redaksi', 'Sari'],
      ['Admin Medsos', 'Sari Dewi'],
    ]);
  });

  it('is named so beside the step that they finished', () => {
    const steps = [step({ step: 'correcting', by: 'Sari', acting: true }), step({ step: 'deciding', by: 'Elvi' })];
    const entry = registerEntry(registerRow({ steps }), now);
    expect(stepText(entry, 'correcting', office.zone)).toMatch(/^Plh\. Sari\n/);
    expect(stepText(entry, 'deciding', office.zone)).toMatch(/^Elvi\n/);
  });
});

describe('keadaan kahar', () => {
  it('stands among the remarks, also when it was ended early', () => {
    const held = { until: '2025-06-20', reason: 'Banjir', endedAt: null };
    const forceMajeures = [held, { ...held, until: '2025-06-25', endedAt: now }];
    expect(remarks(registerEntry(registerRow({ forceMajeures }), '2025-06-12T05:00:00.000Z'))).toEqual([
      'Keadaan kahar sampai 20 Juni 2025: Banjir',
      'Keadaan kahar sampai 25 Juni 2025 (diakhiri lebih awal): Banjir',
    ]);
  });
});
