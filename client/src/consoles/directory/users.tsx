/** Accounts, for administrators: make them, give roles, lock them, set a new password. */
import {
  ActionIcon,
  Alert,
  Badge,
  Button,
  Checkbox,
  Container,
  Group,
  Modal,
  PasswordInput,
  Stack,
  Table,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
import { IconLock, IconLockOpen, IconPencil, IconPlus, IconSearch } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { ROLES, type Role, type User } from '../../../../server/shared/api.js';
import { get, patch, post, ProblemError } from '../../api/http.js';
import { useMe } from '../../api/session.js';
import { useCommon } from '../../i18n/index.js';
import { fold } from '../../ui/format.js';
import { Frame } from '../../ui/frame.js';
import { Nav } from '../../ui/nav.js';
import { Pager, usePages } from '../../ui/pages.js';
import { Empty, Failed, Loading } from '../../ui/states.js';
import { useDirectory } from './texts.js';

const USERS = ['users'] as const;
const PAGE = 50;
/** As the server asks. */
const SHORTEST = 10;

export function Users() {
  const { t } = useDirectory();
  const me = useMe('user').data;
  const mayManage = me?.kind === 'user' && me.user.roles.includes('admin');
  const list = useQuery({ queryKey: USERS, queryFn: () => get<User[]>('/users'), enabled: mayManage });
  const [editing, setEditing] = useState<User | 'new' | null>(null);
  return (
    <Frame bar={<Nav />}>
      <Container size="lg" py="md">
        <Group justify="space-between" mb="sm" align="flex-start" wrap="nowrap">
          <div>
            <Title order={1} size="h3">
              {t('users')}
            </Title>
            <Text size="sm" c="dimmed">
              {t('usersIntro')}
            </Text>
          </div>
          {mayManage && (
            <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setEditing('new')} style={{ flex: 'none' }}>
              {t('addUser')}
            </Button>
          )}
        </Group>
        {me !== undefined && !mayManage ? (
          <Empty title={t('noRight')} />
        ) : list.isPending ? (
          <Loading />
        ) : list.error ? (
          <Failed error={list.error} retry={() => void list.refetch()} />
        ) : (
          <UserTable users={list.data} edit={setEditing} />
        )}
      </Container>
      {editing && (
        <UserForm key={editing === 'new' ? 'new' : editing.id} user={editing === 'new' ? null : editing} close={() => setEditing(null)} />
      )}
    </Frame>
  );
}

