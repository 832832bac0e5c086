/** Where an organiser can go from any page: the exercises and the library. */
import { Anchor, Group } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useText } from '../../i18n/index.js';
import { texts } from './texts.js';

export function Nav() {
  const { t } = useText<typeof texts>('organiser');
  return (
    <Group component="nav" aria-label={t('nav')} gap="md" wrap="nowrap">
      {(
        [
          ['/', t('exercises')],
          ['/scenarios', t('scenariosTitle')],
        ] as const
      ).map(([to, label]) => (
        <Anchor key={to} component={Link} to={to} size="sm" underline="hover" truncate>
          {label}
        </Anchor>
      ))}
    </Group>
  );
}
