/** A dangerous command asks once, in words that name the effect; what others did meanwhile is shown before it is sent. */
import { Alert, Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useCommon } from '../../i18n/index.js';
import { actsOn, basisOf, since, subjectOf, type Order } from './basis.js';
import { useExconText, useOrder, useRoom } from './room.js';
import { useSentence } from './sentences.js';

interface Props {
  title: string;
  text?: string | undefined;
  /** Builds the command; null while the form is not complete. */
  order: () => Order | null;
  /** What the command is about, for the acts of others; the first look at `order` when absent. */
  about: Order;
  reason?: 'none' | 'optional' | 'required' | 'shown';
  /** Label of the button; the title when absent. */
  confirm?: string;
  color?: string | undefined;
  /** Why it cannot be sent now; shown, and the button is off. */
  blocked?: string | undefined;
  size?: string;
  close: () => void;
  children?: ReactNode;
}

export function AskOrder({ title, text, order, about, reason = 'optional', confirm, color, blocked, size, close, children }: Props) {
  const { view, me } = useRoom();
  const { t } = useExconText();
  const { t: c } = useCommon();
  const { run } = useOrder();
  const sentence = useSentence();
  const [why, setWhy] = useState('');
  const [basis, setBasis] = useState(() => basisOf(view, about));
  const subject = subjectOf(about);
  const others = subject === null || basis === undefined ? [] : since(view, subject, basis, me.id);
  const ready = order() !== null && blocked === undefined && (reason !== 'required' || why.trim() !== '') && others.length === 0;
  const submit = (): void => {
    const made = order();
    if (!made || !ready) return;
    close();
    // one's own acts in between are no surprise
    const decided = subject === null || basis === undefined ? undefined : Math.max(basis, actsOn(view, subject).length);
    void run({ ...made, ...(why.trim() === '' ? {} : { reason: why.trim() }) }, decided);
  };
  return (
    <Modal opened onClose={close} title={title} {...(size ? { size } : {})} closeButtonProps={{ 'aria-label': c('close') }}>
      <form onSubmit={(event) => (event.preventDefault(), submit())}>
        <Stack gap="sm">
          {text && <Text size="sm">{text}</Text>}
          {children}
          {reason !== 'none' && (
            <Textarea
              label={reason === 'shown' ? t('reasonShown') : t('reason')}
              required={reason === 'required'}
              autosize
              minRows={reason === 'optional' ? 1 : 2}
              maxRows={6}
              maxLength={1000}
              value={why}
              onChange={(event) => setWhy(event.currentTarget.value)}
              {...(reason === 'shown' ? { 'data-autofocus': true } : {})}
            />
          )}
          {others.length > 0 && subject !== null && (
            <Alert color="orange" role="alert" title={t('meanwhile')}>
              {others.map((act) => (
                <Text key={act.commandId} size="sm">
                  {sentence(subject, act)}
                </Text>
              ))}
              <Button size="compact-xs" mt={6} variant="default" onClick={() => setBasis(actsOn(view, subject).length)}>
                {t('seenIt')}
              </Button>
            </Alert>
          )}
          {blocked && (
            <Text size="sm" fw={600} c="var(--dt-warn)" role="status">
              {blocked}
            </Text>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {c('cancel')}
            </Button>
            <Button
              type="submit"
              disabled={!ready}
              {...(color ? { color } : {})}
              {...(reason === 'shown' ? {} : { 'data-autofocus': true })}
            >
              {confirm ?? title}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
