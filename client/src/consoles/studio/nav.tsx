/** Where one can go from any page of the studio. */
import { Anchor, Group } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useStudio } from './texts.js';

export function Nav() {
  const { t } = useStudio();
  return (
    <Group component="nav" aria-label={t('nav')} gap="md" wrap="nowrap">
      <Anchor component={Link} to="/" size="sm" underline="hover" truncate>
        {t('exercises')}
      </Anchor>
      <Anchor component={Link} to="/scenarios" size="sm" underline="hover" truncate>
        {t('library')}
      </Anchor>
    </Group>
  );
}
