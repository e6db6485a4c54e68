import { describe, expect, test } from 'vitest';
import { readRegister } from '../../src/markdown/read.ts';
import { read, section, titles } from './reading.ts';

describe('items under plain headings', () => {
  test('stand under a priority, with fields or prose, and take it', () => {
    const { items } = read(
      '# Debt of the library\n\n## High Priority\n\n### Retire report 21\n\n**Status**: In progress\n',
      '### Shelf labels fade\n\nNobody can read them.\n\n## Resolved\n\n### ✅ Loans counted twice\n\nMended.',
    );
    expect(items).toMatchObject([
      { title: 'Retire report 21', status: 'in progress', priority: 'high' },
      { title: 'Shelf labels fade', status: null, priority: 'high' },
      { title: 'Loans counted twice', status: 'complete', priority: null },
    ]);
  });

  test('are told by fields alone, and a heading above them is their category', () => {
    const { items } = read(
      '# Debt\n\n## Loans\n\n### Fines are wrong\n**Severity**: Low\n**Effort**: 2 days\n',
      '### Slips are lost\n**Severity**: High\n**Effort**: 1 day\n\n## Status Summary\n\n- Open: 2',
    );
    expect(items.map(({ title }) => title)).toEqual(['Fines are wrong', 'Slips are lost']);
    expect(section(items[0], 'Category')).toBe('Loans');
  });

  test('stand in the sections before a paid one too, where all that is marked is paid', () => {
    const read = readRegister(
      '# Deuda\n\n## Introducción\n\n- Nada aquí\n\n## Fallos del horno\n\n### La puerta cae\n`door.ts`. Mal.\n\n## Restos\n\n- Harina vieja del año pasado\n\n## Resueltos\n\n### Levadura muerta\nCambiada.\n\n## Ideas\n\n- Comprar más\n',
    );
    expect(read.items).toMatchObject([
      { title: 'La puerta cae', status: null },
      { title: 'Harina vieja del año pasado', status: null },
      { title: 'Levadura muerta', status: 'complete' },
    ]);
  });

  test('are told in any language by labels that they share', () => {
    const { items } = read(
      '# Mitä on velkaa\n\n## 1. Ovi\n**Vika**: narisee\n**Korjaus**:\n\n- [ ] öljyä\n',
      '## 2. Ikkuna\n**Vika**: vetää\n**Korjaus**:\n\n- [ ] tiivistä\n- [x] mittaa',
    );
    expect(items.map(({ number, title, steps }) => [number, title, steps.length])).toEqual([
      [1, 'Ovi', 1],
      [2, 'Ikkuna', 2],
    ]);
  });

  test('with nothing but an id take the title from a field', () => {
    const { items } = read(
      '# Log\n\n## TD-001\n\n**Title:** Oven is too hot\n**Owner:** Mara\n',
      '## TD-XXX\n\n**Title:** [Short description]\n**Owner:** [Name]',
    );
    expect(items).toMatchObject([{ reference: 'TD-001', title: 'Oven is too hot', owner: 'Mara' }]);
  });

  test('are all that a file about debt has, where nothing else marks them', () => {
    expect(
      titles(
        '# Tech debt',
        '',
        '## Old login',
        '',
        'It is slow:',
        '',
        '- very',
        '',
        '## Overview',
        'x',
      ),
    ).toEqual(['Old login']);
    expect(titles('# Guide', '', '## Login', '', 'Type your name.')).toEqual([]);
  });

  test('of a lower level are items where their group carries only the priority', () => {
    const { items } = read(
      '# Debt\n\n### 2. Doors (Medium Priority)\n\n#### 2.1 Hinge\n**Effort:** 2 hours\n',
      '### 3. ~~Windows~~ ✅ DONE\n\n#### 3.1 Pane - ✅ REPLACED\n\nNew glass.',
    );
    expect(items).toMatchObject([
      { reference: '2.1', title: 'Hinge', source: { priority: { says: 'Medium Priority' } } },
      { reference: '3.1', title: 'Pane', status: 'complete' },
    ]);
    expect(section(items[0], 'Category')).toBe('Doors');
  });

  test('take `FIXED #1:` and an id behind an emoji for what they are, and keep chapters below as text', () => {
    const { items } = read(
      '# Ferry debt\n\n## ✅ RESOLVED ISSUES (spring)\n\n### ✅ FIXED #1: Two kinds of tickets\n\nOne now.\n',
      '## Active\n\n## 📌 TD-2: Trial booking\n\n* **Status**: open\n\n### 1. Background\n\nOld.',
    );
    expect(items).toMatchObject([
      { title: 'Two kinds of tickets', status: 'complete' },
      { reference: 'TD-2', title: 'Trial booking', status: 'not started' },
    ]);
    expect(section(items[1], '1. Background')).toBe('Old.');
  });

  test('may have labels in bold on lines of their own', () => {
    const { items } = read(
      '# Deuda\n\n## Pagos\n\n**Contexto**\nSe pierden.\n\n**Solución propuesta**\nGuardarlos.\n',
      '## Filtros\n\n**Contexto**\nSon lentos.\n\n**Solución propuesta**\nEn el servidor.',
    );
    expect(items).toMatchObject([
      { title: 'Pagos', implementation: 'Guardarlos.' },
      { title: 'Filtros', implementation: 'En el servidor.' },
    ]);
  });

  test('are none where they are a form to copy', () => {
    expect(
      titles(
        '# Register\n\n## Document Control\n\n| Field | Value |\n|--|--|\n| Owner | Mara |\n\n## 2. Debt Items\n',
        '### 2.1 Item Template\n\n#### Debt Item #[ID]\n**Title:** [Short description]\n**Status:** [Open]\n',
        '## 3. Active\n\n### 3.1 High Priority\n\n#### TD-1: [Title]\n- **Owner:** [Name]\n\n#### TD-2: Boiler\n- **Owner:** Pia',
      ),
    ).toEqual(['Boiler']);
  });

  test('lose to a rule and a line about the whole file behind the last', () => {
    const { items, sections } = read(
      '# Debt\n\n### TD-1: Bell\n\nRings.\n\n---\n\n*Last read in May*',
    );
    expect(section(items[0], 'Description')).toBe('Rings.');
    expect(sections.at(-1)).toEqual({ title: 'Closing Notes', text: '*Last read in May*' });
  });
});
