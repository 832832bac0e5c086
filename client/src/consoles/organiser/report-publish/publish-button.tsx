/** Publishing: one question in words that name the effect, then the command that every other client uses too. */
import { Button, Group, Modal, Text } from '@mantine/core';
import { useState } from 'react';
import { post } from '../../../api/http.js';
import { useCommon } from '../../../i18n/index.js';
import { freshId } from '../../../state/ids.js';
import { useAct, useMayGive, useStanding } from './data.js';
import { Refusal } from './said.js';
import { usePublishText } from './texts.js';

export function PublishButton({ exerciseId }: { exerciseId: string }) {
  const { t } = usePublishText();
  const may = useMayGive();
  const [asking, setAsking] = useState(false);
  if (!may.publish) return null;
  return (
    <>
      <Button size="xs" onClick={() => setAsking(true)}>
        {t('publish')}
      </Button>
      {asking && <Ask exerciseId={exerciseId} close={() => setAsking(false)} />}
    </>
  );
}

function Ask({ exerciseId, close }: { exerciseId: string; close: () => void }) {
  const { t } = usePublishText();
  const { t: c } = useCommon();
  const may = useMayGive();
  const standing = useStanding(exerciseId).data;
  const [commandId] = useState(freshId);
  const publish = useAct(exerciseId, () => post(`/exercises/${exerciseId}/commands`, { commandId, type: 'publish' }), close);
  return (
    <Modal opened onClose={close} title={t('publish')} closeButtonProps={{ 'aria-label': c('close') }}>
      <Text size="sm">{t('publishText')}</Text>
      {standing && standing.unmarked > 0 && (
        <Text size="sm" c="var(--dt-warn)" mt="xs">
          {t('publishMissing', { n: standing.unmarked })}
        </Text>
      )}
      {standing && !standing.approval && (
        <Text size="sm" c="var(--dt-warn)" mt="xs">
          {may.approve ? t('publishApproves') : `${t('notApproved')}. ${t('mayNot')}`}
        </Text>
      )}
      <Refusal error={publish.error} />
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={close}>
          {c('cancel')}
        </Button>
        <Button loading={publish.isPending} onClick={() => publish.mutate(undefined)}>
          {t('publish')}
        </Button>
      </Group>
    </Modal>
  );
}
