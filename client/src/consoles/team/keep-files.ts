/** Keeps the files of everything that the team has received on this device. */
import { useEffect, useMemo, useState } from 'react';
import type { Seat } from '../../../../server/shared/api.js';
import type { TeamView } from '../../../../server/shared/views.js';
import { FileKeeper } from '../../state/files.js';
import { shelfOf } from '../../state/store.js';

export function useKeptFiles(seat: Seat, view: TeamView | null, online: boolean): void {
  const [keeper, setKeeper] = useState<FileKeeper | null>(null);
  useEffect(() => {
    const made = new FileKeeper({ shelf: shelfOf(seat.memberId, seat.exerciseId) });
    setKeeper(made);
    return () => made.stop();
  }, [seat.memberId, seat.exerciseId]);

  const injects = view?.injects;
  const replies = view?.replies;
  const files = useMemo(
    () => [...(injects ?? []).flatMap(({ inject }) => inject.attachments), ...(replies ?? []).flatMap(({ attachments }) => attachments)],
    [injects, replies],
  );
  // a line that is up again also asks again for what was cut in the middle
  useEffect(() => {
    keeper?.line(online);
    if (online) keeper?.want(files);
  }, [keeper, files, online]);
}
