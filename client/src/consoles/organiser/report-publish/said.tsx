/** A refusal below the button that met it. */
import { Text } from '@mantine/core';
import { ProblemError } from '../../../api/http.js';
import { usePublishText } from './texts.js';

export function Refusal({ error }: { error: unknown }) {
  const { lang } = usePublishText();
  if (!error) return null;
  return (
    <Text size="sm" c="var(--dt-bad)" role="alert">
      {error instanceof ProblemError ? error.sentence(lang) : error instanceof Error ? error.message : ''}
    </Text>
  );
}
