/** A number as it is typed: `12,` and `1,50` stay as they stand while one types on; the value is what they mean so far. */
import { NumberInput, type NumberInputProps } from '@mantine/core';
import { useState } from 'react';
import { useTeamText } from '../texts.js';

interface Props extends Omit<NumberInputProps, 'value' | 'onChange'> {
  value: number | undefined;
  change: (value: number | undefined) => void;
}

/** undefined: nothing, or no number yet. */
export function meant(typed: number | string): number | undefined {
  const value = typeof typed === 'number' ? typed : typed.trim() === '' ? Number.NaN : Number(typed);
  return Number.isFinite(value) ? value : undefined;
}

export function Decimal({ value, change, ...rest }: Props) {
  const { lang } = useTeamText();
  const [typed, setTyped] = useState<number | string>(value ?? '');
  return (
    <NumberInput
      {...rest}
      // somebody else's change of the same field shows, too
      value={meant(typed) === value ? typed : (value ?? '')}
      onChange={(next) => {
        const given = typeof next === 'bigint' ? Number(next) : next;
        setTyped(given);
        change(meant(given));
      }}
      decimalSeparator={lang === 'vi' ? ',' : '.'}
      thousandSeparator={lang === 'vi' ? '.' : ','}
      hideControls
    />
  );
}
