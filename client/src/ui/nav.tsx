/** Where an organiser can go from any page: the exercises and the library. */
import { Anchor, Group } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useCommon } from '../i18n/index.js';

export function Nav() {
  const { t } = useCommon();
  return (
    <Group component="nav" aria-label={t('nav.label')} gap="md" wrap="nowrap">
      {(
        [
          ['/', t('nav.exercises')],
          ['/scenarios', t('nav.library')],
        ] as const
      ).map(([to, label]) => (
        <Anchor key={to} component={Link} to={to} size="sm" underline="hover" truncate>
          {label}
        </Anchor>
      ))}
    </Group>
  );
}
