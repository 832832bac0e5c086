/** Authored texts as the MSEL, score lines and reports show them: a variable is told in words, never as it is typed. */
import { describe, expect, test } from '@jest/globals';
import { mselRow } from '../../server/audiences/rows.js';
import { unaddressed } from '../../server/shared/unaddressed.js';
import { asks, injects, lineOf, Log, only, owes, scenario, score } from '../scoring/support.js';

const title = { vi: 'Thư gửi {{team.name}}', en: 'Letter to {{team.name}}' };
const told = { vi: 'Thư gửi [tên đội]', en: 'Letter to [team]' };

describe('given a text with variables', () => {
  test('every variable that authors may use is named in the language of the text', () => {
    const all = '{{agency.name}} {{ team.name }} {{exercise.name}} {{clock}} {{system.web-01}}';
    expect(unaddressed({ vi: all, en: all })).toEqual({
      vi: '[tên cơ quan] [tên đội] [tên cuộc diễn tập] [giờ diễn tập] [web-01]',
      en: '[agency] [team] [exercise] [drill time] [web-01]',
    });
  });

  test('what is no variable stays as EXCON typed it', () => {
    const odd = { vi: '{{nope}} {{constructor}} {{#if', en: '{ {clock} }' };
    expect(unaddressed(odd)).toEqual(odd);
  });

  test('the line of the MSEL and the lines of a score sheet tell it in words', () => {
    const inject = injects('i1', { title, expects: [owes('e1', 'ACK')], asks: [asks('q1', 'text', { prompt: title })] });
    expect(mselRow(inject)).toMatchObject({ title: told, asks: [{ prompt: told }] });
    const team = only(score(scenario([inject]), new Log().deliver(0, 'i1', ['e1']).end(60)));
    expect(lineOf(team, 'i1.e1').injectTitle).toEqual(told);
    expect(lineOf(team, 'i1.q1').label).toEqual(told);
  });
});
