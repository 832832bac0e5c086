/** The editor: text, outline, findings as one types, preview, and saving as a new version. */
import { Alert, Button, Group, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { IconDeviceFloppy, IconDownload } from '@tabler/icons-react';
import type { EditorView } from '@codemirror/view';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useBlocker, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { ScenarioSummary } from '../../../../server/shared/api.js';
import type { AuthoringError } from '../../../../server/shared/scenario.js';
import type { ScenarioPreview, ValidateAnswer } from '../../../../server/shared/studio.js';
import { ProblemError } from '../../api/http.js';
import { useCommon } from '../../i18n/index.js';
import { Frame } from '../../ui/frame.js';
import { Failed, Loading } from '../../ui/states.js';
import { goTo, makeEditor, replaceText, showFindings } from './code-mirror.js';
import { saveAs, saveText, useRights, useScenario, validate } from './data.js';
import { Outline, Problems } from './editor-side.js';
import { Nav } from '../../ui/nav.js';
import { outlineOf, type OutlineItem } from './outline.js';
import { Preview } from './preview.js';
import type { KnownActions } from './suggest.js';
import { idIn, nextVersion, renamed, TEMPLATE, versionIn, withVersion } from './template.js';
import { useStudio } from './texts.js';
import { TryIt } from './try.js';
import { scan } from './yaml-scan.js';
import classes from './studio.module.css';

export function EditScenario() {
  const { id } = useParams({ from: '/scenarios/$id/edit' });
  const found = useScenario(id);
  if (found.isPending) return <Waiting />;
  if (found.error) return <Waiting error={found.error} retry={() => void found.refetch()} />;
  return <Editor key={id} start={found.data.text} kept={found.data.text} versions={found.data.versions} id={id} />;
}

/** From the template, or as a copy of another scenario under a new id. */
export function NewScenario() {
  const from = useSearch({ from: '/scenarios/new' }).from;
  const found = useScenario(from);
  if (from === undefined) return <Editor start={TEMPLATE} kept={null} versions={[]} />;
  if (found.isPending) return <Waiting />;
  if (found.error) return <Waiting error={found.error} retry={() => void found.refetch()} />;
  return <Editor key={from} start={renamed(found.data.text, `${from}-ban-sao`)} kept={null} versions={[]} filesFrom={from} />;
}

function Waiting({ error, retry }: { error?: unknown; retry?: () => void }) {
  return <Frame bar={<Nav />}>{error ? <Failed error={error} {...(retry && { retry })} /> : <Loading />}</Frame>;
}

interface Props {
  start: string;
  /** The text as it is kept; null: nothing yet. */
  kept: string | null;
  versions: string[];
  id?: string;
  filesFrom?: string;
}

function Editor({ start, kept: given, versions: known, id, filesFrom }: Props) {
  const { t, lang } = useStudio();
  const { t: c } = useCommon();
  const { write } = useRights();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [text, setText] = useState(start);
  const [kept, setKept] = useState(given);
  const [versions, setVersions] = useState(known);
  const [line, setLine] = useState(1);
  const [view, setView] = useState<EditorView | null>(null);
  const [settled] = useDebouncedValue(text, 400);
  const unsaved = write && text !== kept;
  const savedNow = useRef(false);

  const check = useQuery({
    queryKey: ['validate', settled, filesFrom ?? ''],
    queryFn: () => validate(settled, filesFrom),
    placeholderData: keepPreviousData,
    enabled: write,
    gcTime: 10_000,
    staleTime: 10_000,
  });
  /** The last answer with a picture: previews stay while the text is broken. */
  const [good, setGood] = useState<ValidateAnswer | null>(null);
  useEffect(() => {
    if (check.data?.picture) setGood(check.data);
  }, [check.data]);
  const findings: AuthoringError[] = useMemo(() => [...(check.data?.errors ?? []), ...(check.data?.warnings ?? [])], [check.data]);
  const entries = useMemo(() => scan(settled), [settled]);
  const outline = useMemo(() => outlineOf(entries, settled.split('\n').length), [entries, settled]);
  const here = outline.find((item) => line >= item.line && line <= item.to);

  const save = useMutation({
    mutationFn: (saved: string) => saveText(saved, filesFrom),
    async onSuccess(summary: ScenarioSummary, saved: string) {
      setKept(saved);
      setVersions(summary.versions);
      savedNow.current = true;
      notifications.show({
        color: 'green',
        closeButtonProps: { 'aria-label': c('close') },
        message: t('saved', { version: summary.version }),
      });
      await Promise.all(['scenarios', 'scenario', 'validate'].map((key) => queries.invalidateQueries({ queryKey: [key] })));
      if (summary.id !== id) await navigate({ to: '/scenarios/$id/edit', params: { id: summary.id }, ignoreBlocker: true });
    },
  });
  const problem = save.error instanceof ProblemError ? save.error.problem : null;
  const version = versionIn(text) ?? '';
  const conflict = problem?.code === 'already-exists';
  /** The number that saving will give it, where the present one is taken. */
  const next = versions.includes(version) ? nextVersion(versions, version, 'patch') : null;
  const setVersion = (to: string): string => {
    const raised = withVersion(text, to);
    if (view) replaceText(view, raised);
    save.reset();
    return raised;
  };
  const saveNow = (): void => {
    if (write && unsaved && !save.isPending) save.mutate(next === null ? text : setVersion(next));
  };

  useBlocker({ shouldBlockFn: () => unsaved && !window.confirm(t('leave')), enableBeforeUnload: () => unsaved, disabled: !unsaved });

  const hooks = useRef({ save: saveNow, lang, actions: [] as KnownActions });
  useEffect(() => {
    hooks.current = { save: saveNow, lang, actions: good?.picture?.actions ?? [] };
  });
  useEffect(() => {
    if (view) showFindings(view, findings, lang);
  }, [view, findings, lang]);

  const stale = settled !== text || check.isFetching;
  return (
    <Frame fill bar={<Nav />}>
      <div className={classes['editor']}>
        <header className={classes['editorHead']}>
          <div className={classes['editorName']}>
            <Text component="h1" fw={600} size="md" truncate>
              {check.data?.summary?.title[lang] ?? good?.summary?.title[lang] ?? (id ? t('editorTitle') : t('newTitle'))}
            </Text>
            <Text size="xs" c="dimmed" truncate>
              {id ? (
                <Link to="/scenarios/$id" params={{ id }}>
                  {id}
                </Link>
              ) : (
                (idIn(text) ?? '')
              )}{' '}
              · {write ? (unsaved ? t('unsaved') : t('noChange')) : t('readOnly')}
            </Text>
          </div>
          <Group gap={6} wrap="nowrap">
            <TextInput
              size="xs"
              w={84}
              aria-label={t('version')}
              title={t('version')}
              value={version}
              readOnly={!write}
              onChange={(event) => /^[\w.+-]+$/.test(event.currentTarget.value) && setVersion(event.currentTarget.value)}
            />
            <Button
              size="xs"
              variant="default"
              leftSection={<IconDownload size={15} aria-hidden />}
              onClick={() => saveAs(text, `${idIn(text) ?? 'scenario'}.yaml`)}
            >
              YAML
            </Button>
            {id !== undefined && <TryIt id={id} title={check.data?.summary?.title ?? null} size="xs" />}
            {write && (
              <Button
                size="xs"
                leftSection={<IconDeviceFloppy size={15} aria-hidden />}
                disabled={!unsaved}
                loading={save.isPending}
                onClick={saveNow}
              >
                {next === null || !unsaved ? t('save') : t('bumpSave', { version: next })}
              </Button>
            )}
          </Group>
        </header>
        {write && conflict && (
          <Alert color="yellow" py={6} radius={0} role="alert" title={t('takenTitle', { version })}>
            <Group gap="xs">
              <Text size="sm">{t('takenText')}</Text>
              {(['patch', 'minor'] as const).map((step) => {
                const free = nextVersion([...versions, version], version, step);
                return (
                  <Button key={step} size="compact-xs" variant="default" onClick={() => setVersion(free)}>
                    {t('bump', { version: free })}
                  </Button>
                );
              })}
            </Group>
          </Alert>
        )}
        {problem && !conflict && (
          <Alert color="red" py={6} radius={0} role="alert">
            {save.error instanceof ProblemError ? save.error.sentence(lang) : ''}
          </Alert>
        )}
        <div className={classes['editorBody']}>
          <Outline items={outline} line={line} go={(to) => view && goTo(view, to)} />
          <div className={classes['middle']}>
            <Code
              start={start}
              readOnly={!write}
              label={t('editorLabel')}
              hooks={hooks}
              changed={setText}
              moved={setLine}
              ready={setView}
            />
            {write && <Problems findings={findings} checking={stale} go={(to, column) => view && goTo(view, to, column)} />}
          </div>
          <Preview key={here?.id ?? ''} preview={previewFor(here, good?.previews ?? [])} old={check.data?.picture === null} />
        </div>
      </div>
    </Frame>
  );
}

function previewFor(item: OutlineItem | undefined, previews: readonly ScenarioPreview[]): ScenarioPreview | null {
  if (!item) return null;
  return (
    previews.find(({ id }) => (item.kind === 'inject' ? id === item.id : item.kind === 'rule' && id.startsWith(`${item.id}/`))) ?? null
  );
}

interface CodeProps {
  start: string;
  readOnly: boolean;
  label: string;
  hooks: React.RefObject<{ save: () => void; lang: 'vi' | 'en'; actions: KnownActions }>;
  changed: (text: string) => void;
  moved: (line: number) => void;
  ready: (view: EditorView | null) => void;
}

function Code({ start, readOnly, label, hooks, changed, moved, ready }: CodeProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!box.current) return;
    const view = makeEditor(box.current, start, {
      label,
      readOnly,
      lang: () => hooks.current.lang,
      actions: () => hooks.current.actions,
      changed,
      moved,
      save: () => hooks.current.save(),
    });
    ready(view);
    return () => {
      ready(null);
      view.destroy();
    };
    // the text lives in the editor once it is open
    // oxlint-disable-next-line react/exhaustive-deps
  }, [readOnly]);
  return <div ref={box} className={classes['code']} />;
}
