/** The page for an address that does not exist. */
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useCommon } from '../i18n/index.js';
import { Frame } from '../ui/frame.js';
import { Empty } from '../ui/states.js';

export function NotFound() {
  const { t } = useCommon();
  return (
    <Frame>
      <Empty title={t('notFound')}>
        <Button component={Link} to="/" variant="default" size="xs">
          {t('home')}
        </Button>
      </Empty>
    </Frame>
  );
}
