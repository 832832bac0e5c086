/** One agency: made or corrected. */
import { Alert, Autocomplete, Button, Group, Modal, Select, Stack, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Email, LEVELS, type Agency, type AgencySystem, type Level } from '../../../../server/shared/agencies.js';
import { patch, post, ProblemError } from '../../api/http.js';
import { AGENCIES, kindsOf, useAgencies } from '../../features/agencies/data.js';
import { useCommon } from '../../i18n/index.js';
import { useDirectory } from './texts.js';

/** One system a line, its level in brackets. */
function systemsOf(text: string): { systems: AgencySystem[]; bad: string[] } {
  const systems: AgencySystem[] = [];
  const bad: string[] = [];
  for (const line of text.split('\n').map((each) => each.trim())) {
    if (line === '') continue;
    const [, name = '', level] = /^(.+?)\s*\(\s*([1-5])\s*\)$/u.exec(line) ?? [];
    if (name === '') bad.push(line);
    else systems.push({ name, level: Number(level) });
  }
  return { systems, bad };
}

/** `agency` null: a new one. */
export function AgencyForm({ agency, close }: { agency: Agency | null; close: () => void }) {
  const { t, lang } = useDirectory();
  const { t: c } = useCommon();
  const queries = useQueryClient();
  const known = useAgencies().data ?? [];
  const [name, setName] = useState(agency?.name ?? '');
  const [shortName, setShortName] = useState(agency?.shortName ?? '');
  const [kind, setKind] = useState(agency?.kind ?? '');
  const [level, setLevel] = useState<Level | null>(agency?.level ?? null);
  const [parent, setParent] = useState(agency?.parent ?? '');
  const [emails, setEmails] = useState((agency?.emails ?? []).join('; '));
  const [contact, setContact] = useState(agency?.contact ?? '');
  const [systems, setSystems] = useState((agency?.systems ?? []).map(({ name, level }) => `${name} (${level})`).join('\n'));
  const listed = systemsOf(systems);
  const given = [...new Set(emails.split(/[\s,;|]+/).filter((each) => each !== ''))];
  const bad = given.filter((each) => !Email.safeParse(each).success);

  const save = useMutation({
    async mutationFn() {
      const words = { shortName: shortName.trim(), kind: kind.trim(), parent: parent.trim(), contact: contact.trim() };
      const full = { ...words, level, emails: given.length > 0 ? given : null, systems: listed.systems.length > 0 ? listed.systems : null };
      if (agency) {
        const orNull = Object.fromEntries(Object.entries(full).map(([key, value]) => [key, value === '' ? null : value]));
        await patch(`/agencies/${agency.id}`, { name: name.trim(), ...orNull });
      } else {
        const filled = Object.fromEntries(Object.entries(full).filter(([, value]) => value !== '' && value !== null));
        await post('/agencies', { name: name.trim(), ...filled });
      }
    },
    async onSuccess() {
      await queries.invalidateQueries({ queryKey: AGENCIES });
      close();
    },
  });
  return (
    <Modal
      opened
      onClose={close}
      title={agency ? t('edit', { name: agency.name }) : t('add')}
      size="lg"
      closeButtonProps={{ 'aria-label': c('close') }}
      attributes={{ header: { role: 'presentation' } }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <Stack gap="sm">
          {save.error && (
            <Alert color="red" role="alert">
              {save.error instanceof ProblemError ? save.error.sentence(lang) : String(save.error)}
            </Alert>
          )}
          <TextInput
            data-autofocus
            label={t('name')}
            required
            maxLength={200}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Group grow align="flex-start">
            <TextInput
              label={t('shortName')}
              maxLength={40}
              value={shortName}
              onChange={(event) => setShortName(event.currentTarget.value)}
            />
            <Autocomplete label={t('kind')} maxLength={80} data={kindsOf(known).map((each) => each.kind)} value={kind} onChange={setKind} />
          </Group>
          <Group grow align="flex-start">
            <Select
              label={t('level')}
              clearable
              clearButtonProps={{ 'aria-label': t('clear') }}
              data={LEVELS.map((value) => ({ value, label: t(`level.${value}`) }))}
              value={level}
              onChange={(value) => setLevel(LEVELS.find((each) => each === value) ?? null)}
            />
            <TextInput label={t('parent')} maxLength={200} value={parent} onChange={(event) => setParent(event.currentTarget.value)} />
          </Group>
          <TextInput
            label={t('emails')}
            description={t('emailsHint')}
            value={emails}
            error={bad.length > 0 ? t('badEmail', { what: bad.join(', ') }) : undefined}
            onChange={(event) => setEmails(event.currentTarget.value)}
          />
          <Textarea
            label={t('systems')}
            description={t('systemsHint')}
            autosize
            minRows={2}
            maxRows={8}
            value={systems}
            error={listed.bad.length > 0 ? t('badSystem', { what: listed.bad.join('; ') }) : undefined}
            onChange={(event) => setSystems(event.currentTarget.value)}
          />
          <TextInput
            label={t('contact')}
            description={t('contactHint')}
            maxLength={500}
            value={contact}
            onChange={(event) => setContact(event.currentTarget.value)}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {c('cancel')}
            </Button>
            <Button type="submit" loading={save.isPending} disabled={name.trim() === '' || bad.length > 0 || listed.bad.length > 0}>
              {c('save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
