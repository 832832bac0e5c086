/** Where an organiser can go from any page: exercises, library, agencies and, for administrators, accounts. */
import { Anchor, Group } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useMe } from '../api/session.js';
import { useCommon } from '../i18n/index.js';

export function Nav() {
  const { t } = useCommon();
  const me = useMe('user').data;
  const places = [
    ['/', t('nav.exercises')],
    ['/scenarios', t('nav.library')],
    ['/agencies', t('nav.agencies')],
    ['/programme', t('nav.programme')],
    ['/improvement', t('nav.improvement')],
    ...(me?.kind === 'user' && me.user.roles.includes('admin') ? ([['/users', t('nav.users')]] as const) : []),
  ] as const;
  return (
    <Group component="nav" aria-label={t('nav.label')} gap="md" wrap="nowrap" style={{ overflowX: 'auto', overflowY: 'hidden' }}>
      {places.map(([to, label]) => (
        <Anchor key={to} component={Link} to={to} size="sm" underline="hover" style={{ flex: 'none' }}>
          {label}
        </Anchor>
      ))}
    </Group>
  );
}