function UserTable({ users, edit }: { users: User[]; edit: (user: User) => void }) {
  const { t, lang } = useDirectory();
  const queries = useQueryClient();
  const [words, setWords] = useState('');
  const found = useMemo(() => users.filter(({ name, email }) => fold(`${name} ${email}`).includes(fold(words.trim()))), [users, words]);
  const pages = usePages(found, PAGE);
  const turn = useMutation({
    mutationFn: ({ id, active }: User) => patch<User>(`/users/${id}`, { active: !active }),
    onSuccess: () => queries.invalidateQueries({ queryKey: USERS }),
  });
  return (
    <Stack gap="sm">
      <TextInput
        aria-label={t('findUser')}
        placeholder={t('findUser')}
        leftSection={<IconSearch size={16} aria-hidden />}
        maw={360}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      {turn.error && (
        <Alert color="red" role="alert">
          {turn.error instanceof ProblemError ? turn.error.sentence(lang) : String(turn.error)}
        </Alert>
      )}
      <div className="panel">
        {/* a region that scrolls must be reachable by keyboard */}
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
        <div style={{ overflowX: 'auto', position: 'relative' }} tabIndex={0} role="group" aria-label={t('users')}>
          <Table verticalSpacing={6} miw={{ base: 620, sm: 0 }}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('person')}</Table.Th>
                <Table.Th>{t('email')}</Table.Th>
                <Table.Th>{t('roles')}</Table.Th>
                <Table.Th>{t('state')}</Table.Th>
                <Table.Th w={88}>
                  <span className="vh">{t('actions')}</span>
                </Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {pages.shown.map((user) => (
                <Table.Tr key={user.id}>
                  <Table.Td fw={500}>{user.name}</Table.Td>
                  <Table.Td>{user.email}</Table.Td>
                  <Table.Td>
                    <Group gap={4}>
                      {user.roles.map((role) => (
                        <Badge key={role} variant="default" radius="sm" tt="none" fw={400}>
                          {t(`role.${role}`)}
                        </Badge>
                      ))}
                    </Group>
                  </Table.Td>
                  <Table.Td c={user.active ? 'var(--dt-ok)' : 'var(--dt-wait)'} style={{ whiteSpace: 'nowrap' }}>
                    {user.active ? `● ${t('active')}` : `○ ${t('inactive')}`}
                  </Table.Td>
                  <Table.Td>
                    <Group gap={4} wrap="nowrap" justify="flex-end">
                      <ActionIcon variant="subtle" aria-label={t('editUser', { name: user.name })} onClick={() => edit(user)}>
                        <IconPencil size={16} aria-hidden />
                      </ActionIcon>
                      <ActionIcon
                        variant="subtle"
                        color="gray"
                        aria-label={t(user.active ? 'lock' : 'unlock', { name: user.name })}
                        onClick={() => (!user.active || window.confirm(t('lockAsk', { name: user.name }))) && turn.mutate(user)}
                      >
                        {user.active ? <IconLock size={16} aria-hidden /> : <IconLockOpen size={16} aria-hidden />}
                      </ActionIcon>
                    </Group>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </div>
        <Pager pages={pages} label={t('pagesOfUsers')} />
      </div>
    </Stack>
  );
}

const LETTERS = 'abcdefghjkmnpqrstwxyz23456789';

/** Three groups of four characters that nobody confuses: 58 random bits. */
function madeUp(): string {
  const numbers = crypto.getRandomValues(new Uint32Array(12));
  const letters = Array.from(numbers, (n) => LETTERS[n % LETTERS.length] ?? 'a').join('');
  return [letters.slice(0, 4), letters.slice(4, 8), letters.slice(8)].join('-');
}

function UserForm({ user, close }: { user: User | null; close: () => void }) {
  const { t, lang } = useDirectory();
  const { t: c } = useCommon();
  const queries = useQueryClient();
  const [email, setEmail] = useState(user?.email ?? '');
  const [name, setName] = useState(user?.name ?? '');
  const [roles, setRoles] = useState<Role[]>(user?.roles ?? ['evaluator']);
  const [password, setPassword] = useState('');
  const [shown, setShown] = useState(false);
  const save = useMutation({
    mutationFn: () =>
      user
        ? patch<User>(`/users/${user.id}`, { name: name.trim(), roles, ...(password !== '' && { password }) })
        : post<User>('/users', { email: email.trim(), name: name.trim(), roles, password }),
    async onSuccess() {
      await queries.invalidateQueries({ queryKey: USERS });
      close();
    },
  });
  const whole =
    name.trim() !== '' && email.trim() !== '' && roles.length > 0 && (user && password === '' ? true : password.length >= SHORTEST);
  return (
    <Modal
      opened
      onClose={close}
      title={user ? t('editUser', { name: user.name }) : t('addUser')}
      closeButtonProps={{ 'aria-label': c('close') }}
      attributes={{ header: { role: 'presentation' } }}
    >
      <form
        autoComplete="off"
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
            type="email"
            label={t('email')}
            required
            disabled={user !== null}
            maxLength={254}
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
          <TextInput label={t('person')} required maxLength={120} value={name} onChange={(event) => setName(event.currentTarget.value)} />
          <Checkbox.Group
            label={t('roles')}
            required
            value={roles}
            onChange={(chosen) => setRoles(ROLES.filter((role) => chosen.includes(role)))}
          >
            <Stack gap={6} mt={6}>
              {ROLES.map((role) => (
                <Checkbox key={role} value={role} label={t(`role.${role}`)} />
              ))}
            </Stack>
          </Checkbox.Group>
          <Group align="flex-end" gap="xs" wrap="nowrap">
            <PasswordInput
              label={user ? t('newPassword') : t('password')}
              description={t('passwordHint')}
              required={!user}
              autoComplete="new-password"
              maxLength={256}
              value={password}
              visible={shown}
              onVisibilityChange={setShown}
              visibilityToggleButtonProps={{ 'aria-label': t('showPassword') }}
              onChange={(event) => setPassword(event.currentTarget.value)}
              style={{ flex: 1 }}
            />
            <Button
              variant="default"
              onClick={() => {
                setPassword(madeUp());
                setShown(true);
              }}
            >
              {t('makePassword')}
            </Button>
          </Group>
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {c('cancel')}
            </Button>
            <Button type="submit" disabled={!whole} loading={save.isPending}>
              {c('save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
