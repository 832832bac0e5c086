/** What is said when an act was not taken: why, and a button that sends the very same again. */
import { Alert, Button, Group, Text } from '@mantine/core';
import { ProblemError } from '../../api/http.js';
import { useCommon } from '../../i18n/index.js';
import { isStale } from './data.js';
import { useImprovementText } from './texts.js';

export function NotSent({ error, retry }: { error: Error | null; retry?: (() => void) | undefined }) {
  const { t, lang } = useImprovementText();
  const { t: c } = useCommon();
  if (!error) return null;
  const stale = isStale(error);
  return (
    <Alert color={stale ? 'yellow' : 'red'} role="alert" py={8} title={t('notSent')}>
      <Group gap="sm" justify="space-between" align="center">
        <Text size="sm" style={{ flex: '1 1 200px' }}>
          {stale ? t('stale') : error instanceof ProblemError ? error.sentence(lang) : String(error)}
        </Text>
        {retry && !stale && (
          <Button size="xs" variant="default" onClick={retry}>
            {c('retry')}
          </Button>
        )}
      </Group>
    </Alert>
  );
}
